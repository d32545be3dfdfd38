import type { Repair } from '../rules.ts'

/** What was put right while reading; the same on many lines is one repair, at the first of them. */
export type Repairs = {
  note(line: number, what: string): void
  list(): readonly Repair[]
}

const mostLines = 10

export function newRepairs(): Repairs {
  const linesOf = new Map<string, { lines: number[]; more: number }>()
  return {
    note(line, what) {
      const noted = linesOf.get(what)
      if (!noted) linesOf.set(what, { lines: [line], more: 0 })
      else if (noted.lines.length <= mostLines) noted.lines.push(line)
      else noted.more += 1
    },
    list: () =>
      [...linesOf]
        .map(
          ([
            what,
            {
              lines: [line = 1, ...others],
              more,
            },
          ]) => ({ line, what: `${what}${also(others, more)}` }),
        )
        .sort((one, other) => one.line - other.line),
  }
}

function also(lines: readonly number[], more: number) {
  if (lines.length === 0) return ''
  if (more > 0) return ` Also on lines ${lines.join(', ')} and ${more} more.`
  return ` Also on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}.`
}
