import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { CollectingAnswers, CollectorAnswers, CollectorDetails } from './forms.ts'
import { collectorWith } from './reads.ts'
import { saysWhoAndHowMuch, type Layout } from './rules.ts'

/** Makes somebody known who collects for an LMC; one of a name that is there meets `one_collector_of_a_name`. */
export async function addCollector(tx: Writing, { email, ...answers }: CollectorAnswers) {
  if (!tx.actor.lmc_ids.includes(answers.lmc_id)) throw new NotFound()
  const { id } = await tx.db
    .insertInto('levies.collector')
    .values({ ...answers, email: email ?? '', layout: '[]', made_at: tx.now, made_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(answers.lmc_id, 'levies.collector_added', { collector_id: id, kind: answers.kind })
  return done(id)
}

const living = async (tx: Writing, id: Id<'collector'>) => {
  const found = await collectorWith(tx, id)
  if (!found || found.ended_at) throw new NotFound()
  return found
}

/** Changes how a collector is called and written to, and what the LMC's own bills say of paying. */
export async function changeCollector(tx: Writing, id: Id<'collector'>, { email, ...details }: CollectorDetails) {
  const { lmc_id } = await living(tx, id)
  await tx.db
    .updateTable('levies.collector')
    .set({ ...details, email: email ?? '' })
    .where('id', '=', id)
    .execute()
  await tx.record(lmc_id, 'levies.collector_changed', { collector_id: id })
  return done()
}

/** Lays out the schedules of a collector: which columns, in which order, by which headings. */
export async function layOutSchedule(tx: Writing, id: Id<'collector'>, layout: Layout) {
  const { lmc_id } = await living(tx, id)
  if (!saysWhoAndHowMuch(layout)) return refused('nobody_or_nothing_to_deduct')
  await tx.db
    .updateTable('levies.collector')
    .set({ layout: JSON.stringify(layout) })
    .where('id', '=', id)
    .execute()
  await tx.record(lmc_id, 'levies.schedule_laid_out', { collector_id: id, columns: layout.map(({ column }) => column) })
  return done()
}

/** Has a collector collect a levy from a day, until whoever is to collect it after that; whoever did before stops the day before. */
export async function beginCollecting(
  tx: Writing,
  id: Id<'collector'>,
  { levy_id, icb_code, from_on }: CollectingAnswers,
) {
  const { lmc_id } = await living(tx, id)
  const levy = await tx.db
    .selectFrom('levies.levy')
    .select('id')
    .where('id', '=', levy_id)
    .where('lmc_id', '=', lmc_id)
    .executeTakeFirst()
  if (!levy) throw new NotFound()
  // Two who change it at once take turns.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`levies.collecting ${levy_id}`}, 0))`.execute(tx.db)
  const same = sql`lmc_id = ${lmc_id} and levy_id = ${levy_id} and icb_code = ${icb_code}`
  await sql`delete from levies.collecting where ${same} and lower(during) = ${from_on}::date`.execute(tx.db)
  await sql`
    update levies.collecting set during = daterange(lower(during), ${from_on}::date)
    where ${same} and during @> ${from_on}::date`.execute(tx.db)
  await sql`
    insert into levies.collecting (lmc_id, levy_id, collector_id, icb_code, during, set_at, set_by)
    select ${lmc_id}, ${levy_id}, ${id}, ${icb_code}, daterange(${from_on}::date,
      (select min(lower(during)) from levies.collecting where ${same} and lower(during) > ${from_on}::date)), ${tx.now}, ${tx.actor.name}`.execute(
    tx.db,
  )
  await tx.record(lmc_id, 'levies.collecting_begun', {
    collector_id: id,
    levy_id,
    icb_code,
    from_on: from_on.toString(),
  })
  return done()
}

/** Takes a collector off the list, once they collect nothing any more. */
export async function endCollector(tx: Writing, id: Id<'collector'>) {
  const { lmc_id } = await living(tx, id)
  const collecting = await tx.db
    .selectFrom('levies.collecting')
    .select('id')
    .where('lmc_id', '=', lmc_id)
    .where('collector_id', '=', id)
    .where(sql<boolean>`upper(during) is null or upper(during) > ${londonDay(tx.now)}::date`)
    .executeTakeFirst()
  if (collecting) return refused('still_collects')
  await tx.db.updateTable('levies.collector').set({ ended_at: tx.now }).where('id', '=', id).execute()
  await tx.record(lmc_id, 'levies.collector_ended', { collector_id: id })
  return done()
}
