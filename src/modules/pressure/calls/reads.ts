import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { postLabel } from '../../register/door.ts'
import { governing } from '../weeks/reads.ts'
import { weekOf, weekState, type WeekState } from '../weeks/rules.ts'
import type { Outcome } from './rules.ts'

/** A practice of an LMC in sight, and one of its weeks, as somebody who rings needs to know them. */
export type CalledPractice = {
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly telephone: string | null
  readonly week_of: Temporal.PlainDate
  readonly state: WeekState
  /** When it put in this week's return; null where it hasn't. */
  readonly submitted_at: Temporal.Instant | null
}

/** The practice of that code as its LMC asked it in a week; undefined where no LMC in sight represents it or the week is none. */
export async function practiceCalled(
  tx: Reading,
  ods_code: string,
  week_of: Temporal.PlainDate,
): Promise<CalledPractice | undefined> {
  const today = londonDay(tx.now)
  if (Temporal.PlainDate.compare(week_of, weekOf(today)) > 0) return undefined
  const { rows } = await sql<Omit<CalledPractice, 'week_of' | 'state'>>`
    select c.lmc_id, l.short_name as lmc_name, c.practice_id, c.ods_code, c.name,
      (select telephone from register.practice_telephone t where t.practice_id = c.practice_id
        and t.from_on <= ${today}::date and t.until_on > ${today}::date limit 1) as telephone,
      (select submitted_at from pressure.weekly_return r
        where r.lmc_id = c.lmc_id and r.practice_id = c.practice_id and r.week_of = ${week_of}::date) as submitted_at
    from register.practice_card c join platform.lmc l on l.id = c.lmc_id
    where c.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and c.ods_code = ${ods_code}
      and c.from_on <= ${today}::date and c.until_on > ${today}::date
    order by c.represented_during desc limit 1`.execute(tx.db)
  const [found] = rows
  if (!found) return undefined
  const { setting, holidayOn } = (await governing(tx, [found.lmc_id]))(found.lmc_id, week_of)
  const state = setting.is_collecting ? weekState(week_of, setting, holidayOn, tx.now) : 'none'
  return { ...found, week_of, state }
}

export type Rung = {
  readonly name: string
  readonly is_nominated: boolean
  /** `Practice manager` */
  readonly post: string
  readonly telephone: string | null
  readonly email: string | null
}

/** Whom to ask for: those nominated for the return, then its managers. */
export async function peopleToRing(
  tx: Reading,
  { lmc_id, practice_id }: Pick<CalledPractice, 'lmc_id' | 'practice_id'>,
): Promise<readonly Rung[]> {
  const today = londonDay(tx.now)
  const { rows } = await sql<Omit<Rung, 'post'> & { readonly kind: string }>`
    select * from (
      select distinct on (c.person_id) c.name, c.kind, c.telephone, c.email, c.person_id in (select n.person_id from register.nominee n
          where n.lmc_id = ${lmc_id} and n.practice_id = ${practice_id} and n.purpose = 'weekly_return' and n.during @> ${today}::date) as is_nominated
      from register.practice_contact c where c.lmc_id = ${lmc_id} and c.practice_id = ${practice_id} and c.during @> ${today}::date
      order by c.person_id, c.kind <> 'practice_manager') c
    where is_nominated or kind in ('practice_manager', 'deputy_manager') order by is_nominated desc, name`.execute(
    tx.db,
  )
  return rows.map(({ kind, ...rung }) => ({ ...rung, post: postLabel(kind) }))
}

export type Call = {
  readonly id: Id<'call'>
  readonly week_of: Temporal.PlainDate
  readonly outcome: Outcome
  readonly words: string
  readonly called_at: Temporal.Instant
  readonly called_by: string
}

/** The calls to a practice about its returns, the latest first. */
export const callsTo = (
  tx: Reading,
  { lmc_id, practice_id }: Pick<CalledPractice, 'lmc_id' | 'practice_id'>,
): Promise<Call[]> =>
  tx.db
    .selectFrom('pressure.call')
    .select(['id', 'week_of', 'outcome', 'words', 'called_at', 'called_by'])
    .where('lmc_id', '=', lmc_id)
    .where('practice_id', '=', practice_id)
    .orderBy('called_at', 'desc')
    .limit(100)
    .execute()

/** What a form of a call carries, so that pressing twice notes it once. */
export const newPress = (): string => randomUUID()
