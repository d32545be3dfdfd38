// Each rule again, as its text reads, line by line of the file and with nothing shared or clever: what the engine is tried against.
import type { Election } from '../../src/modules/ballots/papers/rules.ts'
import { papersOf, type Given } from './ballot-papers.ts'

export type NaiveStage = { readonly totals: readonly string[]; readonly non_transferable: string }
export type NaiveCount = { readonly winners: readonly number[]; readonly stages: readonly NaiveStage[] }

type Sheet = { readonly votes: Map<number, bigint>; readonly valid: bigint; readonly places: number }
type Line = {
  readonly many: bigint
  readonly prefers: readonly number[]
  value: bigint
  holder: number | undefined
  came: number
}

const text = (units: bigint, places: number) => {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  return sign + (places ? digits.slice(0, -places) + '.' + digits.slice(-places) : digits)
}

function staged({ candidates }: Election, { votes, valid, places }: Sheet): NaiveStage {
  const all = [...votes.values()].reduce((sum, each) => sum + each, 0n)
  return {
    totals: candidates.map(({ number }) => text(votes.get(number) ?? 0n, places)),
    non_transferable: text(valid * 10n ** BigInt(places) - all, places),
  }
}

const linesOf = (election: Election, value: bigint): Line[] =>
  papersOf(election).flatMap(([weight, preferences]) => {
    const prefers = preferences.filter((number) => standing(election).includes(number))
    return prefers.length > 0 ? [{ many: BigInt(weight), prefers, value, holder: prefers[0], came: 0 }] : []
  })

const total = (lines: readonly Line[]) => lines.reduce((sum, { many }) => sum + many, 0n)

const standing = ({ candidates }: Election) =>
  candidates.filter(({ is_withdrawn }) => !is_withdrawn).map(({ number }) => number)

function choose(
  among: number[],
  past: readonly Map<number, bigint>[],
  wanted: 'most' | 'fewest',
  order: readonly number[],
) {
  for (const votes of past) {
    if (among.length === 1) break
    const figures = among.map((each) => votes.get(each) ?? 0n).sort((one, other) => (one < other ? -1 : 1))
    const figure = wanted === 'most' ? figures.at(-1) : figures[0]
    among = among.filter((each) => (votes.get(each) ?? 0n) === figure)
  }
  return order.find((each) => among.includes(each))!
}

function extremes(among: readonly number[], votes: Map<number, bigint>, wanted: 'most' | 'fewest') {
  const sign = wanted === 'most' ? 1n : -1n
  return among.filter((one) => among.every((other) => sign * votes.get(one)! >= sign * votes.get(other)!))
}

export function naiveScottish({ election, lot }: Given): NaiveCount {
  const one = 100_000n
  const lines = linesOf(election, one)
  const valid = total(lines)
  const quota = (valid / BigInt(election.seats + 1) + 1n) * one
  let continuing = standing(election)
  const votes = new Map(
    continuing.map((number) => [number, total(lines.filter(({ holder }) => holder === number)) * one]),
  )
  const past: Map<number, bigint>[] = []
  const stages: NaiveStage[] = []
  const winners: number[] = []
  const waiting: number[] = []
  const close = () => {
    for (const number of continuing.filter((each) => votes.get(each)! >= quota)) {
      winners.push(number)
      waiting.push(number)
    }
    continuing = continuing.filter((each) => !winners.includes(each))
    if (continuing.length <= election.seats - winners.length) {
      winners.push(...continuing)
      continuing = []
    }
    past.unshift(new Map(votes))
    stages.push(staged(election, { votes, valid, places: 5 }))
  }
  const moveAll = (from: number) => {
    for (const line of lines.filter(({ holder }) => holder === from)) {
      line.holder = line.prefers.find((number) => continuing.includes(number))
      if (line.holder !== undefined) votes.set(line.holder, votes.get(line.holder)! + line.many * line.value)
    }
  }
  close()
  while (winners.length < election.seats && continuing.length > 0) {
    if (waiting.length > 0) {
      const from = choose(extremes(waiting, votes, 'most'), past, 'most', lot.order)
      waiting.splice(waiting.indexOf(from), 1)
      const total = votes.get(from)!
      for (const line of lines) if (line.holder === from) line.value = (line.value * (total - quota)) / total
      moveAll(from)
      votes.set(from, quota)
    } else {
      const from = choose(extremes(continuing, votes, 'fewest'), past, 'fewest', lot.order)
      continuing = continuing.filter((each) => each !== from)
      moveAll(from)
      votes.set(from, 0n)
    }
    close()
  }
  return { winners, stages }
}

export function naiveNorthernIreland({ election, lot }: Given): NaiveCount {
  const one = 100n
  const lines = linesOf(election, one)
  const valid = total(lines)
  const quota = (valid / BigInt(election.seats + 1) + 1n) * one
  let continuing = standing(election)
  const votes = new Map(
    continuing.map((number) => [number, total(lines.filter(({ holder }) => holder === number)) * one]),
  )
  const past: Map<number, bigint>[] = []
  const stages: NaiveStage[] = []
  const winners: number[] = []
  let waiting: number[] = []
  let clock = 0
  let wasted = 0n
  const vacancies = () => election.seats - winners.length
  const elect = (numbers: readonly number[]) => {
    winners.push(...numbers)
    continuing = continuing.filter((each) => !winners.includes(each))
  }
  const unspent = () => waiting.reduce((sum, number) => sum + votes.get(number)! - quota, 0n)
  const deem = () => {
    const reached = continuing.filter((each) => votes.get(each)! >= quota)
    waiting.push(...reached.filter((each) => votes.get(each)! > quota))
    elect(reached)
    if (continuing.length <= vacancies()) elect(continuing)
  }
  const close = () => {
    deem()
    const ahead = continuing.filter((one) => {
      const others = continuing.filter((each) => each !== one).reduce((sum, each) => sum + votes.get(each)!, unspent())
      return votes.get(one)! >= others
    })
    if (vacancies() === 1 && ahead.length === 1) elect(ahead)
    past.push(new Map(votes))
    stages.push({ ...staged(election, { votes, valid, places: 2 }), non_transferable: text(wasted, 2) })
  }
  const move = (batch: readonly Line[], value: (line: Line) => bigint) => {
    clock += 1
    for (const line of batch) {
      const to = line.prefers.find((number) => continuing.includes(number))
      const now = value(line)
      const worth = line.many * now
      votes.set(line.holder!, votes.get(line.holder!)! - worth)
      if (to === undefined) wasted += worth
      else votes.set(to, votes.get(to)! + worth)
      Object.assign(line, { holder: to, value: now, came: clock })
    }
  }
  close()
  while (vacancies() > 0 && continuing.length > 0) {
    const low = continuing.toSorted((one, other) => Number(votes.get(one)! - votes.get(other)!))
    let safe: number[] = []
    for (let many = 1; many < low.length; many += 1) {
      const group = low.slice(0, many)
      const together = group.reduce((sum, each) => sum + votes.get(each)!, unspent())
      if (together < votes.get(low[many]!)! && low.length - many >= vacancies()) safe = group
    }
    if (safe.length === 0 && unspent() > 0n) {
      const from = choose(extremes(waiting, votes, 'most'), past, 'most', lot.order)
      waiting = waiting.filter((each) => each !== from)
      const held = lines.filter(({ holder }) => holder === from)
      const last = Math.max(...held.map(({ came }) => came))
      const parcel = held.filter((line) => line.came === last && line.prefers.some((each) => continuing.includes(each)))
      const surplus = votes.get(from)! - quota
      const share = parcel.length > 0 ? surplus / total(parcel) : 0n
      move(parcel, (line) => (share < line.value ? share : line.value))
      wasted += votes.get(from)! - quota
      votes.set(from, quota)
    } else {
      const out = safe.length > 0 ? safe : [choose(extremes(continuing, votes, 'fewest'), past, 'fewest', lot.order)]
      continuing = continuing.filter((each) => !out.includes(each))
      const theirs = () => lines.filter(({ holder }) => holder !== undefined && out.includes(holder))
      if (continuing.length <= vacancies()) elect(continuing)
      else
        move(
          theirs().filter(({ came }) => came === 0),
          (line) => line.value,
        )
      deem()
      while (vacancies() > 0 && theirs().length > 0) {
        const highest = theirs().reduce((most, { value }) => (value > most ? value : most), -1n)
        move(
          theirs().filter(({ value }) => value === highest),
          (line) => line.value,
        )
        deem()
      }
    }
    close()
  }
  return { winners, stages }
}

export function naiveAlternativeVote({ election, lot }: Given): NaiveCount {
  const lines = linesOf(election, 1n)
  const valid = total(lines)
  let continuing = standing(election)
  const past: Map<number, bigint>[] = []
  const stages: NaiveStage[] = []
  while (continuing.length > 0) {
    const votes = new Map(continuing.map((number) => [number, 0n]))
    for (const { prefers, many } of lines) {
      const to = prefers.find((number) => continuing.includes(number))
      if (to !== undefined) votes.set(to, votes.get(to)! + many)
    }
    stages.push(staged(election, { votes, valid, places: 0 }))
    const all = [...votes.values()].reduce((sum, each) => sum + each, 0n)
    const winner = continuing.find((number) => 2n * votes.get(number)! > all || continuing.length === 1)
    if (winner !== undefined) return { winners: [winner], stages }
    if (continuing.length === 2) return { winners: [choose(continuing, past, 'most', lot.order)], stages }
    const out = choose(extremes(continuing, votes, 'fewest'), past, 'fewest', lot.order)
    past.push(votes)
    continuing = continuing.filter((each) => each !== out)
  }
  return { winners: [], stages: [staged(election, { votes: new Map(), valid, places: 0 })] }
}

export function naiveMeek({ election, lot }: Given): NaiveCount {
  const one = 1_000_000_000n
  const up = (amount: bigint, by: bigint) => amount / by + (amount % by > 0n ? 1n : 0n)
  const lines = linesOf(election, one)
  const valid = total(lines)
  let hopeful = standing(election)
  const winners: number[] = []
  const keep = new Map(hopeful.map((number) => [number, one]))
  const stages: NaiveStage[] = []
  const divide = () => {
    const votes = new Map<number, bigint>()
    for (const { prefers, many } of lines) {
      let weight = one
      for (const number of prefers) {
        if (weight <= 0n) break
        const kept = up(weight * keep.get(number)!, one)
        votes.set(number, (votes.get(number) ?? 0n) + many * kept)
        weight -= kept
      }
    }
    const all = [...votes.values()].reduce((sum, each) => sum + each, 0n)
    return { votes, quota: all / BigInt(election.seats + 1) + 1n }
  }
  if (hopeful.length <= election.seats)
    return { winners: hopeful, stages: [staged(election, { votes: divide().votes, valid, places: 9 })] }
  while (hopeful.length > election.seats - winners.length && winners.length < election.seats) {
    let before: bigint | undefined
    for (;;) {
      const { votes, quota } = divide()
      const of = (number: number) => votes.get(number) ?? 0n
      const reached = hopeful.filter((number) => of(number) >= quota)
      winners.push(...reached)
      hopeful = hopeful.filter((number) => !reached.includes(number))
      const sum = winners.reduce((all, number) => all + of(number) - quota, 0n)
      const surplus = sum > 0n ? sum : 0n
      const settled = surplus < 1000n || (before !== undefined && surplus >= before)
      if (reached.length > 0 || settled) stages.push(staged(election, { votes, valid, places: 9 }))
      if (reached.length > 0) break
      if (settled) {
        const lowest = hopeful.map(of).sort((one, other) => (one < other ? -1 : 1))[0]!
        const tied = hopeful.filter((number) => of(number) <= lowest + surplus)
        const out = lot.order.find((number) => tied.includes(number))!
        hopeful = hopeful.filter((number) => number !== out)
        keep.set(out, 0n)
        break
      }
      before = surplus
      for (const number of winners) keep.set(number, up(up(keep.get(number)! * quota, one) * one, of(number)))
    }
  }
  if (winners.length < election.seats) winners.push(...hopeful)
  return { winners, stages }
}
