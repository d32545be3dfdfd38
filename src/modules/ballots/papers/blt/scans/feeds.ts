import { refuse, numberOf, type Lines } from '../../lines/feeds.ts'
import type { Piles } from '../../piles/rules.ts'

const lineFeed = 10
const zero = 48
const nine = 57
/** Spaces, tabs and the carriage return of a Windows line. */
const isBlank = (byte: number) => byte === 32 || byte === 9 || byte === 13

/** More than any electorate, and few enough for every rule's arithmetic to stay exact. */
export const mostPapers = 10_000_000_000
export const mostWeight = 1_000_000_000

/**
 * Puts papers on their piles as long as the lines are as they should be, `3 1 4 2 0`; stops before the first that isn't.
 * It reads bytes and makes no text: nearly every line of nearly every file is one of these.
 */
export function scanPapers(lines: Lines, candidates: number, piles: Piles, firsts: Firsts): void {
  const { bytes } = lines
  const preferences = new Uint16Array(candidates)
  for (let at = lines.at; at < bytes.length; lines.at = at, lines.line += 1) {
    let weight = 0
    let count = 0
    let number = -1
    let is_ended = false
    for (; ; at += 1) {
      const byte = at < bytes.length ? (bytes[at] as number) : lineFeed
      if (byte >= zero && byte <= nine) {
        number = number < 0 ? byte - zero : number * 10 + byte - zero
        if (number > mostWeight) return
        continue
      }
      if (byte !== lineFeed && !isBlank(byte)) return
      if (number >= 0) {
        if (is_ended) return
        if (weight === 0) {
          if (number === 0) return
          weight = number
        } else if (number === 0) is_ended = true
        else {
          if (number > candidates || count === candidates) return
          preferences[count] = number
          count += 1
        }
        number = -1
      }
      if (byte === lineFeed) break
    }
    if (!is_ended) return
    if (piles.add(preferences, count, weight) !== undefined) return
    firsts.witness(weight, preferences, count)
    at += 1
  }
}

/** Whether the number that begins a line is how many papers there are, or a first preference in a file that has no such number. */
export type Firsts = {
  witness(weight: number, preferences: Uint16Array, count: number): void
  areWeights(): boolean
  /** Each paper stood for itself alone. */
  areOnes(): boolean
}

/** As many papers as would name their own weight by chance, before it is strange that none does. */
const strange = 12

export function newFirsts(candidates: number): Firsts {
  const seen = new Set<number>()
  let are_weights = false
  let are_ones = true
  let chances = 0
  return {
    witness(weight, preferences, count) {
      if (weight !== 1) are_ones = false
      if (are_weights) return
      are_weights = weight > candidates
      for (let at = 0; at < count && !are_weights; at += 1) are_weights = preferences[at] === weight
      // One paper a line is usual, and candidate 1 may be one whom nobody wants.
      if (weight === 1) return
      seen.add(weight)
      chances += count / candidates
    },
    areOnes: () => are_ones,
    areWeights: () => are_weights || chances < strange || seen.size * 2 < candidates,
  }
}

export function checkFirsts(firsts: Firsts, line: number): void {
  if (firsts.areWeights()) return
  refuse(
    line,
    'The first number on a line says how many papers it stands for, but here it is always a candidate who isn’t named again on the line, so it may be a first preference.',
    'Begin each line with the number of papers, or save the ballots again from the program that made them.',
  )
}

export function checkTotal(lines: Lines, piles: Piles): void {
  if (piles.total() <= mostPapers) return
  refuse(numberOf(lines), 'There are more than 10,000,000,000 papers by here.', 'Check the first number on each line.')
}
