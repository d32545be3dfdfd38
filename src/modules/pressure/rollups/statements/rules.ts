import { cellFigures, type Cell, type Figures } from '../../issue-figures/rules.ts'
import { alerts } from '../../returns/rules.ts'

export const statementFormat = 'openlmc.situation-report/1'

/** What an LMC says of a week to a national report: what it published of itself as a whole, and of nothing smaller. */
export type Statement = {
  readonly format: string
  readonly lmc_id: string
  readonly lmc_name: string
  readonly week_of: string
  readonly reference_on: string
  readonly number: number
  readonly version: number
  readonly smallest_cell: number
  readonly practices: number
  readonly patients: number
} & Readonly<Record<(typeof cellFigures)[number], number | null>>

const words = ['format', 'lmc_id', 'lmc_name', 'week_of', 'reference_on'] as const
const numbers = ['number', 'version', 'smallest_cell', 'practices', 'patients'] as const

export function statementOf({
  lmc_id,
  number,
  version,
  figures,
}: {
  lmc_id: string
  number: number
  version: number
  figures: Figures
}): Statement {
  const { lmc_name, week_of, reference_on, smallest_cell, cell } = figures
  const { practices, patients } = cell
  const shown = Object.fromEntries(cellFigures.map((name) => [name, cell[name]])) as Pick<
    Cell,
    (typeof cellFigures)[number]
  >
  const about = { format: statementFormat, lmc_id, lmc_name, week_of, reference_on, number, version, smallest_cell }
  return { ...about, practices, patients, ...shown }
}

/**
 * The bytes that are signed: one line of JSON, keys in the order of their letters, no spaces, numbers as JavaScript writes them. It is
 * RFC 8785 for an object without objects in it.
 */
export const canonical = (statement: Statement): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(statement).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
    ),
  )

export type Read<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }
export const wrong = (why: string) => ({ ok: false, why }) as const

const most = 100_000_000
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most

/** A statement as it stands in a file; whatever is more, less or impossible is refused, for it would be merged unseen. */
export function readStatement(given: unknown): Read<Statement> {
  if (typeof given !== 'object' || given === null) return wrong('has no statement')
  const said = new Map<string, unknown>(Object.entries(given))
  if (said.get('format') !== statementFormat) return wrong(`is not of the format ${statementFormat}`)
  const known: readonly string[] = [...words, ...numbers, ...cellFigures]
  const strange = [...said.keys()].find((key) => !known.includes(key)) ?? known.find((key) => !said.has(key))
  if (strange) return wrong(`says “${strange}” wrongly, or not at all`)
  const bad =
    words.find((key) => typeof said.get(key) !== 'string' || said.get(key) === '') ??
    numbers.find((key) => !isCount(said.get(key))) ??
    cellFigures.find((key) => {
      const value = said.get(key)
      return (
        value !== null && !(key === 'gp_fte' ? typeof value === 'number' && value >= 0 && value < most : isCount(value))
      )
    })
  if (bad) return wrong(`says “${bad}” wrongly, or not at all`)
  const statement = given as Statement
  if (!isMonday(statement.week_of)) return wrong('is of no week: its “week_of” is no Monday')
  return addsUp(statement) ? { ok: true, value: statement } : wrong('has figures that don’t add up')
}

function isMonday(text: string) {
  try {
    return Temporal.PlainDate.from(text).dayOfWeek === 1 && Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

function addsUp(statement: Statement): boolean {
  const within = (part: number | null, whole: number | null) => part === null || whole === null || part <= whole
  const sums = (of: '' | 'computed_', whole: number | null) => {
    const parts = alerts.map((alert) => statement[`${of}${alert}`])
    const known = parts.filter((part) => part !== null)
    return known.length === 0 || (known.length === 4 && known.reduce((sum, part) => sum + part, 0) === whole)
  }
  return (
    sums('', statement.returned) &&
    sums('computed_', statement.computed_from) &&
    [statement.returned, statement.computed_from, statement.contacts_from].every((from) =>
      within(from, statement.practices),
    )
  )
}
