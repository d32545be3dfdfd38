import { expect, test } from 'vitest'
import { candidatesCalled } from '../../../../tests/support/ballot-papers.ts'
import { sha256 } from '../../../platform/config.ts'
import { drawLot, lotFallsOn, lotInWords, orderOfThePaper } from './rules.ts'

const candidates = candidatesCalled(['Ann', 'Bob', 'Cat', 'Dee'])
const seed = 'FTSE 100 at the close of 19 November 2026: 9,876.54'

// printf '%s' 'FTSE 100 at the close of 19 November 2026: 9,876.54 1' | sha256sum, and so on to 4
const tickets = [
  '420c9937600cd9db4babb444098e828dab13fc798d425831078451281e7ad1a0',
  'acc1ba41121b2633ad786e9235b99fd843407a968bd82c4b04cbdd71a86470d3',
  '26dd47ea8cb9c8d95483349a93f7423afca5c59d21d1877bf26bea55c2935aca',
  '3d02bb7ad1a181a24698ff7964aba442f799b6237e4a8a13bba5971e3d716ad6',
]

test('a lot is what sha256sum makes of the text, a space and the number, the lowest first', () => {
  expect(candidates.map(({ number }) => sha256(`${seed} ${number}`))).toEqual(tickets)
  expect(drawLot(seed, candidates, sha256)).toEqual({ seed, order: [3, 4, 1, 2] })
})

test('another text draws another lot, and names have no part in it', () => {
  const others = candidatesCalled(['Wyn', 'Xan', 'Yve', 'Zoe'])
  expect(drawLot(seed, others, sha256)).toEqual(drawLot(seed, candidates, sha256))
  const orders = Array.from({ length: 40 }, (_, at) => drawLot(`${at}`, candidates, sha256).order.join(' '))
  expect(new Set(orders).size).toBeGreaterThan(10)
})

test('it falls on whoever of the tied comes first in it, and says from what it was drawn', () => {
  const lot = { seed, order: [4, 2, 1, 3] }
  expect(lotFallsOn(lot, [1, 2, 3])).toBe(2)
  expect(lotInWords(lot, 'Bob')).toBe(`The lot drawn before the count from “${seed}” falls on Bob.`)
})

test('without a published text the ballot paper stands in, and says so', () => {
  const lot = orderOfThePaper(candidates)
  expect(lotFallsOn(lot, [3, 2])).toBe(2)
  expect(lotInWords(lot, 'Bob')).toBe(
    'No text was published to draw a lot from, so the order of the ballot paper stands in for it: Bob comes first.',
  )
})
