import type { Repair } from '../rules.ts'

/** What was put right while reading; the same on many lines is one repair, at the first of them. */
export type Repairs = {
  note(line: number, what: string): void
  list(): readonly Repair[]
}

/** Lines that follow one another, from the first to the last. */
type Run = { readonly from: number; to: number }

const mostRuns = 20

export function newRepairs(): Repairs {
  const linesOf = new Map<string, { readonly first: number; readonly runs: Run[]; more: number }>()
  return {
    note(line, what) {
      const noted = linesOf.get(what)
      if (!noted) {
        linesOf.set(what, { first: line, runs: [], more: 0 })
        return
      }
      const run = noted.runs.at(-1)
      if (run && run.to + 1 === line) run.to = line
      else if (noted.runs.length < mostRuns) noted.runs.push({ from: line, to: line })
      else noted.more += 1
    },
    list: () =>
      [...linesOf]
        .map(([what, { first, runs, more }]) => ({ line: first, what: `${what}${also(runs, more)}` }))
        .sort((one, other) => one.line - other.line),
  }
}

/** `Also on lines 3, 7 to 12 and 400 more.` */
function also(runs: readonly Run[], more: number) {
  const [only] = runs
  if (!only) return ''
  const said = runs
    .map(({ from, to }) => (to > from + 1 ? `${from} to ${to}` : [...new Set([from, to])].join(', ')))
    .join(', ')
  const and_more = more > 0 ? ` and ${more} more` : ''
  return ` Also on line${runs.length === 1 && only.from === only.to ? '' : 's'} ${said}${and_more}.`
}
