import type { Election } from '../papers/rules.ts'

type Pile = readonly [papers: number, ...preferences: readonly number[]]

function electionOf(title: string, seats: number, names: readonly string[], piles: readonly Pile[]): Election {
  const starts = [0]
  for (const [, ...preferences] of piles) starts.push((starts.at(-1) ?? 0) + preferences.length)
  return {
    title,
    seats,
    candidates: names.map((name, at) => ({ number: at + 1, name, is_withdrawn: false, classes: [] })),
    papers: {
      weights: Float64Array.from(piles, ([papers]) => papers),
      starts: Uint32Array.from(starts),
      preferences: Uint16Array.from(piles.flatMap(([, ...preferences]) => preferences)),
    },
  }
}

// oxfmt-ignore
const names = [
  'Dr Odette Marlowe', 'Dr Ravi Thackeray-Singh', 'Dr Bronagh Silverlea', 'Dr Kwabena Ashdown', 'Dr Petra Lindqvist-Moore',
  'Dr Iestyn Fairweather', 'Dr Nasreen Colthorpe', 'Dr Giles Underhill', 'Dr Marguerite Featherstonehaugh-Abernethy', 'Dr Tamsin Orrell',
]

// oxfmt-ignore
const piles: readonly Pile[] = [
  [41, 1, 4, 7], [22, 1, 2, 5], [11, 1, 9, 8, 3], [9, 1], [18, 2, 3, 6], [13, 2, 5, 1], [7, 2, 8], [17, 3, 6, 2], [9, 3, 7, 4, 1],
  [4, 3], [16, 4, 1, 7], [13, 4, 7, 9], [6, 4, 5], [15, 5, 2, 8], [8, 5, 9], [5, 5, 4, 3], [12, 6, 3, 8], [6, 6, 2], [14, 7, 4, 1],
  [9, 7, 9, 5], [3, 7], [7, 8, 6, 3], [6, 8, 5, 2], [8, 9, 1, 4], [5, 9, 7], [8, 10, 3, 6], [5, 10, 8], [4],
]

/** An election that never was, of people there are not: what a result looks like, with a surplus, exclusions and a lot. */
export const exampleElection = electionOf('Wealdshire LMC: four GPs of the North locality', 4, names, piles)

/** A public text of the day before such a count. */
export const exampleSeed = 'Wealdshire LMC, 18 November 2026: the draw was 7, 19, 23, 31, 44, 52'

/** As large as one asks, and always the same. */
export function exampleOf(candidates: number, seats: number, papers: number): Election {
  let state = 20_261_118
  const below = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * most)
  }
  const piles = Array.from({ length: papers }, (): Pile => {
    const preferences = new Set<number>()
    // The last of the list are hardly ever liked, and the very last never.
    while (preferences.size < Math.min(6, Math.ceil(candidates / 2)))
      preferences.add(1 + Math.floor((below(candidates) * (below(1_000) + 200)) / 1_200))
    return [1 + below(3), ...preferences]
  })
  const names = Array.from({ length: candidates }, (_, at) => `Dr ${syllables(at)} of practice ${at + 1}`)
  return electionOf(`${candidates} candidates for ${seats} seats`, seats, names, piles)
}

const first = ['Al', 'Bren', 'Cor', 'Dun', 'El', 'Fen', 'Gar', 'Hal', 'Il', 'Jor']
const last = ['wick', 'by', 'combe', 'dale', 'ey', 'ford', 'grove', 'ham', 'leigh', 'mere']
const syllables = (at: number) => `${first[at % 10]}${last[Math.floor(at / 10) % 10]}`
