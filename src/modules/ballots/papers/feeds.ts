import { Unreadable } from '../../../platform/files/mistakes.ts'
import { isHead, readBlt } from './blt/feeds.ts'
import type { Marks } from './blt/oddities/feeds.ts'
import { nextSaid, refuse } from './lines/feeds.ts'
import { readRankings } from './rankings/feeds.ts'
import { newRepairs, type Repairs } from './repairs/rules.ts'
import type { Election, Repair } from './rules.ts'

export type ReadPapers =
  | { readonly ok: true; readonly election: Election; readonly repairs: readonly Repair[] }
  | { readonly ok: false; readonly line: number | null; readonly why: string }

/**
 * Ballot papers from a file, known by what is in it: `.blt`, or CSV of rankings. Reads what can be read without doubt, lists what it put
 * right, and refuses with a line and a reason what could mean two things. The seats of a CSV file are 0: it doesn't say. By heads, each line
 * of a table with weights counts once.
 */
export function readPapers(
  bytes: Uint8Array,
  file_name: string,
  marks: Marks = 'ranked',
  by_heads: boolean = false,
): ReadPapers {
  const repairs = newRepairs()
  try {
    const text = textIn(bytes, repairs)
    const first = nextSaid({ bytes: text, at: 0, line: 1 }, 'cut')
    const called = file_name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')
    if (!first) return refuse(undefined, 'This file is empty.', 'Check that it is the one you meant.')
    if (by_heads && isHead(first.text))
      refuse(
        undefined,
        'A .blt file says how many papers are alike, not what they weigh.',
        'Give a table with a column of weights.',
      )
    const election = isHead(first.text)
      ? readBlt(text, first, called, marks, repairs)
      : readRankings(text, called, marks, repairs, by_heads)
    return { ok: true, election, repairs: repairs.list() }
  } catch (error) {
    if (error instanceof Unreadable)
      return { ok: false, line: error.line ?? null, why: `${error.what} ${error.remedy}` }
    throw error
  }
}

const lineFeed = 10
const carriageReturn = 13

const signs = new Map([
  ['a zip archive or a workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a web page', [0x3c]],
])

/** The bytes of a text in UTF-8, its lines ending in a line feed; what is no text is refused. */
function textIn(bytes: Uint8Array, repairs: Repairs): Uint8Array {
  const starts = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  const known = [...signs].find(([, sign]) => starts(...sign))
  if (known)
    refuse(
      undefined,
      `This is ${known[0]}, not ballot papers.`,
      'Give the papers as .blt, or a table of them saved as CSV.',
    )
  let text = bytes
  if (starts(0xef, 0xbb, 0xbf)) {
    repairs.note(1, 'The byte order mark is left out.')
    text = bytes.subarray(3)
  } else if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) {
    repairs.note(1, 'The file is in UTF-16: turned into UTF-8.')
    text = new TextEncoder().encode(utf16In(bytes, starts(0xff, 0xfe) ? 'utf-16le' : 'utf-16be'))
  }
  if (text.includes(0))
    refuse(
      undefined,
      'This is not a text file: it holds bytes that no text has.',
      'Give the ballot papers as .blt or CSV.',
    )
  const first_return = text.indexOf(carriageReturn)
  if (first_return < 0) return text
  if (!text.includes(lineFeed)) {
    repairs.note(1, 'The lines end in carriage returns: read as line ends.')
    return text.map((byte) => (byte === carriageReturn ? lineFeed : byte))
  }
  const line = text.subarray(0, first_return).reduce((lines, byte) => (byte === lineFeed ? lines + 1 : lines), 1)
  if (text[first_return + 1] === lineFeed) repairs.note(line, 'The lines end as Windows ends them.')
  return text
}

function utf16In(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuse(undefined, 'This file begins as UTF-16 and is not.', 'Open it in a text editor and save it as UTF-8.')
  }
}
