import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Counted } from '../imports/reports/rules.ts'
import type { OpenFile } from '../imports/rules.ts'

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
      select b.known is not null as known, row(${sql.join(says.map((name) => sql`a.${sql.ref(name)}`))}) as now, b.before
      from ${sql.table(table)} a left join lateral (
        select true as known, row(${sql.join(says.map((name) => sql`b.${sql.ref(name)}`))}) as before from ${sql.table(table)} b
        where ${sql.join(same, sql` and `)} and b.file_id <> a.file_id
        order by b.${sql.ref(day)} > a.${sql.ref(day)}, abs(b.${sql.ref(day)} - a.${sql.ref(day)}) limit 1
      ) b on true
      where a.file_id = ${file.id}::uuid
    ) as pairs`.execute(tx.db)
  return counts[0] ?? { added: 0, changed: 0, unchanged: 0 }
}
