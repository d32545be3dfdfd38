import { expect, test } from 'vitest'
import type { Count, Stage } from '../counts/rules.ts'
import { textSheet } from './feeds.ts'
import { sheetColumns, sheetRows } from './rules.ts'

const stage = (number: number, totals: readonly string[], more: Partial<Stage>): Stage => ({
  number,
  kind: 'exclusion',
  note: `Stage ${number} was held`,
  totals,
  non_transferable: '0.00',
  elected: [],
  excluded: [],
  transfers: [],
  reasons: [],
  ...more,
})

const names = ['Ann Lee', 'Bob Ray', 'Cy Orr', 'Di Moss']

const count: Count = {
  rule: 'ers97',
  seats: 2,
  candidates: names.map((name, at) => ({ number: at + 1, name, is_withdrawn: name === 'Di Moss', classes: [] })),
  valid: 1_234,
  invalid: 5,
  quota: '411.34',
  winners: [2, 1],
  vacancies: 0,
  stages: [
    stage(1, ['400.00', '734.00', '100.00', '0.00'], { kind: 'first_preferences', quota: '411.34', elected: [2] }),
    stage(2, ['700.00', '411.34', '122.65', '0.00'], {
      kind: 'surplus',
      non_transferable: '0.01',
      quota: '411.33',
      elected: [1],
    }),
    stage(3, ['700.00', '411.34', '0.00', '0.00'], { non_transferable: '122.66', quota: '411.33', excluded: [3] }),
  ],
  ties: [{ stage: 3, between: [1, 3], for: 'exclusion', chosen: 3, by: 'lot', why: 'The lot falls on Cy Orr.' }],
}

test('a sheet has the candidates in their order, then what became of all votes', () => {
  expect(sheetRows(count)).toMatchObject([
    { number: 1, label: 'Ann Lee', changes: ['', '+300.00', ''], result: 'Elected 2, stage 2' },
    { number: 2, label: 'Bob Ray', changes: ['', '-322.66', ''], result: 'Elected 1, stage 1' },
    { number: 3, label: 'Cy Orr', changes: ['', '+22.65', '-122.65'], result: 'Excluded, stage 3' },
    { number: 4, label: 'Di Moss', totals: ['0.00', '0.00', '0.00'], changes: ['', '', ''], result: 'Withdrawn' },
    { number: null, label: 'Non-transferable', totals: ['0.00', '0.01', '122.66'], changes: ['', '+0.01', '+122.65'] },
    { label: 'All votes', totals: ['1234.00', '1234.00', '1234.00'], changes: ['', '', ''] },
    { label: 'Quota', totals: ['411.34', '411.33', '411.33'], changes: ['', '', ''] },
  ])
  expect(
    sheetColumns(count)
      .map(({ key }) => key)
      .join(' '),
  ).toBe('number candidate stage_1 stage_2_change stage_2 stage_3_change stage_3 result')
})

test('whole votes have no point, and a quota that stays has no row', () => {
  const [one] = count.stages
  const whole: Count = {
    ...count,
    stages: [{ ...stage(1, ['7', '5', '0', '0'], one ?? {}), totals: ['7', '5', '0', '0'], non_transferable: '0' }],
  }
  expect(
    sheetRows(whole)
      .map(({ label, totals }) => `${label} ${totals.join()}`)
      .join(),
  ).toBe('Ann Lee 7,Bob Ray 5,Cy Orr 0,Di Moss 0,Non-transferable 0,All votes 12')
  expect(sheetRows(whole)[2]).toMatchObject({ result: 'Not elected' })
})

test('a sheet of letters is no wider than a screen, and says who, how and what was put right', () => {
  const sheet = textSheet('Elm ward', 'ERS97', count, [{ line: 7, what: 'Commas are read as spaces.' }])
  expect(sheet).toBe(`Elm ward
ERS97
2 seats, 4 candidates, 1,234 valid papers, 5 invalid, quota 411.34

Elected
  1. Bob Ray
  2. Ann Lee

                      Stage 1           Stage 2             Stage 3
Candidate         First votes   + or −  Surplus   + or −  Exclusion
  1 Ann Lee            400.00  +300.00   700.00              700.00
  2 Bob Ray            734.00  −322.66   411.34              411.34
  3 Cy Orr             100.00   +22.65   122.65  −122.65       0.00
  4 Di Moss              0.00              0.00                0.00
Non-transferable         0.00    +0.01     0.01  +122.65     122.66
All votes             1234.00           1234.00             1234.00
Quota                  411.34            411.33              411.33

Candidate                     Result
  1 Ann Lee       Elected 2, stage 2
  2 Bob Ray       Elected 1, stage 1
  3 Cy Orr         Excluded, stage 3
  4 Di Moss                Withdrawn
Non-transferable
All votes
Quota

Stage by stage
  1. Stage 1 was held
  2. Stage 2 was held
  3. Stage 3 was held

Ties
  Stage 3: The lot falls on Cy Orr.

Put right in the file
  Line 7: Commas are read as spaces.`)
  const long = {
    ...count,
    quota: null,
    vacancies: 1,
    candidates: count.candidates.map((each) => ({ ...each, name: 'Maximiliana '.repeat(9) })),
  }
  const lines = textSheet('Elm', 'AV', long, []).split('\n')
  const table = lines.slice(lines.indexOf('Elected') + 4, lines.indexOf('Stage by stage'))
  expect(Math.max(...table.map(({ length }) => length))).toBeLessThanOrEqual(80)
  expect(lines[2]).toBe('2 seats, 4 candidates, 1,234 valid papers, 5 invalid, 1 seat left vacant')
})
