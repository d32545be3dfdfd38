import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { AskedOf, AskState } from '../asks/rules.ts'

export type OwnAsk = {
  readonly what: string
  readonly asked_of: AskedOf
  readonly asked_name: string
  readonly is_named: boolean
  readonly state: AskState
  readonly asked_on: Temporal.PlainDate
  readonly due_on: Temporal.PlainDate
  readonly answered_on: Temporal.PlainDate | null
  readonly ended_on: Temporal.PlainDate | null
}

/** What the LMC asked for a practice in the last year, the latest first; the office's notes on it stay the office's. */
export async function ownAsks(
  tx: Reading,
  practice_id: Id<'practice'>,
  on: Temporal.PlainDate,
): Promise<readonly OwnAsk[]> {
  const { rows } = await sql<OwnAsk>`
    select what, asked_of, asked_name, is_named, state, asked_on, due_on, answered_on, ended_on from pressure.ask
    where practice_id = ${practice_id} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and asked_on > ${on.subtract({ years: 1 })}::date order by asked_at desc`.execute(tx.db)
  return rows
}
