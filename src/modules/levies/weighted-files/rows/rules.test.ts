import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../../../platform/values.ts'
import { decideFates } from '../fates/rules.ts'
import { plainFigure, readRow, type RowRead } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const elm = { practice_id: 'elm' as Id<'practice'>, ods_code: 'Q90001', name: 'Elm Surgery' }
const tollgate = { practice_id: 'tollgate' as Id<'practice'>, ods_code: 'Q90002', name: 'Tollgate Surgery' }
const reader = {
  lmc_name: 'Wealdshire LMC',
  today: day('2026-11-19'),
  counted_on: day('2026-10-01'),
  by_code: new Map([elm, tollgate].map((one) => [one.ods_code, one])),
}
const matching = ['ods_code', 'patients', 'counted_on'] as const
const reads = (cells: readonly string[], line = 2): RowRead => readRow({ line, cells }, matching, reader)

test.each([
  ['9,876.54', 9_877],
  ['9876.49', 9_876],
  ['9876.5', 9_877],
  ['9876.4999999', 9_876],
  ['9876.50000', 9_877],
  ['9876', 9_876],
  ['1,009,876'.slice(2), 9_876],
  ['0', 0],
  ['999,999', 999_999],
  ['0.5', 1],
])('%s is %i whole patients, half a patient up, and is kept as it was given', (as_given, patients) => {
  expect(reads([' q90001 ', as_given, ''])).toEqual({
    ok: true,
    given: { line: 2, practice: elm, counted_on: reader.counted_on, patients, as_given },
  })
})

test.each([
  [['', '9876', ''], 'It doesn’t say which practice.'],
  [['Q99999', '9876', ''], 'Q99999 is no practice of Wealdshire LMC.'],
  [['Q90001', '', ''], 'It says no weighted list size, so nothing is taken.'],
  [['Q90001', '-9876', ''], '“-9876” is no number of patients. Write it as 9,876 or 9,876.54.'],
  [['Q90001', '£9,876', ''], '“£9,876” is no number of patients. Write it as 9,876 or 9,876.54.'],
  [['Q90001', '9.876,54', ''], '“9.876,54” is no number of patients. Write it as 9,876 or 9,876.54.'],
  [['Q90001', '98,76', ''], '“98,76” is no number of patients. Write it as 9,876 or 9,876.54.'],
  [['Q90001', '1e4', ''], '“1e4” is no number of patients. Write it as 9,876 or 9,876.54.'],
  [['Q90001', '999999.5', ''], '999999.5 is more patients than a practice has.'],
  [['Q90001', '9876', 'Tuesday'], '“Tuesday” is no day. Write it as 1/10/2026.'],
  [['Q90001', '9876', '1/1/2027'], '1 January 2027 is still to come, so nobody was counted on it.'],
])('%j is left out: %s', (cells, why) => {
  expect(reads(cells)).toMatchObject({ ok: false, why })
})

test('a figure becomes the nearest whole number of patients, and one written otherwise is the same figure', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_998 }), fc.integer({ min: 0, max: 999 }), (whole, thousandths) => {
      const decimals = String(thousandths).padStart(3, '0')
      const read = reads(['Q90001', `${whole}.${decimals}`, ''])
      expect(read.ok && read.given.patients).toBe(Math.floor((whole * 1_000 + thousandths + 500) / 1_000))
      const grouped = `${new Intl.NumberFormat('en-GB').format(whole)}.${decimals}00`
      expect(plainFigure(grouped)).toBe(plainFigure(`${whole}.${decimals}`))
    }),
  )
})

test('rows that say different sizes of one practice and day are both left out, and a row said twice counts once', () => {
  const rows = [
    ['Q90001', '9876.54', ''],
    ['Q90001', '9,876.540', ''],
    ['Q90002', '4,310', ''],
    ['Q90002', '4,301', ''],
    ['Q90002', '4,400', '1/7/2026'],
    ['Q90001', '9800', '2/7/2026'],
  ].map((cells, at) => reads(cells, at + 2))
  const { fates, takings } = decideFates(rows, new Map([['tollgate 2026-07-01', '4400.00']]))
  expect(fates.map(({ fate, words }) => [fate, words.join(' ')])).toEqual([
    ['new', 'Given as 9876.54.'],
    ['refused', 'Line 2 says the same.'],
    ['refused', 'Line 5 says 4,301 of the same practice and day, so neither is taken.'],
    ['refused', 'Line 4 says 4,310 of the same practice and day, so neither is taken.'],
    ['same', ''],
    ['new', 'This is not the first day of a quarter: is the day right?'],
  ])
  expect(takings.map(({ line }) => line)).toEqual([2, 7])
  expect(decideFates(rows.slice(0, 1), new Map([['elm 2026-10-01', '9,800']])).fates).toMatchObject([
    { fate: 'corrects', words: ['It was 9,800.', 'Given as 9876.54.'] },
  ])
})
