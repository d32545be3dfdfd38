import { createHash } from 'node:crypto'
import { thousands } from '../../../platform/values.ts'
import { drawLot, orderOfThePaper, type Lot } from '../lots/rules.ts'
import { readPapers } from '../papers/feeds.ts'
import type { Election, Repair } from '../papers/rules.ts'
import { methods as all, type Method } from './methods/rules.ts'
import { electionAsked, type Request } from './requests/rules.ts'
import type { Count } from './rules.ts'

/** Papers as somebody gave them, and all that is asked of their count. */
export type Given = {
  readonly bytes: Uint8Array
  readonly file_name: string
  /** By its short name. */
  readonly rule: string
  readonly request: Request
  /** The published text from which lots are drawn. */
  readonly seed: string | null
  /** Whether each line of a table counts once, whatever it weighs. */
  readonly by_heads?: boolean
}

/** What a count came from and what it came to. */
export type Result = {
  readonly file_name: string
  readonly given_sha256: string
  readonly rule: string
  readonly request: Request
  readonly election: Election
  readonly lot: Lot
  readonly count: Count
  readonly repairs: readonly Repair[]
}

/** Why there is no result, and which answer it is about; what a rule says of all of them together is about none. */
export type Uncounted = {
  readonly ok: false
  readonly about: 'papers' | 'seats' | 'withdrawn' | 'classes' | 'electorate' | null
  readonly line: number | null
  readonly why: string
}

export type CountedPapers = { readonly ok: true; readonly result: Result } | Uncounted

const refused = (about: Uncounted['about'], why: string, line: number | null = null): Uncounted => ({
  ok: false,
  about,
  line,
  why,
})

export const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('hex')

/** What anybody draws for a candidate: `sha256sum` of the text, a space and the candidate's number. */
export const ticketOf = (seed: string, number: number): string => sha256(`${seed} ${number}`)

type Methods = Readonly<Record<string, Method>>

type ReadGiven =
  | { readonly ok: true; readonly method: Method; readonly election: Election; readonly repairs: readonly Repair[] }
  | Uncounted

/** The election in the papers, as it is asked to be counted. */
export function readGiven({ bytes, file_name, rule, request, by_heads }: Given, methods: Methods = all): ReadGiven {
  const method = Object.hasOwn(methods, rule) ? methods[rule] : undefined
  if (!method) return refused(null, `There is no rule “${rule}”.`)
  const read = readPapers(bytes, file_name, method.marks, by_heads)
  if (!read.ok) return refused('papers', read.why, read.line)
  const seats = electionAsked(read.election, { ...request, withdraw: [], classes: [] })
  if (!seats.ok) return refused('seats', seats.why)
  const withdrawn = electionAsked(read.election, { ...request, classes: [] })
  if (!withdrawn.ok) return refused('withdrawn', withdrawn.why)
  const asked = electionAsked(read.election, request)
  if (!asked.ok) return refused('classes', asked.why)
  return { ok: true, method, election: asked.value, repairs: read.repairs }
}

/** Reads papers and counts them as asked: the same bytes and the same answers always give the same result. */
export function countPapers(given: Given, methods: Methods = all): CountedPapers {
  const read = readGiven(given, methods)
  if (!read.ok) return read
  const { method, election, repairs } = read
  const { bytes, file_name, rule, request, seed } = given
  const lot = seed === null ? orderOfThePaper(election.candidates) : drawLot(seed, election.candidates, sha256)
  const counted = method.count(election, lot, request.constraints)
  if (!counted.ok) return refused(null, counted.why)
  const { count } = counted
  const papers = count.valid + count.invalid
  if (request.electorate !== undefined && papers > request.electorate)
    return refused(
      'electorate',
      `There are ${thousands(papers)} papers, and only ${thousands(request.electorate)} could vote: check both`,
    )
  return {
    ok: true,
    result: { file_name, given_sha256: sha256(bytes), rule, request, election, lot, count, repairs },
  }
}
