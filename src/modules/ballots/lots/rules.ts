import type { Candidate } from '../papers/rules.ts'

/** Lots for all candidates, drawn before the count. Where the earlier stages part nobody, the lot falls on whoever comes first in it. */
export type Lot = {
  /** The published text it was drawn from; null where nobody published one and the order of the ballot paper stands in. */
  readonly seed: string | null
  /** Candidates' numbers. */
  readonly order: readonly number[]
}

/**
 * Candidate 3's ticket is the SHA-256 of the published text, a space, and `3`; the lowest ticket comes first. Anybody can redraw it:
 *
 *     for n in 1 2 3; do echo "$(printf '%s' "THE TEXT $n" | sha256sum) $n"; done | sort
 */
export function drawLot(seed: string, candidates: readonly Candidate[], sha256: (text: string) => string): Lot {
  const tickets = candidates.map(({ number }) => ({ number, ticket: sha256(`${seed} ${number}`) }))
  tickets.sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
  return { seed, order: tickets.map(({ number }) => number) }
}

/** What stands in for a lot where no text was published: nobody chose it for this election, but it is no chance, and every tie says so. */
export const orderOfThePaper = (candidates: readonly Candidate[]): Lot => ({
  seed: null,
  order: candidates.map(({ number }) => number),
})

export const lotFallsOn = (lot: Lot, tied: readonly number[]): number =>
  lot.order.find((number) => tied.includes(number)) ?? 0

/** That it fell on somebody, in a sentence with all that is needed to check it. */
export const lotInWords = ({ seed }: Lot, name: string): string =>
  seed === null
    ? `No text was published to draw a lot from, so the order of the ballot paper stands in for it: ${name} comes first.`
    : `The lot drawn before the count from “${seed}” falls on ${name}.`
