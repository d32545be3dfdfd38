import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { inLondon } from '../../../platform/values.ts'
import type { RecordSearch } from './rules.ts'

const midnight = Temporal.PlainTime.from('00:00')
const containing = (words: string) => `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`

/** The office's own part of the record. */
function matching(tx: Reading, { who, what, from, until }: RecordSearch) {
  let query = tx.db.selectFrom('platform.record as r').where('r.office_id', '=', tx.actor.office_id)
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

export const recordsMatching = (
  tx: Reading,
  search: RecordSearch,
  { most, after = 0 }: { most: number; after?: number },
) =>
  matching(tx, search)
    .leftJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'r.number', 'r.at', 'r.actor', 'r.what', 'r.about', 'l.short_name as lmc_name'])
    .orderBy('r.at', 'desc')
    .orderBy('r.number', 'desc')
    .limit(most)
    .offset(after)
    .execute()

export type Recorded = Awaited<ReturnType<typeof recordsMatching>>[number]

export const countMatching = async (tx: Reading, search: RecordSearch) =>
  (
    await matching(tx, search)
      .select((row) => row.fn.countAll<number>().as('records'))
      .executeTakeFirstOrThrow()
  ).records
