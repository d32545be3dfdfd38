import { sql } from 'kysely'
import { done, NotFound, refused } from '../answers.ts'
import { isClosed, trialMoves, type TrialState } from '../forms/trials.ts'
import { afterMove, type MoveOf } from '../moves.ts'
import type { Reading, Writing } from '../scope.ts'
import type { Id } from '../values.ts'

type Tried = { readonly id: string; readonly lmc_id: Id<'lmc'>; readonly state: TrialState }

type Found = {
  /** What its columns hold, and what becomes of each row, as JSON. */
  readonly columns?: string
  readonly report?: string
  readonly taken_at?: Temporal.Instant
}

/** Makes one move if the file is still where it was, and keeps what was found with it; `table` is where its row is. */
export async function moveTrial(
  tx: Writing,
  table: string,
  { id, state }: Pick<Tried, 'id' | 'state'>,
  made: MoveOf<typeof trialMoves>,
  { columns, report, taken_at }: Found = {},
): Promise<boolean> {
  const next = afterMove(trialMoves, state, made)
  if (!next) return false
  const { rows } = await sql`
    update ${sql.table(table)} set state = ${next}, columns = coalesce(${columns ?? null}::jsonb, columns),
      report = coalesce(${report ?? null}::jsonb, report), taken_at = coalesce(${taken_at ?? null}::timestamptz, taken_at)
    where id = ${id} and state = ${state} returning id`.execute(tx.db)
  return rows.length > 0
}

/** What a record says of which file it is: `receipt_file_id` of one in `levies.receipt_file`. */
const named = (table: string, { id }: Tried) => ({ [`${table.split('.')[1]}_id`]: id })

/** Keeps what trying a file found: what its columns hold, and what would become of each row. */
export async function keepTrial(
  tx: Writing,
  table: string,
  file: Tried,
  { columns, fates }: { readonly columns: unknown; readonly fates: readonly RowFate[] },
) {
  if (isClosed(file)) return refused('file_is_closed')
  const found = { columns: JSON.stringify(columns), report: JSON.stringify(fates) }
  if (!(await moveTrial(tx, table, file, 'try', found))) return refused('changed_since')
  await tx.record(file.lmc_id, `${table}_tried`, { ...named(table, file), rows: fates.length })
  return done()
}

/** Drops a file of which nothing was taken. */
export async function dropTrial(tx: Writing, table: string, file: Tried | undefined) {
  if (!file) throw new NotFound()
  if (isClosed(file)) return refused('file_is_closed')
  if (!(await moveTrial(tx, table, file, 'drop'))) return refused('changed_since')
  await tx.record(file.lmc_id, `${table}_dropped`, named(table, file))
  return done()
}

type RowFate = { readonly line: number; readonly fate: string; readonly words: readonly string[] }

/** Whether each row would come to the same as when it was tried. */
export const sameFates = (one: readonly RowFate[], other: readonly RowFate[]) =>
  one.length === other.length &&
  one.every(({ line, fate, words }, at) => {
    const then = other[at]
    return then?.line === line && then.fate === fate && then.words.join() === words.join()
  })

/** What the last try said of each row. */
export async function lastTrial<Fate>(tx: Reading, table: string, id: string): Promise<readonly Fate[]> {
  const { rows } = await sql<{ report: readonly Fate[] | null }>`
    select report from ${sql.table(table)} where id = ${id}`.execute(tx.db)
  return rows[0]?.report ?? []
}

/** How many files of an actor's LMCs wait to be matched, tried or taken. */
export async function trialsWaiting(tx: Reading, table: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from ${sql.table(table)}
    where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and state in ('given', 'tried')`.execute(tx.db)
  return rows[0]?.waiting ?? 0
}
