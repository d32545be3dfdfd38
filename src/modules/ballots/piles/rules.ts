import type { Papers } from '../papers/rules.ts'

/** Papers lying together, chained by `Piles.next` from the first to the last; `papers` is how many they stand for, by weight. */
export type Parcel = { readonly first: number; last: number; papers: number }

/** All papers, each in one parcel at most: to move one is to write two numbers, and nothing is copied. */
export type Piles = {
  readonly of: Papers
  /** For each paper, where the preferences that haven't been looked at begin. */
  readonly at: Uint32Array
  readonly next: Int32Array
}

const end_of_chain = -1

export const openPiles = (of: Papers): Piles => ({
  of,
  at: of.starts.slice(0, of.weights.length),
  next: new Int32Array(of.weights.length),
})

/** Every paper in one parcel, as they come out of the box. */
export function allPapers({ of, next }: Piles): Parcel {
  const last = next.length - 1
  for (let paper = 0; paper <= last; paper += 1) next[paper] = paper < last ? paper + 1 : end_of_chain
  return { first: last < 0 ? end_of_chain : 0, last, papers: of.weights.reduce((sum, weight) => sum + weight, 0) }
}

/** Sorted by the next available preference: at a candidate's number the papers for them; at nought those for nobody who continues. */
export function sorted(piles: Piles, parcel: Parcel, is_continuing: Uint8Array): readonly (Parcel | undefined)[] {
  const { at, next } = piles
  const { starts, preferences, weights } = piles.of
  const parcels = Array.from<Parcel | undefined>({ length: is_continuing.length })
  for (let paper = parcel.first; paper !== end_of_chain;) {
    const following = next[paper] ?? end_of_chain
    const end = starts[paper + 1] ?? 0
    let place = at[paper] ?? end
    while (place < end && !is_continuing[preferences[place] ?? 0]) place += 1
    const to = place < end ? (preferences[place] ?? 0) : 0
    const there = parcels[to]
    at[paper] = place + 1
    next[paper] = end_of_chain
    if (there) {
      next[there.last] = paper
      there.last = paper
      there.papers += weights[paper] ?? 0
    } else parcels[to] = { first: paper, last: paper, papers: weights[paper] ?? 0 }
    paper = following
  }
  return parcels
}

/** Puts the second parcel on top of the first. */
export function joined(piles: Piles, parcel: Parcel | undefined, more: Parcel): Parcel {
  if (!parcel) return more
  piles.next[parcel.last] = more.first
  parcel.last = more.last
  parcel.papers += more.papers
  return parcel
}
