import * as fc from 'fast-check'
import type { Lot } from '../../src/modules/ballots/lots/rules.ts'
import type { Candidate, Election } from '../../src/modules/ballots/papers/rules.ts'

/** `[3, [2, 1]]` is three papers that prefer candidate 2, then candidate 1. */
export type Paper = readonly [weight: number, preferences: readonly number[]]

export const candidatesCalled = (names: readonly string[], withdrawn: readonly number[] = []): Candidate[] =>
  names.map((name, at) => ({ number: at + 1, name, is_withdrawn: withdrawn.includes(at + 1), classes: [] }))

const letters = Array.from({ length: 200 }, (_, at) => (at < 26 ? String.fromCharCode(65 + at) : `Candidate ${at + 1}`))

/** An election between candidates called A, B, C … */
export function electionOf(
  seats: number,
  candidates: number | readonly string[],
  papers: readonly Paper[],
  withdrawn: readonly number[] = [],
): Election {
  const starts = [0]
  for (const [, preferences] of papers) starts.push((starts.at(-1) ?? 0) + preferences.length)
  return {
    title: 'An election for a test',
    seats,
    candidates: candidatesCalled(typeof candidates === 'number' ? letters.slice(0, candidates) : candidates, withdrawn),
    papers: {
      weights: Float64Array.from(papers, ([weight]) => weight),
      starts: Uint32Array.from(starts),
      preferences: Uint16Array.from(papers.flatMap(([, preferences]) => preferences)),
    },
  }
}

export const papersOf = ({ papers: { weights, starts, preferences } }: Election): Paper[] =>
  [...weights].map(
    (weight, paper) => [weight, Array.from(preferences.slice(starts[paper], starts[paper + 1]))] as const,
  )

export type Given = { readonly election: Election; readonly lot: Lot }

/** Elections with many ties, withdrawn candidates, empty papers, equal papers, weights small and vast, and a lot in any order. */
export const anyElection = (most_seats = 4, most_candidates = 7, most_papers = 30): fc.Arbitrary<Given> =>
  fc.integer({ min: 1, max: most_candidates }).chain((candidates) => {
    const numbers = Array.from({ length: candidates }, (_, at) => at + 1)
    const paper = (most: number) => fc.tuple(fc.integer({ min: 1, max: most }), fc.shuffledSubarray(numbers))
    const papers = (most: number) => fc.array(paper(most), { maxLength: most_papers, size: 'max' })
    return fc
      .record({
        seats: fc.integer({ min: 1, max: most_seats }),
        papers: fc.oneof(papers(1), papers(9), papers(Math.floor(most_in_all / most_papers))),
        withdrawn: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(numbers) }),
        order: fc.shuffledSubarray(numbers, { minLength: candidates }),
      })
      .map(({ seats, papers, withdrawn, order }) => ({
        election: electionOf(seats, candidates, papers, withdrawn),
        lot: { seed: 'a test', order },
      }))
  })

/** Near the most papers that are counted. */
const most_in_all = 270_000_000_000
