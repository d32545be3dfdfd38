import { expect, test } from 'vitest'
import { bandOf, per1000 } from './rules.ts'

const week = (near: number, wide: number) => ({
  bands: [
    { practices: near, low: 20.4, high: 27.6 },
    { practices: wide, low: 18.2, high: 30.1 },
  ],
})

test('the band is of practices within a quarter of the list, where enough of them gave their contacts', () => {
  expect(bandOf([week(5, 9), week(6, 9)], 5)).toEqual({
    within: 0.25,
    weeks: [
      { low: 20, high: 28 },
      { low: 20, high: 28 },
    ],
  })
})

test('where they are too few in most weeks it is of those within half of the list', () => {
  expect(bandOf([week(4, 9), week(4, 9), week(5, 4)], 5)).toEqual({
    within: 0.5,
    weeks: [{ low: 18, high: 30 }, { low: 18, high: 30 }, null],
  })
})

test('a week with too few is held back, and all of it where neither is enough', () => {
  expect(bandOf([week(5, 9), week(4, 9)], 5)?.weeks).toEqual([{ low: 20, high: 28 }, null])
  expect(bandOf([week(4, 4), week(1, 4)], 5)).toBeUndefined()
  expect(bandOf([], 5)).toBeUndefined()
})

test('of two practices the quarters would be the two themselves: fewer than five are no band, however small a cell the LMC shows', () => {
  expect(bandOf([week(2, 4)], 2)).toBeUndefined()
  expect(bandOf([week(2, 5)], 2)?.weeks).toEqual([{ low: 18, high: 30 }])
})

test('contacts for each 1,000 patients are known only where both are', () => {
  expect(per1000({ contacts: 200, list_size: 8000 })).toBe(25)
  expect(per1000({ contacts: 0, list_size: 8000 })).toBe(0)
  expect(per1000({ contacts: null, list_size: 8000 })).toBeNull()
  expect(per1000({ contacts: 200, list_size: null })).toBeNull()
})
