import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { WeekPractice } from '../figures/rules.ts'

export type PracticeSeen = {
  readonly practice_id: Id<'practice'>
  readonly lmc_id: Id<'lmc'>
  readonly ods_code: string
  readonly name: string
}

/** A practice of the reader's LMCs by its code, as last represented there. */
export async function practiceInSight(tx: Reading, ods_code: string): Promise<PracticeSeen | undefined> {
  const { rows } = await sql<PracticeSeen>`
    select practice_id, lmc_id, ods_code, name from register.practice_card
    where ods_code = ${ods_code} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
    order by upper(represented_during) desc nulls first, from_on desc limit 1`.execute(tx.db)
  return rows[0]
}

export type PracticeWeek = Omit<WeekPractice, 'patients'> & {
  readonly week_of: Temporal.PlainDate
  readonly is_bank_holiday: boolean
  readonly comment: string | null
}

/** What a practice returned in the last weeks that were closed while it was in scope, the earliest first. */
export async function practiceWeeks(
  tx: Reading,
  { lmc_id, practice_id }: PracticeSeen,
  most: number,
): Promise<PracticeWeek[]> {
  const { rows } = await sql<PracticeWeek>`
    select p.week_of, w.is_bank_holiday, p.list_size, p.gp_fte::float8, p.alert, p.computed, p.contacts, p.clinicians,
      p.clinician_contacts, p.sessions_planned, p.sessions_lost, p.longest_wait_days, r.comment
    from pressure.week_practice p join pressure.closed_week w on w.lmc_id = p.lmc_id and w.week_of = p.week_of
    left join pressure.weekly_return r on r.lmc_id = p.lmc_id and r.practice_id = p.practice_id and r.week_of = p.week_of
      and not r.is_late
    where p.lmc_id = ${lmc_id} and p.practice_id = ${practice_id} order by p.week_of desc limit ${most}`.execute(tx.db)
  return rows.toReversed()
}
