import { expect, test } from 'vitest'
import { countOf, election, lotOf } from '../../../../tests/support/elections.ts'
import { drawLot } from '../lots/rules.ts'
import type { Election } from '../papers/rules.ts'
import { countErs97 } from '../ers97/rules.ts'
import { countScottish } from '../scottish/rules.ts'
import { declarationOf } from './rules.ts'

const ticketOf = (seed: string, number: number) => `${seed} ${number}`
const asked = { request: { constraints: [] }, repairs: [] }

function declared(of: Election, lot = lotOf(of), rule = 'scottish') {
  const count = countOf(rule === 'ers97' ? countErs97(of, lot) : countScottish(of, lot))
  return declarationOf({ rule, election: of, lot, count, ...asked }, ticketOf)
}

test('the verdict says who is elected, and how many seats are left', () => {
  expect(declared(election(2, ['Ann', 'Bob', 'Cy'], ['5 Ann', '4 Bob', '1 Cy'])).verdict).toBe('Elected: Ann and Bob.')
  expect(declared(election(3, ['Ann', 'Bob'], ['5 Ann'])).verdict).toBe(
    'Elected unopposed: Ann and Bob. 1 seat is left vacant, as nobody is left to fill it.',
  )
  expect(declared(election(2, ['-Ann', '-Bob'], ['5 Ann'])).verdict).toBe(
    'Nobody is elected. 2 seats are left vacant, as nobody is left to fill them.',
  )
})

test('two candidates of one name are told apart by their numbers', () => {
  const { candidates, ...rest } = election(1, ['Ann', 'Bob', 'Cy'], ['5 Bob', '4 Ann', '1 Cy Bob'])
  const twins = candidates.map((candidate) => ({ ...candidate, name: candidate.name === 'Cy' ? 'Cy' : 'Ann' }))
  const { verdict, elected, stages } = declared({ ...rest, candidates: twins })
  expect([verdict, elected]).toEqual(['Elected: Ann (number 2).', ['Ann (number 2), at stage 2']])
  expect(stages[1]?.transfers).toEqual([{ from: 'Cy', to: 'Ann (number 2)', votes: '1.00000' }])
})

test('figures say how many papers there were, by weight and in piles', () => {
  const { figures, asks } = declared(election(1, ['Ann', 'Bob', '-Cy'], ['1200 Ann', '34 Bob', '5 Cy', '2']))
  expect(figures).toEqual([
    { label: 'Seats', value: '1', note: 'for 2 candidates' },
    { label: 'Papers', value: '1,241', note: 'in 4 piles of equal ones' },
    { label: 'Valid papers', value: '1,234' },
    { label: 'Invalid papers', value: '7' },
    { label: 'Quota', value: '618.00000' },
  ])
  expect(asks).toEqual([
    { label: 'Withdrawn', value: 'Cy' },
    { label: 'Lots drawn from', value: '“a stated text”' },
  ])
})

test('every stage says why, once for those who go out together', () => {
  const of = election(1, ['Ann', 'Bob', 'Cy', 'Di', 'Eve'], ['9 Ann', '8 Bob', '1 Cy Ann', '1 Di Ann', '1 Eve Bob'])
  const out = declared(of, lotOf(of), 'ers97').stages.find(({ title }) => title === 'Exclusion of 3 candidates')
  expect(out?.reasons.filter((reason) => reason.includes('excluded'))).toHaveLength(1)
  expect(out?.reasons[0]).toMatch(/have the fewest votes, together 3\.00/)
})

test('a stage that says what it was in its title doesn’t say it again', () => {
  const [first, second] = declared(election(1, ['Ann', 'Bob', 'Cy'], ['4 Ann', '3 Bob', '2 Cy Bob'])).stages
  expect(first).toMatchObject({ title: 'First preferences', note: '9 valid papers for 1 seat make the quota 5.00000.' })
  expect(second).toMatchObject({
    title: 'Exclusion of Cy',
    note: '2.00000 votes.',
    transfers: [{ from: 'Cy', to: 'Bob', votes: '2.00000' }],
  })
})

test('where a lot decided, anybody is told how to draw it again, whatever the text', () => {
  const tied = election(1, ['Ann', 'Bob', 'Cy'], ['4 Ann', '2 Bob', '2 Cy'])
  const seed = `Dr O'Neil’s "lot" $HOME`
  const { lot, ties } = declared(
    tied,
    drawLot(seed, tied.candidates, (text) => text),
  )
  expect(ties).toHaveLength(1)
  expect(lot?.command).toBe(
    `for n in $(seq 1 3); do echo "$(printf '%s' 'Dr O'\\''Neil’s "lot" $HOME'" $n" | sha256sum) $n"; done | sort`,
  )
  expect(lot?.tickets.map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Cy'])
  expect(declared(election(1, ['Ann', 'Bob'], ['4 Ann', '2 Bob'])).lot).toBe(null)
})
