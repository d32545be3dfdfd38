import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { constituencyOf, postcodeKey } from './rules.ts'

const textOf = (key: number) => key.toString(36).toUpperCase()
// Not one of the places left out, which other tests are about.
const key = fc.nat(2_000_000_000).filter((each) => !/^(BT|GY|IM|JE)/.test(textOf(each)))
const starts = fc.uniqueArray(key, { minLength: 1, maxLength: 40 }).map((all) => all.toSorted((a, b) => a - b))
const rangesOf = (all: readonly number[]) => all.map((starts_at) => ({ starts_at, constituency: `from ${starts_at}` }))

test('a postcode belongs to the last range that does not start after it', () => {
  fc.assert(
    fc.property(starts, key, (all, at) => {
      const last = all.findLast((start) => start <= at)
      const expected = last === undefined ? null : `from ${last}`
      expect(constituencyOf(rangesOf(all), textOf(at))).toBe(expected)
    }),
  )
})

test('a range begins at its own start', () => {
  fc.assert(
    fc.property(starts, (all) => {
      const found = all.map((start) => constituencyOf(rangesOf(all), textOf(start)))
      expect(found).toEqual(rangesOf(all).map((range) => range.constituency))
    }),
  )
})

test('spaces make no difference to a postcode', () => {
  expect(postcodeKey('LE2 2PL')).toBe(postcodeKey('LE22PL'))
})

test('Northern Ireland and the islands have no constituency in the lookup', () => {
  const everywhere = [{ starts_at: 0, constituency: 'LES' }]
  expect(
    ['LE2 2PL', 'BT1 5GS', 'GY9 3TD', 'JE2 3NN', 'IM1 1AA'].map((code) => constituencyOf(everywhere, code)),
  ).toEqual(['LES', null, null, null, null])
})
