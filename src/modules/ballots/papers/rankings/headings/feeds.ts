import { tidied } from '../../blt/texts/feeds.ts'
import { refuse, shown } from '../../lines/feeds.ts'
import type { Repairs } from '../../repairs/rules.ts'

/** What the columns of a file of rankings are: one a candidate, holding ranks, or one a preference, holding names. */
export type Headings = {
  readonly weight: number | undefined
  readonly columns: readonly { readonly at: number; readonly heading: string }[]
  /** The headings are `First choice`, `2nd preference`, `3` …, in their order. */
  readonly are_preferences: boolean
}

const weightWords = /^(weights?|papers|ballots|votes|counts?|number of (papers|ballots|votes))$/i
const paperWords = /^(id|(ballot|paper|voter|vote|response)( ?(id|no\.?|number|ref|reference))?|timestamp|serial)$/i
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const preferenceWords = /\b(preferences?|choices?|pref|rank(ing|ed)?)\b\.?/gi

export function readHeadings(cells: readonly string[], line: number, repairs: Repairs): Headings {
  const headings = withinBrackets(
    cells.map((cell) => tidied(cell, line, repairs)),
    line,
    repairs,
  )
  const filled = headings.flatMap((heading, at) => (heading === '' ? [] : [{ at, heading }]))
  const weights = filled.filter(({ heading }) => weightWords.test(heading))
  if (weights.length > 1)
    refuse(
      line,
      `${weights.map(({ heading }) => shown(heading)).join(' and ')} may each say how many papers a line stands for.`,
      'Leave one of these columns.',
    )
  const left_out = filled.filter(({ heading }) => paperWords.test(heading))
  for (const { heading } of left_out)
    repairs.note(line, `The column ${shown(heading)} is left out: it says whose paper it is, or when.`)
  const columns = filled.filter((column) => !weights.includes(column) && !left_out.includes(column))
  if (columns.length === 0) refuse(line, 'There is no column for a candidate or a preference.', headingsAsTheyShouldBe)
  const twin = columns.find(({ heading }, at) => columns.findIndex((other) => other.heading === heading) < at)
  if (twin)
    refuse(
      line,
      `Two columns are headed ${shown(twin.heading)}: which candidate is meant can’t be told.`,
      'Give each candidate a heading of their own.',
    )
  return {
    weight: weights[0]?.at,
    columns,
    are_preferences: columns.every(({ heading }, at) => preferenceIn(heading) === at + 1),
  }
}

/** `2nd choice` is 2. */
function preferenceIn(heading: string): number | undefined {
  const rest = heading.replaceAll(preferenceWords, ' ').trim().toLowerCase()
  const [, number] = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(rest) ?? []
  if (number) return Number(number)
  const at = ordinals.indexOf(rest)
  return at < 0 ? undefined : at + 1
}

/** Forms write the question before each answer: `Rank the candidates [Ann Lee]`. */
function withinBrackets(headings: readonly string[], line: number, repairs: Repairs): readonly string[] {
  const parts = headings.map((heading) => /^(.+?)\s*\[([^[\]]+)\]$/.exec(heading))
  const questions = new Set(parts.flatMap((part) => (part ? [part[1]] : [])))
  if (questions.size !== 1 || parts.filter(Boolean).length < 2) return headings
  repairs.note(line, 'The question before each heading is left out.')
  return headings.map((heading, at) => parts[at]?.[2] ?? heading)
}

export const headingsAsTheyShouldBe =
  'Head the columns with the candidates’ names, and write ranks below; or with First preference, Second preference and so on, and write names below.'
