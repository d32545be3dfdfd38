import { sql, type RawBuilder } from 'kysely'
import type { Writing } from './scope.ts'

type Cell = string | number | boolean | null | Temporal.PlainDate
type CellType = 'text' | 'integer' | 'bigint' | 'double precision' | 'boolean' | 'date' | 'uuid'

/** What each column of a bulk is: its type, and how to take it out of a row. */
export type Columns<R> = Readonly<Record<string, readonly [CellType, (row: R) => Cell]>>

/**
 * Many rows as a table in SQL, `given`: one array a column, so that any number of rows is one statement and few parameters.
 * COPY would be quicker still, but PostgreSQL doesn't allow it into tables behind row security.
 */
export function bulk<R>(rows: readonly R[], columns: Columns<R>): RawBuilder<unknown> {
  const taken = Object.entries(columns).map(
    ([name, [type, cell]]) => sql`unnest(${arrayText(rows, type, cell)}::${sql.raw(type)}[]) as ${sql.ref(name)}`,
  )
  // In a select list, because in a from clause each array is first copied whole.
  return sql`(select ${sql.join(taken)}) as given`
}

/**
 * Plans what `work` asks of tables that this transaction has filled: they have no statistics yet, and a plan that takes ten
 * thousand rows for ten loops over them for minutes. Hashing them is never far from the quickest.
 */
export async function hashing<T>(tx: Writing, work: () => Promise<T>): Promise<T> {
  const set = (how: 'on' | 'off') =>
    sql`select set_config('work_mem', '64MB', true), set_config('enable_nestloop', ${how}, true),
               set_config('enable_mergejoin', ${how}, true)`.execute(tx.db)
  await set('off')
  const result = await work()
  await set('on')
  return result
}

function arrayText<R>(rows: readonly R[], type: CellType, cell: (row: R) => Cell): string {
  let text = '{'
  for (const row of rows) {
    const value = cell(row)
    if (text.length > 1) text += ','
    if (value === null) text += 'NULL'
    else if (typeof value === 'object') text += dayText(value)
    else if (type === 'text') text += quoted(String(value))
    else text += String(value)
  }
  return `${text}}`
}

const quoted = (text: string) => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`)

/** A file's rows share few days, and writing one costs more than finding it again. */
const written = new WeakMap<Temporal.PlainDate, string>()

function dayText(day: Temporal.PlainDate): string {
  let text = written.get(day)
  if (text === undefined) written.set(day, (text = day.toString()))
  return text
}
