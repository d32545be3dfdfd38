// ERS97 again, as its text reads, with nothing shared with the engine: what it is tried against. Votes are in hundredths.
import { papersOf, type Given } from './ballot-papers.ts'
import type { NaiveCount } from './naive-counts.ts'

type Paper = {
  readonly many: bigint
  readonly prefers: readonly number[]
  value: bigint
  holder: number
  batch: number
}

const text = (votes: bigint) => `${votes / 100n}.${String(votes % 100n).padStart(2, '0')}`

export function naiveErs97({ election, lot }: Given): NaiveCount {
  const standing = election.candidates.filter((each) => !each.is_withdrawn).map((each) => each.number)
  const papers = papersOf(election).flatMap(([weight, all]): Paper[] => {
    const prefers = all.filter((number) => standing.includes(number))
    return prefers.length > 0 ? [{ many: BigInt(weight), prefers, value: 100n, holder: prefers[0] ?? 0, batch: 0 }] : []
  })
  const valid = papers.reduce((sum, paper) => sum + paper.many * 100n, 0n)
  const places = BigInt(election.seats)
  const up = (votes: bigint, by: bigint) => votes / by + (votes % by > 0n ? 1n : 0n)

  let continuing = standing
  const winners: number[] = []
  // What those elected keep when their surplus has gone.
  const kept = new Map<number, bigint>()
  const past: Map<number, bigint>[] = []
  const stages: { totals: string[]; non_transferable: string }[] = []
  let batches = 0

  const votesOf = (number: number) =>
    kept.get(number) ??
    papers.filter((paper) => paper.holder === number).reduce((sum, paper) => sum + paper.many * paper.value, 0n)
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + votesOf(number), 0n)
  const lost = () => valid - total(standing)
  const remember = () => past.push(new Map(standing.map((number) => [number, votesOf(number)])))
  const close = () =>
    stages.push({
      totals: election.candidates.map(({ number }) => text(standing.includes(number) ? votesOf(number) : 0n)),
      non_transferable: text(lost()),
    })

  // From the first point on, whoever has not the most, or the fewest, falls out.
  const leftOf = (equals: readonly number[], sign: 1n | -1n) => {
    let left = equals
    for (const point of past) {
      const best = left.map((number) => sign * (point.get(number) ?? 0n)).reduce((a, b) => (a > b ? a : b))
      left = left.filter((number) => sign * (point.get(number) ?? 0n) === best)
    }
    return left
  }
  const oneOf = (equals: readonly number[], sign: 1n | -1n) => {
    const left = leftOf(equals, sign)
    return lot.order.find((number) => left.includes(number)) ?? 0
  }

  const firstQuota = () => up(valid - lost(), places + 1n)
  let quota = firstQuota()
  const surplusOf = (number: number) => (votesOf(number) > quota ? votesOf(number) - quota : 0n)

  const elect = () => {
    for (;;) {
      const open = places - BigInt(winners.length)
      if (open === 0n || continuing.length === 0) return
      const active = total(continuing) + total(standing.filter((n) => !continuing.includes(n) && !winners.includes(n)))
      const waiting = winners.reduce((sum, number) => sum + surplusOf(number), 0n)
      const share = up(active + waiting, open + 1n)
      const level = share < quota ? share : quota
      const most = continuing.map(votesOf).reduce((a, b) => (a > b ? a : b))
      if (most < level || most === 0n) return
      const left = leftOf(
        continuing.filter((number) => votesOf(number) === most),
        1n,
      )
      if (BigInt(left.length) > open) return
      const number = left[0] ?? 0
      winners.push(number)
      continuing = continuing.filter((each) => each !== number)
    }
  }

  const moveTo = (moving: readonly Paper[], value: bigint) => {
    batches += 1
    for (const paper of moving) {
      paper.holder = paper.prefers.find((number) => continuing.includes(number)) ?? 0
      paper.batch = batches
      paper.value = value
    }
  }

  if (standing.length <= election.seats) {
    winners.push(...standing)
    continuing = []
    close()
    return { winners, stages }
  }
  remember()
  elect()
  close()
  while (winners.length < election.seats) {
    const open = election.seats - winners.length
    const waiting = winners.filter((number) => surplusOf(number) > 0n)
    const surpluses = waiting.reduce((sum, number) => sum + surplusOf(number), 0n)
    // The lowest, in order; each equal who is out first leaves the others to be looked at again.
    const ordered: number[] = []
    while (ordered.length < continuing.length) {
      const rest = continuing.filter((number) => !ordered.includes(number))
      const few = rest.map(votesOf).reduce((a, b) => (a < b ? a : b))
      ordered.push(
        oneOf(
          rest.filter((number) => votesOf(number) === few),
          -1n,
        ),
      )
    }
    let together = 0
    for (let many = 1; many <= ordered.length - open; many += 1)
      if (total(ordered.slice(0, many)) + surpluses <= votesOf(ordered[many] ?? 0)) together = many

    if (together === 0) {
      const largest = waiting.map(surplusOf).reduce((a, b) => (a > b ? a : b))
      const from = oneOf(
        waiting.filter((number) => surplusOf(number) === largest),
        1n,
      )
      const held = papers.filter((paper) => paper.holder === from)
      const last = held.reduce((batch, paper) => (paper.batch > batch ? paper.batch : batch), 0)
      const going = held.filter(
        (paper) => paper.batch === last && paper.prefers.some((number) => continuing.includes(number)),
      )
      const many = going.reduce((sum, paper) => sum + paper.many, 0n)
      const value = going[0]?.value ?? 0n
      kept.set(from, quota)
      moveTo(going, many * value > largest ? largest / many : value)
      remember()
      elect()
    } else {
      const out = ordered.slice(0, together)
      continuing = continuing.filter((number) => !out.includes(number))
      if (continuing.length === open) {
        winners.push(...continuing)
        continuing = []
        close()
        break
      }
      const values = new Set(papers.filter((paper) => out.includes(paper.holder)).map((paper) => paper.value))
      for (const value of [...values].sort((a, b) => (a > b ? -1 : 1))) {
        if (winners.length === election.seats) break
        moveTo(
          papers.filter((paper) => out.includes(paper.holder) && paper.value === value),
          value,
        )
        if (winners.length === 0) quota = firstQuota()
        remember()
        elect()
      }
    }
    close()
  }
  return { winners, stages }
}
