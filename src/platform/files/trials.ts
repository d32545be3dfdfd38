import { sql } from 'kysely'
import { trialMoves, type TrialState } from '../forms/trials.ts'
import { afterMove, type MoveOf } from '../moves.ts'
import type { Writing } from '../scope.ts'

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
  { id, state }: { readonly id: string; readonly state: TrialState },
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

type RowFate = { readonly line: number; readonly fate: string; readonly words: readonly string[] }

/** Whether each row would come to the same as when it was tried. */
export const sameFates = (one: readonly RowFate[], other: readonly RowFate[]) =>
  one.length === other.length &&
  one.every(({ line, fate, words }, at) => {
    const then = other[at]
    return then?.line === line && then.fate === fate && then.words.join() === words.join()
  })
