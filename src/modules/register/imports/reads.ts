import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Figures, OpenFile, Vintage } from './rules.ts'

/** The file of the same kind and part next before a day: what a new one is compared with. */
export async function vintageBefore(
  tx: Reading,
  kind: string,
  part: string,
  day: Temporal.PlainDate,
): Promise<Vintage | undefined> {
  const row = await tx.db
    .selectFrom('register.open_data_file')
    .select(['seen_on', 'report'])
    .where('kind', '=', kind)
    .where('part', '=', part)
    .where('replaced_by', 'is', null)
    .where('seen_on', '<', day)
    .orderBy('seen_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { seen_on: row.seen_on, figures: (row.report as { figures: Figures }).figures }
}

/** How a publication of list sizes differs from the one before it. */
export async function listsCompared(tx: Reading, day: Temporal.PlainDate): Promise<Figures> {
  const { rows } = await sql<{
    previous_on: Temporal.PlainDate
    both: number
    removed: number
    added: number
    moved_over_10_percent: number
  }>`
    with before as (
      select max(seen_on) as day from register.open_data_file
      where kind = 'list_sizes' and replaced_by is null and seen_on < ${day}::date
    )
    select (select day from before) as previous_on,
           count(*) filter (where a.practice_id is not null and b.practice_id is not null)::int as both,
           count(*) filter (where b.practice_id is null)::int as removed,
           count(*) filter (where a.practice_id is null)::int as added,
           count(*) filter (where abs(b.patients - a.patients) * 10 > a.patients)::int as moved_over_10_percent
    from (select * from register.list_size where counted_on = (select day from before)) a
    full join (select * from register.list_size where counted_on = ${day}::date) b using (practice_id)
    where exists (select from before where day is not null)`.execute(tx.db)
  const [found] = rows
  return found?.previous_on ? { ...found, previous_on: found.previous_on.toString() } : {}
}

/** Lists without an active practice and active practices without a list, between one practice file and one list file. */
export async function listsMatched(
  tx: Reading,
  practices_on: Temporal.PlainDate,
  counted_on: Temporal.PlainDate,
): Promise<Figures> {
  const { rows } = await sql<{
    matched: number
    list_without_active: number
    list_without_active_patients: number
    active_without_list: number
  }>`
    with active as (
      select p.id from register.practice_sighting s join register.practice p on p.ods_code = s.ods_code
      where s.seen_on = ${practices_on}::date and s.is_gp_practice and s.status = 'active' and s.ods_code not like 'W%'
    )
    select count(*) filter (where l.practice_id is not null and active.id is not null)::int as matched,
           count(*) filter (where active.id is null)::int as list_without_active,
           coalesce(sum(l.patients) filter (where active.id is null), 0)::int as list_without_active_patients,
           count(*) filter (where l.practice_id is null)::int as active_without_list
    from (select practice_id, patients from register.list_size where counted_on = ${counted_on}::date) l
    full join active on active.id = l.practice_id`.execute(tx.db)
  return rows[0] ?? {}
}

/** The other kind's file nearest in time: lists are counted quarterly or monthly, practices published when they are. */
export async function nearestFile(tx: Reading, kind: 'practices' | 'list_sizes', day: Temporal.PlainDate) {
  const { rows } = await sql<{ seen_on: Temporal.PlainDate }>`
    select seen_on from register.open_data_file where kind = ${kind} and replaced_by is null
    order by abs(seen_on - ${day}::date), seen_on limit 1`.execute(tx.db)
  return rows[0]?.seen_on
}

/** For each kind whose rows can be compared: where they are, what they are about, and what they say of it. */
const compared: Readonly<
  Record<string, { table: string; key: readonly string[]; day: string; says: readonly string[] }>
> = {
  practices: {
    table: 'register.practice_sighting',
    key: ['ods_code'],
    day: 'seen_on',
    says: [
      'name',
      'address',
      'postcode',
      'telephone',
      'status',
      'opened_on',
      'closed_on',
      'setting',
      'commissioner_code',
    ],
  },
  list_sizes: {
    table: 'register.list_size',
    key: ['practice_id'],
    day: 'counted_on',
    says: ['patients', 'commissioner_code'],
  },
  practice_mapping: {
    table: 'register.membership_sighting',
    key: ['practice_id'],
    day: 'seen_on',
    says: ['pcn_id', 'commissioner_code'],
  },
  pcns: {
    table: 'register.pcn_sighting',
    key: ['pcn_id'],
    day: 'seen_on',
    says: ['name', 'commissioner_code', 'opened_on', 'closed_on'],
  },
  commissioners: {
    table: 'register.sub_icb_sighting',
    key: ['commissioner_code'],
    day: 'seen_on',
    says: ['name', 'icb_code', 'closed_on'],
  },
  members_of_parliament: {
    table: 'register.member_sighting',
    key: ['constituency_code'],
    day: 'seen_on',
    says: ['member_id', 'party', 'email'],
  },
  candidates: {
    table: 'register.candidate',
    key: ['constituency_code', 'position'],
    day: 'election_on',
    says: ['family_name', 'votes'],
  },
  ratings: {
    table: 'register.rating_sighting',
    key: ['location_id'],
    day: 'seen_on',
    says: ['rating', 'published_on'],
  },
  online_submissions: {
    table: 'register.online_submission',
    key: ['practice_id'],
    day: 'month',
    says: ['submissions'],
  },
  area_totals: { table: 'register.area_total', key: ['area_kind', 'area_code'], day: 'counted_on', says: ['patients'] },
}

export type Counted = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** How many rows of a file tell of something new, or otherwise than the last file before it (else the first after) had it. */
export async function countedAgainstBefore(tx: Reading, kind: string, file: OpenFile, rows: number): Promise<Counted> {
  const { table, key, day, says } = compared[kind] ?? {}
  if (!table || !key || !day || !says) return { added: rows, changed: 0, unchanged: 0 }
  const speakers = kind === 'practice_mapping' ? [kind, 'pcns', 'online_submissions'] : [kind]
  const others = await tx.db
    .selectFrom('register.open_data_file')
    .select('id')
    .where('id', '<>', file.id)
    .where('kind', 'in', speakers)
    .limit(1)
    .execute()
  if (others.length === 0) return { added: rows, changed: 0, unchanged: 0 }
  const same = key.map((name) => sql`b.${sql.ref(name)} = a.${sql.ref(name)}`)
  const { rows: counts } = await sql<Counted>`
    select count(*) filter (where not known)::int as added,
           count(*) filter (where known and now is distinct from before)::int as changed,
           count(*) filter (where known and now is not distinct from before)::int as unchanged
    from (
      select b.before is not null as known, row(${sql.join(says.map((name) => sql`a.${sql.ref(name)}`))}) as now, b.before
      from ${sql.table(table)} a left join lateral (
        select row(${sql.join(says.map((name) => sql`b.${sql.ref(name)}`))}) as before from ${sql.table(table)} b
        where ${sql.join(same, sql` and `)} and b.file_id <> a.file_id
        order by b.${sql.ref(day)} > a.${sql.ref(day)}, abs(b.${sql.ref(day)} - a.${sql.ref(day)}) limit 1
      ) b on true
      where a.file_id = ${file.id}::uuid
    ) as pairs`.execute(tx.db)
  return counts[0] ?? { added: 0, changed: 0, unchanged: 0 }
}

/** What has been taken in, latest first. */
export const filesTakenIn = (tx: Reading) =>
  tx.db
    .selectFrom('register.open_data_file')
    .select([
      'id',
      'kind',
      'format',
      'file_name',
      'sha256',
      'rows_read',
      'seen_on',
      'taken_in_at',
      'taken_in_by',
      'replaced_by',
      'report',
    ])
    .orderBy('taken_in_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const fileByHash = (tx: Reading, sha256: string) =>
  tx.db
    .selectFrom('register.open_data_file')
    .select(['id', 'seen_on', 'replaced_by', 'report'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
