import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { bankHolidaysIn } from './bank-holidays.ts'

const days = (year: number) => bankHolidaysIn(year).map(({ on }) => on.toString().slice(5))

// As gov.uk/bank-holidays lists them for England and Wales.
test.each([
  [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
])('England’s bank holidays in %i', (year, listed) => {
  expect(days(year)).toEqual(listed.split(' '))
})

test('a substitute day says so', () => {
  expect(bankHolidaysIn(2026).at(-1)?.name).toBe('Boxing Day (substitute day)')
})

test('every year has eight at least, all on different weekdays of the year, and Easter where it can be', () => {
  assert(
    property(integer({ min: 1978, max: 2199 }), (year) => {
      const all = bankHolidaysIn(year)
      expect(all.length).toBeGreaterThanOrEqual(8)
      expect(new Set(all.map(({ on }) => on.toString())).size).toBe(all.length)
      for (const { on } of all) expect(on.dayOfWeek).toBeLessThan(6)
      const friday = all.find(({ name }) => name === 'Good Friday')?.on
      expect(friday?.dayOfWeek).toBe(5)
      // Easter is from 22 March to 25 April.
      expect(friday && friday.toString().slice(5) >= '03-20' && friday.toString().slice(5) <= '04-23').toBe(true)
    }),
  )
})
