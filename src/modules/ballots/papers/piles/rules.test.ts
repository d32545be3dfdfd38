import { expect, test } from 'vitest'
import { inWords } from '../../../../../tests/support/papers.ts'
import { newPiles } from './rules.ts'

test('more kinds of paper than there was room for are all kept, each once', () => {
  const piles = newPiles(60)
  const expected: string[] = []
  for (let round = 1; round <= 2; round += 1)
    for (let one = 1; one <= 60; one += 1)
      for (let other = 1; other <= 60; other += 1) {
        if (one === other) continue
        piles.add(Uint16Array.of(one, other), 2, 1)
        if (round === 1) expected.push(`2:${one} ${other}`)
      }
  expect(inWords(piles.papers())).toEqual(expected)
  expect(piles.total()).toBe(2 * 60 * 59)
})

test('a paper on which somebody is twice is not put, and who it is comes back', () => {
  const piles = newPiles(3)
  expect(piles.add(Uint16Array.of(1, 3, 3), 3, 5)).toBe(3)
  expect(piles.add(Uint16Array.of(1, 3, 3), 2, 5)).toBeUndefined()
  expect(inWords(piles.papers())).toEqual(['5:1 3'])
  expect(piles.total()).toBe(5)
})
