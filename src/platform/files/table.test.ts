import { expect, test } from 'vitest'
import { Unreadable } from './mistakes.ts'
import { columnsOf, day, eachOnce, latestDay, maybeNumber, rowsFrom, sameDay, wholeNumber } from './table.ts'

const row = (...cells: string[]) => ({ cells, line: 7 })
const column = { at: 0, title: 'EXTRACT_DATE' }
const refusal = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (error instanceof Unreadable) return error.in('a.csv')
  }
  return undefined
}

test.each(['2025-04-01', '20250401', '01APR2025', '01Apr2025', ' 2025-04-01 '])('%s is the first of April', (text) => {
  expect(day(row(text), column).toString()).toBe('2025-04-01')
})

test.each(['01/04/2025', '1 April 2025', '2025-0401', '202504-01', '20250431', '31APX2025', '45748', ''])(
  '“%s” is no date we can be sure of',
  (text) => {
    expect(refusal(() => day(row(text), column))).toMatchObject({
      line: 7,
      what:
        text === ''
          ? 'EXTRACT_DATE is blank where a date should be.'
          : `EXTRACT_DATE says “${text}” where a date should be.`,
      remedy: 'Write dates as 2025-04-01, 20250401 or 01APR2025.',
    })
  },
)

test('a count is a whole number, nought or more; a blank one is not nought', () => {
  expect(wholeNumber(row('0'), column)).toBe(0)
  for (const text of ['-1', '1.5', '1e3', '12,000', 'n/a', ''])
    expect(refusal(() => wholeNumber(row(text), column))).toBeDefined()
  expect(maybeNumber(row(''), column)).toBeNull()
})

test('a column is found under any of its titles, with notes and line breaks in them', () => {
  const header = row('Month [1]', 'Partner\r\nOrganisation\r\nCode', 'CCG_CODE')
  const titles = { month: 'Month', ods_code: 'Partner Organisation Code', commissioner_code: ['SUB_ICB', 'CCG_CODE'] }
  expect(columnsOf(header, titles)).toMatchObject({
    month: { at: 0 },
    ods_code: { at: 1 },
    commissioner_code: { at: 2 },
  })
  expect(refusal(() => columnsOf(row('Month'), titles))?.what).toBe('There is no column Partner Organisation Code.')
})

test('a row of another width is named', () => {
  const table = { rows: [['a', 'b'], ['1', '2'], ['3']], lines: [1, 2, 4] }
  expect(refusal(() => rowsFrom(table, 1, 2))).toMatchObject({
    line: 4,
    what: 'This line has 1 column where 2 should be.',
  })
  expect(refusal(() => rowsFrom(table, 3, 2))?.what).toBe('This file has a header and no rows.')
})

test('a code that is there twice is named with both its lines', () => {
  const rows = [
    { line: 2, code: 'A' },
    { line: 3, code: 'B' },
    { line: 9, code: 'A' },
  ]
  expect(refusal(() => eachOnce(rows, ({ code }) => code))).toMatchObject({
    line: 9,
    what: 'A is here twice, on lines 2 and 9.',
  })
})

test('a file for one day may not hold another', () => {
  const rows = [
    { cells: ['2025-04-01'], line: 2 },
    { cells: ['2025-05-01'], line: 3 },
  ]
  expect(refusal(() => sameDay(rows, column))).toMatchObject({ line: 3, what: /2025-04-01, as on line 2/ })
})

test('the latest day leaves out what has not happened yet', () => {
  const days = ['2025-04-01', '2026-12-01', '2025-06-30'].map((text) => Temporal.PlainDate.from(text))
  expect(latestDay([...days, null], Temporal.PlainDate.from('2026-01-01'))?.toString()).toBe('2025-06-30')
})
