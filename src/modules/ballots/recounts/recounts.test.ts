import { expect, test } from 'vitest'
import { ownSeconds } from '../../../../tests/support/own-seconds.ts'
import { readConstraints } from '../counts/requests/rules.ts'
import { countPapers, type Given } from '../counts/feeds.ts'
import { exampleElection, exampleOf } from '../examples/rules.ts'
import { plainBlt } from '../proof-packs/rules.ts'
import { counted } from './routes.tsx'

const request = { seats: undefined, withdraw: [], constraints: [], classes: [] }
const givenOf = (election: typeof exampleElection, more: Partial<Given['request']> = {}): Given => ({
  bytes: new TextEncoder().encode(plainBlt(election)),
  file_name: 'north.blt',
  rule: 'ers97',
  request: { ...request, ...more },
  seed: null,
})

/** Two hundred candidates of three kinds of classes that cut across one another. */
const entangled = givenOf(exampleOf(200, 20, 2_000), {
  classes: [5, 7, 11].map((kind) => ({
    name: `kind ${kind}`,
    numbers: Array.from({ length: 100 }, (_, at) => 1 + ((at * kind * 13) % 200)).filter(
      (number, at, all) => all.indexOf(number) === at,
    ),
  })),
  constraints: [5, 7, 11].flatMap((kind) => {
    const read = readConstraints(`at most 10 of kind ${kind}`)
    return read.ok ? read.value : []
  }),
})

test('a small election is counted here, a large one aside, and alike', async () => {
  for (const given of [givenOf(exampleElection), givenOf(exampleOf(70, 10, 90)), givenOf(exampleOf(60, 10, 9_000))])
    expect(await counted(given, 60)).toEqual(countPapers(given))
})

test('a count that takes too long is given up, and nothing waits for it', async () => {
  const { made, seconds } = await ownSeconds(() => counted(entangled, 0.6))
  expect(made).toEqual({
    ok: false,
    about: null,
    line: null,
    why: 'This takes longer than 0.6 seconds to count. Count it with the command openlmc count, which takes as long as it takes.',
  })
  expect(seconds).toBeLessThan(0.5)
})
