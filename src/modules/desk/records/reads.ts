import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Module } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { inLondon, type Id } from '../../../platform/values.ts'
import type { RecordSearch } from './rules.ts'

const midnight = Temporal.PlainTime.from('00:00')
/** Records that name any of these in what they are about, by their ids. */
const concerning = (ids: readonly string[]) => sql`select platform.records_concerning(${[...ids]}::uuid[])`

/**
 * The record, or these few of it. The few are found first and looked at alone (`offset 0`): the planner would else walk through
 * all there is, the latest first, because it can't know how few they are.
 */
const records = (tx: Reading, only?: RawBuilder<unknown>) =>
  tx.db.selectFrom((all) => {
    const every = all
      .selectFrom('platform.record')
      .select(['id', 'number', 'at', 'account_id', 'actor', 'office_id', 'lmc_id', 'what', 'about', 'concerns'])
    return (only ? every.where('id', '=', sql<Id<'record'>>`any (array(${only}))`).offset(0) : every).as('r')
  })

type Records = ReturnType<typeof records>

const ofLmcsInSight = ({ actor }: Reading) =>
  sql<boolean>`(r.lmc_id is null or r.lmc_id = any (${[...actor.lmc_ids]}::uuid[]))`

/** The office's own part of the record, of the LMCs in sight. */
const inSight = (tx: Reading, only?: RawBuilder<unknown>): Records =>
  records(tx, only).where('r.office_id', '=', tx.actor.office_id).where(ofLmcsInSight(tx))

/** What a search asks for; `concerned` is whoever it says they concern. */
export function matching(
  tx: Reading,
  { who, what, concerning: whom, from, until }: RecordSearch,
  concerned: readonly string[],
): Records {
  let query = inSight(tx, whom ? concerning(concerned) : undefined)
  if (who) query = query.where('r.actor', 'ilike', containing(who))
  // `what` is kept as register.practice_noted and read as “practice noted”. What somebody once searched for isn't searched,
  // or every search would find itself.
  if (what)
    query = query.where(sql<boolean>`(translate(r.what, '._', '  ') ilike ${containing(what.replaceAll(/[._]/g, ' '))}
      or (r.what != 'desk.record_read' and r.about::text ilike ${containing(what)}))`)
  if (from) query = query.where('r.at', '>=', inLondon(from, midnight))
  if (until) query = query.where('r.at', '<', inLondon(until.add({ days: 1 }), midnight))
  return query
}

/** Whoever and whatever goes by these words, in any module. */
export async function idsCalled(tx: Reading, modules: readonly Module[], words: string): Promise<readonly string[]> {
  const ids: string[] = []
  for (const { called } of modules.flatMap(({ namings }) => namings ?? [])) ids.push(...(await called(tx, words)))
  return ids
}

/** What the reader did, and what others did that concerns them: in this office, and where it was of none, as a sign-in is. */
export function ownRecords(tx: Reading, ids: readonly string[], which: 'all' | 'by' | 'about'): Records {
  const me = tx.actor.account_id
  const by = sql`select id from platform.record where account_id = ${me}`
  const asked: Record<typeof which, RawBuilder<unknown>> = {
    by,
    about: concerning(ids),
    all: sql`${concerning(ids)} union ${by}`,
  }
  const found = records(tx, asked[which])
    .where(sql<boolean>`(r.office_id = ${tx.actor.office_id} or r.office_id is null)`)
    .where(ofLmcsInSight(tx))
  return which === 'about' ? found.where(sql<boolean>`r.account_id is distinct from ${me}`) : found
}

/** What was done that concerns some practices. */
export const practiceRecords = (tx: Reading, practice_ids: readonly string[]): Records =>
  inSight(tx, concerning(practice_ids))

/** Some of these entries, the latest first. */
export const recordsOf = (found: Records, { most, after = 0 }: { most: number; after?: number }) =>
  found
    .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'r.number', 'r.at', 'r.actor', 'r.what', 'r.about', 'r.concerns', 'l.short_name as lmc_name'])
    .orderBy('r.at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(most)
    .offset(after)
    .execute()

export type Recorded = Awaited<ReturnType<typeof recordsOf>>[number]

export const countOf = async (found: Records) =>
  (await found.select((row) => row.fn.countAll<number>().as('records')).executeTakeFirstOrThrow()).records

/** The names of everything these entries are about that any module has a name for: each module is asked once. */
export async function namesIn(
  tx: Reading,
  modules: readonly Module[],
  records: readonly Pick<Recorded, 'concerns'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(records.flatMap((record) => record.concerns))]
  const found = new Map<string, string>()
  if (ids.length === 0) return found
  for (const { names } of modules.flatMap(({ namings }) => namings ?? []))
    for (const [id, name] of await names(tx, ids)) found.set(id, name)
  return found
}
