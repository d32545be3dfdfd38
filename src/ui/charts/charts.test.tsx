import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markup } from '../markup.ts'
import { Bars } from './bars.tsx'
import type { Value } from './chart.tsx'
import { Flow } from './flow.tsx'
import { HeatGrid } from './heat-grid.tsx'
import { Lines } from './lines.tsx'
import { apart, scaleOver } from './scales.ts'
import { Sparkline } from './sparkline.tsx'
import { StackedBars } from './stacked-bars.tsx'
import { Whiskers } from './whiskers.tsx'

const words = { title: 'What it shows', base: { of: '9 of 10 practices', as_at: 'week of 16 November 2026' } }
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(0, null, 'suppressed'),
  fc.integer({ min: -2_000, max: 2_000_000 }),
  // Figures are counts and rates; no scale need draw a difference of 10⁻³²³.
  fc.integer({ min: -10_000, max: 10_000 }).map((thousandths) => thousandths / 1000),
)
const threeRows = fc.array(fc.tuple(anyValue, anyValue, anyValue), { maxLength: 4 })

test('every chart draws any figures, with its title, base and table, and never a broken number', () => {
  fc.assert(
    fc.property(threeRows, (rows) => {
      const named = rows.map((values, index) => ({ label: `Row ${index}`, values }))
      const charts = [
        <Bars {...words} column="Contacts" bars={rows.map(([value], index) => ({ label: `Row ${index}`, value }))} />,
        <StackedBars
          {...words}
          parts={(['green', 'amber', 'red'] as const).map((mark) => ({ mark, label: mark }))}
          stacks={named}
        />,
        <Lines {...words} times={['June', 'July', 'August']} lines={named} />,
        <HeatGrid {...words} columns={['June', 'July', 'August']} rows={named} />,
        <Whiskers
          {...words}
          column="Share"
          whiskers={rows.map(([value], index) => ({ label: `Row ${index}`, value, low: index, high: null }))}
        />,
      ]
      for (const chart of charts) {
        const html = markup(chart)
        expect(html).not.toMatch(/NaN|Infinity|undefined|style=/)
        expect(html).toContain('What it shows')
        expect(html).toContain('Base: 9 of 10 practices, week of 16 November 2026.')
        expect(html).toMatch(/<details>.*<table>/s)
        expect(html.includes('are held back')).toBe(html.includes('class="suppressed"'))
      }
    }),
    { numRuns: 50 },
  )
})

test('a bar starts at nought and a figure below it goes the other way', () => {
  const html = markup(
    <Bars
      {...words}
      column="Change"
      bars={[
        { label: 'Elm', value: 30 },
        { label: 'Beacon', value: -10 },
      ]}
    />,
  )
  expect(html).toContain('x="25%" width="75%"')
  expect(html).toContain('x="0%" width="25%"')
})

test('a figure held back appears nowhere in its chart, and its stack isn’t drawn', () => {
  const html = markup(
    <StackedBars
      {...words}
      parts={[
        { label: 'Yes', mark: 'series-1' },
        { label: 'No', mark: 'series-2' },
      ]}
      stacks={[{ label: 'Elm', values: [977, 'suppressed'] }]}
    />,
  )
  const drawing = html.slice(html.indexOf('chart-rows'), html.indexOf('<details>'))
  expect(drawing).not.toMatch(/\b977\b/)
  expect(drawing).toContain('held-back')
})

test('nought stays at nought when every figure is nought, and equal figures stand in the middle', () => {
  expect(scaleOver([0, 0], [0, 100], { from_zero: true })(0)).toBe(0)
  expect(scaleOver([], [0, 100], { from_zero: true })(0)).toBe(0)
  expect(scaleOver([7, 7, null], [0, 100], { from_zero: false })(7)).toBe(50)
})

test('a line breaks where a figure is missing', () => {
  const html = markup(<Sparkline about="List size" values={[1, null, 3, 4]} />)
  expect(html.match(/M/g)).toHaveLength(2)
  expect(html).toContain('aria-label="List size: from 1 to 4"')
})

test('a sparkline of one figure is a dot, of none is words', () => {
  expect(markup(<Sparkline about="List size" values={[5]} />)).not.toContain('<path')
  expect(markup(<Sparkline about="List size" values={[null]} />)).toContain('List size: no figures')
})

test('names at the ends of lines keep their distance', () => {
  expect(apart([{ y: 12 }, { y: 10 }, { y: 60 }], 16).map((label) => label.y)).toEqual([10, 26, 60])
})

test('votes that pass to nobody are in the table though no ribbon shows them', () => {
  const html = markup(
    <Flow
      {...words}
      stages={['First', 'Second']}
      candidates={[
        { label: 'Feld', votes: [4, null] },
        { label: 'Marsh', votes: [6, 9] },
      ]}
      transfers={[
        { stage: 0, from: 'Feld', to: 'Marsh', votes: 3 },
        { stage: 0, from: 'Feld', to: null, votes: 1 },
      ]}
    />,
  )
  expect(html.match(/class="moves"/g)).toHaveLength(1)
  expect(html).toContain('Feld to nobody')
  expect(html).not.toContain('NaN')
})
