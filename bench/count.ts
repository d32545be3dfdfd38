// Counts of made-up elections, from the bytes of a .blt file to the sheet as JSON, against reading those bytes once in the same run.
import { methods } from '../src/modules/ballots/counts/methods/rules.ts'
import { orderOfThePaper } from '../src/modules/ballots/lots/rules.ts'
import { readPapers } from '../src/modules/ballots/papers/feeds.ts'

type Made = { readonly papers: number; readonly candidates: number; readonly seats: number }
type Case = Made & { readonly elections: number; readonly rule: string; readonly most_ms: number }

const ward = { papers: 5_000, candidates: 8, seats: 4 }
const council = { papers: 100_000, candidates: 30, seats: 10 }
const cases: readonly Case[] = [
  { elections: 1_100, ...ward, rule: 'scottish', most_ms: 2_000 },
  { elections: 1, ...council, rule: 'scottish', most_ms: 500 },
  { elections: 1, ...council, rule: 'n-ireland', most_ms: 500 },
  { elections: 1, ...council, rule: 'meek-prf', most_ms: 3_000 },
]
const most_mb = 300

export async function run() {
  for (const each of cases) {
    let reading = 0
    let counting = 0
    let sheets = 0
    for (let seed = 1; seed <= each.elections; seed += 1) {
      const bytes = madeUp(each, seed)
      const began = performance.now()
      const lines = linesIn(bytes)
      const read = performance.now()
      sheets += countedAsJson(bytes, each.rule).length
      counting += performance.now() - read
      reading += read - began
      if (lines < each.papers) throw new Error('the papers were not made')
    }
    const papers = each.elections * each.papers
    console.log(
      `${each.rule.padEnd(10)} ${String(each.elections).padStart(5)} × ${each.papers} papers, ${each.candidates} for ${each.seats}: ` +
        `${counting.toFixed(0)} ms (at most ${each.most_ms}), ${Math.round(papers / (counting / 1000))} papers a second, ` +
        `×${(counting / reading).toFixed(1)} of reading the bytes once; sheets of ${(sheets / 2 ** 20).toFixed(1)} MB`,
    )
    if (counting > each.most_ms) process.exitCode = 1
  }
  const mb = process.resourceUsage().maxRSS / 1024
  console.log(`memory ${mb.toFixed(0)} MB at most (at most ${most_mb})`)
  if (mb > most_mb) process.exitCode = 1
}

function countedAsJson(bytes: Uint8Array, rule: string): string {
  const read = readPapers(bytes, 'made-up.blt')
  if (!read.ok) throw new Error(read.why)
  const answer = methods[rule]?.count(read.election, orderOfThePaper(read.election.candidates))
  if (!answer?.ok) throw new Error(answer?.why)
  return JSON.stringify({ ...answer.count, repairs: read.repairs })
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (const byte of bytes) if (byte === 10) lines += 1
  return lines
}

/** One line a paper; the candidates named first on the list are liked better, and few papers go far. */
function madeUp({ papers, candidates, seats }: Made, seed: number): Uint8Array {
  let state = seed
  const chance = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const lines = [`${candidates} ${seats}`]
  for (let paper = 0; paper < papers; paper += 1) {
    const preferences = new Set<number>()
    for (let tries = 1 + chance() * chance() * candidates; tries > 0; tries -= 1)
      preferences.add(1 + Math.floor(chance() ** 1.5 * candidates))
    lines.push(`1 ${[...preferences].join(' ')} 0`)
  }
  for (let number = 1; number <= candidates; number += 1)
    lines.push(number === 1 ? `0\n"Candidate 1"` : `"Candidate ${number}"`)
  return Buffer.from(`${lines.join('\n')}\n"Made up"\n`)
}
