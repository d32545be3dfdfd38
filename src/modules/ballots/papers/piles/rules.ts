import type { Papers } from '../rules.ts'

/** Papers as they are read, equal ones on one pile. */
export type Piles = {
  /**
   * Puts `weight` papers that prefer the first `count` of `preferences`, in that order, where they belong. Where a
   * candidate is there twice, they are the answer, and nothing is put.
   */
  add(preferences: Uint16Array, count: number, weight: number): number | undefined
  /** How many papers there are in all. */
  total(): number
  papers(): Papers
}

const leastTable = 1024
/** A paper that meets this many others on the way to its pile gets one of its own: made to clash, papers cost no more than so. */
const mostTries = 64

export function newPiles(candidates: number): Piles {
  const seen = new Uint32Array(candidates + 1)
  let turn = 0
  let weights = new Float64Array(leastTable / 2)
  let hashes = new Int32Array(leastTable / 2)
  let starts = new Uint32Array(leastTable / 2 + 1)
  let preferred = new Uint16Array(leastTable * 2)
  /** Pile's number plus one, by hash; nought is free. */
  let table = new Int32Array(leastTable)
  let piles = 0
  let papers = 0

  function makeRoom() {
    weights = grown(weights, new Float64Array(weights.length * 2))
    hashes = grown(hashes, new Int32Array(hashes.length * 2))
    starts = grown(starts, new Uint32Array(weights.length + 1))
    table = new Int32Array(table.length * 2)
    for (let pile = 0; pile < piles; pile += 1) {
      let slot = (hashes[pile] as number) & (table.length - 1)
      for (let tries = 0; tries < mostTries && table[slot] !== 0; tries += 1) slot = (slot + 1) & (table.length - 1)
      if (table[slot] === 0) table[slot] = pile + 1
    }
  }

  function lieOn(pile: number, preferences: Uint16Array, count: number) {
    const start = starts[pile] as number
    if ((starts[pile + 1] as number) - start !== count) return false
    for (let at = 0; at < count; at += 1) if (preferred[start + at] !== preferences[at]) return false
    return true
  }

  return {
    add(preferences, count, weight) {
      turn += 1
      let hash = count
      for (let at = 0; at < count; at += 1) {
        const candidate = preferences[at] as number
        if (seen[candidate] === turn) return candidate
        seen[candidate] = turn
        hash = Math.imul(hash ^ candidate, 0x9e3779b1)
      }
      papers += weight
      hash ^= hash >>> 15
      const mask = table.length - 1
      let slot = hash & mask
      for (let tries = 0; tries < mostTries; tries += 1) {
        const pile = (table[slot] as number) - 1
        if (pile < 0) {
          table[slot] = piles + 1
          break
        }
        if (hashes[pile] === hash && lieOn(pile, preferences, count)) {
          weights[pile] = (weights[pile] as number) + weight
          return undefined
        }
        slot = (slot + 1) & mask
      }
      const start = starts[piles] as number
      while (start + count > preferred.length) preferred = grown(preferred, new Uint16Array(preferred.length * 2))
      for (let at = 0; at < count; at += 1) preferred[start + at] = preferences[at] as number
      weights[piles] = weight
      hashes[piles] = hash
      piles += 1
      starts[piles] = start + count
      if (piles === weights.length) makeRoom()
      return undefined
    },
    total: () => papers,
    papers: () => ({
      weights: weights.slice(0, piles),
      starts: starts.slice(0, piles + 1),
      preferences: preferred.slice(0, starts[piles]),
    }),
  }
}

function grown<Array extends Float64Array | Int32Array | Uint32Array | Uint16Array>(old: Array, larger: Array): Array {
  larger.set(old)
  return larger
}
