import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { governing } from '../weeks/reads.ts'
import { closesAt, referenceDay, weekOf } from '../weeks/rules.ts'
import { aboutRun, mailingDue, type Mailed, type MailingKind, type Reason } from './rules.ts'

/** What went out of these LMCs' rounds in a week. */
export async function mailedOf(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  week_of: Temporal.PlainDate,
): Promise<(lmc_id: Id<'lmc'>) => readonly Mailed[]> {
  const { rows } = await sql<Mailed & { readonly lmc_id: Id<'lmc'> }>`
    select lmc_id, kind, mailed_on from pressure.round_mailing
    where lmc_id = any (${[...lmc_ids]}::uuid[]) and week_of = ${week_of}::date`.execute(tx.db)
  const byLmc = Map.groupBy(rows, ({ lmc_id }) => lmc_id)
  return (lmc_id) => byLmc.get(lmc_id) ?? []
}

/** A mailing that is to go now. */
export type Round = {
  readonly office_id: Id<'office'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly week_of: Temporal.PlainDate
  readonly kind: MailingKind
  readonly reference_on: Temporal.PlainDate
  readonly closes_at: Temporal.Instant
  readonly signed_by: string
  readonly signed_post: string
}

/** The mailings that are to go now for these LMCs. */
export async function roundsDue(tx: Reading, lmc_ids: readonly Id<'lmc'>[]): Promise<readonly Round[]> {
  const week_of = weekOf(londonDay(tx.now))
  const governs = await governing(tx, lmc_ids)
  const mailed = await mailedOf(tx, lmc_ids, week_of)
  const lmcs = await tx.db
    .selectFrom('platform.lmc')
    .select(['id', 'office_id', 'name'])
    .where(sql<boolean>`id = any (${[...lmc_ids]}::uuid[])`)
    .execute()
  return lmcs.flatMap(({ id: lmc_id, office_id, name: lmc_name }) => {
    const { setting, holidayOn } = governs(lmc_id, week_of)
    const { signed_by, signed_post } = setting
    const kind = mailingDue(tx.now, setting, holidayOn, mailed(lmc_id))
    const reference_on = referenceDay(week_of, setting, holidayOn)
    if (kind === null || reference_on === null) return []
    const closes_at = closesAt(week_of, setting)
    return [{ office_id, lmc_id, lmc_name, week_of, kind, reference_on, closes_at, signed_by, signed_post }]
  })
}

/** The addresses by which these LMCs' practices are reached about their return on a day, better reasons first. */
export const addresses = (
  office_id: Id<'office'> | null,
  lmc_ids: readonly Id<'lmc'>[],
  on: Temporal.PlainDate,
) => sql`(
  select a.* from (
    select lmc_id, practice_id, 1 as rank, 'nominee' as reason, person_id, name, lower(email) as email from register.nominee
      where lmc_id = any (${[...lmc_ids]}::uuid[]) and purpose = 'weekly_return' and during @> ${on}::date and email is not null
    union all
    select lmc_id, practice_id, 2, 'manager', person_id, name, lower(email) from register.practice_contact
      where lmc_id = any (${[...lmc_ids]}::uuid[]) and kind = 'practice_manager' and during @> ${on}::date and email is not null
    union all
    select lmc_id, practice_id, 3, 'account', null, name, email from accounts.practice_holder
      where lmc_id = any (${[...lmc_ids]}::uuid[]) and during @> ${on}::date) a
  where a.email not in (select s.address from platform.suppression s
    where s.office_id = ${office_id} and s.lifted_at is null and (s.topic is null or s.topic = 'weekly_return')))`

export type Addressee = {
  readonly practice_id: Id<'practice'>
  readonly practice_name: string
  readonly reason: Reason
  readonly person_id: Id<'person'> | null
  readonly name: string
  readonly email: string
}

/** Whom to write to for each practice in scope of a round that has returned nothing; a practice nobody can be reached at is not here. */
export async function addresseesOf(
  tx: Reading,
  { office_id, lmc_id, week_of, reference_on }: Round,
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    with silent as materialized (
      select c.practice_id, c.name as practice_name from register.practice_card c
      where c.lmc_id = ${lmc_id} and represented_during * daterange(${reference_on}::date, ${reference_on}::date, '[]') <> 'empty'::daterange
        and c.from_on <= ${reference_on}::date and c.until_on > ${reference_on}::date and c.status = 'active'
        and c.practice_id not in (select practice_id from pressure.weekly_return where lmc_id = ${lmc_id} and week_of = ${week_of}::date)),
    reached as materialized (
      select a.*, min(rank) over (partition by practice_id) as best from ${addresses(office_id, [lmc_id], londonDay(tx.now))} a)
    select distinct on (practice_id, email) practice_id, practice_name, reason, person_id, r.name, email
    from silent join reached r using (practice_id) where rank = best
    order by practice_id, email, person_id`.execute(tx.db)
  return rows
}

/** Letters of the office's rounds that still wait to be sent and needn't be: the return came meanwhile, or its week is closed. */
export async function lettersTooLate(tx: Reading, kinds: readonly string[]): Promise<Id<'message'>[]> {
  const { rows: waiting } = await sql<{ id: Id<'message'>; lmc_id: Id<'lmc'>; run: string }>`
    select id, lmc_id, run from platform.message
    where office_id = ${tx.actor.office_id} and next_try_at is not null and kind = any (${[...kinds]}::text[]) and run is not null`.execute(
    tx.db,
  )
  if (waiting.length === 0) return []
  const governs = await governing(tx, [...new Set(waiting.map(({ lmc_id }) => lmc_id))])
  const about = waiting.map(({ id, lmc_id, run }) => ({ id, lmc_id, ...aboutRun(run) }))
  const weeks = [...new Set(about.map(({ week_of }) => week_of.toString()))]
  const { rows: returns } = await sql<{ of: string }>`
    select practice_id || ' ' || week_of as of from pressure.weekly_return
    where week_of = any (${weeks}::date[]) and practice_id = any (${about.map(({ practice_id }) => practice_id)}::uuid[])`.execute(
    tx.db,
  )
  const returned = new Set(returns.map(({ of }) => of))
  return about
    .filter(
      ({ lmc_id, week_of, practice_id }) =>
        returned.has(`${practice_id} ${week_of.toString()}`) ||
        Temporal.Instant.compare(tx.now, closesAt(week_of, governs(lmc_id, week_of).setting)) >= 0,
    )
    .map(({ id }) => id)
}
