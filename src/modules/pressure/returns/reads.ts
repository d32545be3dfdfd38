import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { practicesInScope } from '../scopes/reads.ts'
import { settingFor } from '../settings/reads.ts'
import { referenceDay } from '../weeks/rules.ts'
import type { CameBy, ReturnAnswers } from './rules.ts'
import type { AskedReturn } from './standings/rules.ts'

/** Which practice's return, of which week. */
export type ReturnKey = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly week_of: Temporal.PlainDate
}

/** What an LMC asks of one practice in one week, as its settings, its holidays and the register have it. */
export async function askedReturn(tx: Reading, { lmc_id, practice_id, week_of }: ReturnKey): Promise<AskedReturn> {
  const setting = await settingFor(tx, lmc_id, week_of)
  const holidayOn = await holidaysOf(tx, lmc_id)
  const reference_on = referenceDay(week_of, setting, holidayOn)
  const [practice = null] = reference_on ? await practicesInScope(tx, [lmc_id], reference_on, practice_id) : []
  return { lmc_id, practice_id, week_of, setting, holidayOn, reference_on, practice }
}

/** A return as it stands. */
export type ReturnKept = ReturnAnswers & {
  readonly id: Id<'weekly_return'>
  readonly week_of: Temporal.PlainDate
  readonly reference_on: Temporal.PlainDate
  readonly versions: number
  readonly is_late: boolean
  readonly submitted_at: Temporal.Instant
  readonly submitted_by: string
}

/** A practice's returns up to a week, that week's first. */
export async function returnsUpTo(
  tx: Reading,
  { lmc_id, practice_id, week_of }: ReturnKey,
  most: number,
): Promise<ReturnKept[]> {
  const { rows } = await sql<ReturnKept>`
    select id, week_of, reference_on, alert, list_size, contacts, gp_contacts, nurse_contacts, other_contacts, gps_present,
      nurses_present, others_present, sessions_planned, sessions_lost, longest_wait_days, comment, own_answers, versions,
      is_late, submitted_at, submitted_by
    from pressure.weekly_return
    where lmc_id = ${lmc_id} and practice_id = ${practice_id} and week_of <= ${week_of}::date
    order by week_of desc limit ${most}`.execute(tx.db)
  return rows
}

export const weekIsClosed = async (tx: Reading, { lmc_id, week_of }: Omit<ReturnKey, 'practice_id'>) =>
  (await tx.db
    .selectFrom('pressure.closed_week')
    .select('week_of')
    .where('lmc_id', '=', lmc_id)
    .where('week_of', '=', week_of)
    .executeTakeFirst()) !== undefined

/** What was said one time. */
export type ReturnVersion = {
  readonly number: number
  readonly answers: ReturnAnswers
  readonly came_by: CameBy
  readonly told_by: string
  readonly is_late: boolean
  readonly submitted_at: Temporal.Instant
  readonly submitted_by: string
}

/** Every version of a return, the first first. */
export async function versionsOf(tx: Reading, { lmc_id, practice_id, week_of }: ReturnKey): Promise<ReturnVersion[]> {
  const { rows } = await sql<ReturnVersion>`
    select v.number, v.answers, v.came_by, v.told_by, v.is_late, v.submitted_at, v.submitted_by
    from pressure.weekly_return r join pressure.return_version v on v.lmc_id = r.lmc_id and v.weekly_return_id = r.id
    where r.lmc_id = ${lmc_id} and r.practice_id = ${practice_id} and r.week_of = ${week_of}::date
    order by v.number`.execute(tx.db)
  return rows
}
