import { sql, type RawBuilder } from 'kysely'
import type { Module } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { inLondon } from '../../../platform/values.ts'
import type { RecordSearch } from './rules.ts'

const midnight = Temporal.PlainTime.from('00:00')
const containing = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The office's own part of the record, of the LMCs in sight. */
const inSight = (tx: Reading) =>
  tx.db
    .selectFrom('platform.record as r')
    .where('r.office_id', '=', tx.actor.office_id)
    .where(sql<boolean>`(r.lmc_id is null or r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]))`)

type Records = ReturnType<typeof inSight>

/** Entries that name any of these in what they are about. */
const concerns = (ids: readonly string[]) => sql<boolean>`r.concerns && ${[...ids]}::uuid[]`

/** What a search asks for; `concerned` is whoever it says they concern. */
export function matching(
  tx: Reading,
  { who, what, concerning, from, until }: RecordSearch,
  concerned: readonly string[],
): Records {
  let query = inSight(tx)
  if (who) query = query.where('r.actor', 'ilike', containing(who))
  // `what` is kept as register.practice_noted and read as “practice noted”. What somebody once searched for isn't searched,
  // or every search would find itself.
  if (what)
    query = query.where(sql<boolean>`(translate(r.what, '._', '  ') ilike ${containing(what.replaceAll(/[._]/g, ' '))}
      or (r.what != 'desk.record_read' and r.about::text ilike ${containing(what)}))`)
  if (concerning)
    query = query.where(sql<boolean>`(${concerns(concerned)} or r.about->>'ods_code' = ${concerning.toUpperCase()})`)
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
  const by = sql<boolean>`r.account_id = ${tx.actor.account_id}`
  const about = sql<boolean>`(${concerns(ids)} and r.account_id is distinct from ${tx.actor.account_id})`
  const asked: Record<typeof which, RawBuilder<boolean>> = { all: sql<boolean>`(${by} or ${about})`, by, about }
  return tx.db
    .selectFrom('platform.record as r')
    .where(
      sql<boolean>`(r.office_id = ${tx.actor.office_id} or r.office_id is null)
        and (r.lmc_id is null or r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]))`,
    )
    .where(asked[which])
}

/** What was done that concerns some practices. */
export const practiceRecords = (tx: Reading, practice_ids: readonly string[]): Records =>
  inSight(tx).where(concerns(practice_ids))

/** Some of these entries, the latest first. */
export const recordsOf = (records: Records, { most, after = 0 }: { most: number; after?: number }) =>
  records
    .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'r.number', 'r.at', 'r.actor', 'r.what', 'r.about', 'r.concerns', 'l.short_name as lmc_name'])
    .orderBy('r.at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(most)
    .offset(after)
    .execute()

export type Recorded = Awaited<ReturnType<typeof recordsOf>>[number]

export const countOf = async (records: Records) =>
  (await records.select((row) => row.fn.countAll<number>().as('records')).executeTakeFirstOrThrow()).records

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
