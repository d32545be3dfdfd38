import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexed, listSentence } from '../list-sizes/rules.ts'
import { historyOf, type PeriodFacts } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const first: PeriodFacts = {
  from_on: day('1900-01-01'),
  name: 'Elm Surgery',
  status: 'active',
  opened_on: day('1974-04-01'),
  closed_on: null,
  address: '4 Elm Street',
  postcode: 'WB1 4ZZ',
  pcn_name: 'Elm PCN',
  pcn_code: 'U90001',
  commissioner_name: 'Wealdshire',
  commissioner_code: '99W',
  icb_name: 'Weald ICB',
  icb_code: 'QW9',
  constituency_name: 'North Wealdshire',
  constituency_code: 'E14009001',
}
const later = (from_on: string, facts: Partial<PeriodFacts>) => ({ ...first, from_on: day(from_on), ...facts })
const told = (...periods: PeriodFacts[]) =>
  historyOf(periods).map(({ on, what, detail }) => `${on.toString()} ${what}${detail && `: ${detail}`}`)

describe('a history', () => {
  test.each([
    ['Renamed: From Elm Surgery to Elm House.', { name: 'Elm House' }],
    [
      'Moved address: From 4 Elm Street, WB1 4ZZ to 5 Oak Road, WB2 1AA.',
      { address: '5 Oak Road', postcode: 'WB2 1AA' },
    ],
    ['Moved PCN: From Elm PCN to Harbour PCN.', { pcn_code: 'U90002', pcn_name: 'Harbour PCN' }],
    ['Moved PCN: Out of Elm PCN.', { pcn_code: null, pcn_name: null }],
    ['Changed commissioner: From Wealdshire to Coast.', { commissioner_code: '88X', commissioner_name: 'Coast' }],
    [
      'Changed integrated care board: From Weald ICB to Weald and Coast ICB.',
      { icb_code: 'T1W2X', icb_name: 'Weald and Coast ICB' },
    ],
    [
      'Moved constituency: From North Wealdshire to Saltby.',
      { constituency_code: 'E14009002', constituency_name: 'Saltby' },
    ],
    ['Became dormant', { status: 'dormant' as const }],
    ['Closed', { status: 'closed' as const }],
  ])('says %s', (sentence, facts) => {
    expect(told(first, later('2026-07-01', facts))).toEqual([`2026-07-01 ${sentence}`, '1974-04-01 Opened'])
  })

  test('a closing is dated by the day it happened, not by the file that says so', () => {
    expect(told(first, later('2026-07-01', { status: 'closed', closed_on: day('2026-06-30') }))[0]).toBe(
      '2026-06-30 Closed',
    )
  })

  test('a PCN that is only renamed, and an address that is only spelt otherwise, are no moves', () => {
    expect(told(first, later('2026-07-01', { address: 'Elm House, 4 Elm St., Wealdshire' }))).toEqual([
      '1974-04-01 Opened',
    ])
    expect(told(first, later('2026-07-01', { pcn_name: 'Elm and Oak PCN' }))).toEqual(['1974-04-01 Opened'])
  })

  test('a dormant practice can wake', () => {
    const history = told(first, later('2025-01-01', { status: 'dormant' }), later('2026-01-01', {}))
    expect(history).toEqual(['2026-01-01 Became active again', '2025-01-01 Became dormant', '1974-04-01 Opened'])
  })
})

test('an index begins at a hundred wherever the figures begin, and keeps what is not known', () => {
  const figures = fc.array(fc.option(fc.integer({ min: 1, max: 100_000 })), { minLength: 1 })
  fc.assert(
    fc.property(figures, (values) => {
      const drawn = indexed(values)
      expect(drawn.map((value) => value === null)).toEqual(values.map((value) => value === null))
      expect(drawn.find((value) => value !== null) ?? 100).toBe(100)
    }),
  )
})

test('the chart says how far a list has come', () => {
  const counts = [9_000, 9_900].map((own, at) => ({ on: day(`2026-0${at + 1}-01`), own, pcn: null, others: null }))
  expect(listSentence('Elm', counts)).toBe('Elm’s list has grown by 10% since 1 January 2026')
  expect(listSentence('Elm', counts.slice(0, 1))).toBe('Elm’s list')
})
