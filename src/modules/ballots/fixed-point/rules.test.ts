import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { billion, decimal, dividedUp, productUp, unitsInOne } from './rules.ts'

test.each([
  [12_345_000n, 5, '123.45000'],
  [7n, 5, '0.00007'],
  [0n, 2, '0.00'],
  [-1n, 9, '-0.000000001'],
  [42n, 0, '42'],
  [27_000_000_000_000_001n, 5, '270000000000.00001'],
])('%s units, %s places, are %s', (units, places, text) => {
  expect(decimal(units, places)).toBe(text)
})

test('one vote is a hundred thousand units at five places', () => {
  expect(unitsInOne(5)).toBe(100_000n)
})

test('a division goes up only where something is left over', () => {
  expect([dividedUp(9n, 3n), dividedUp(10n, 3n), dividedUp(0n, 3n)]).toEqual([3n, 4n, 0n])
})

test('a product of billionths is the whole number above the exact one, never one out', () => {
  const amount = fc.oneof(
    fc.integer({ min: 0, max: billion + 2 }),
    fc.integer({ min: 0, max: 30 }).map((power) => 2 ** power),
    fc.integer({ min: billion - 50, max: billion + 50 }),
    // Products that are whole billions, or next to them, are where floating point would go wrong.
    fc
      .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
      .map(([twos, fives]) => 2 ** twos * 5 ** fives),
  )
  const exact = fc.property(amount, amount, (one, other) => {
    expect(productUp(one, other)).toBe(Number(dividedUp(BigInt(one) * BigInt(other), BigInt(billion))))
  })
  fc.assert(exact, { numRuns: 50_000 })
})
