import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { NominationPurpose } from './rules.ts'

export type Nomination = {
  readonly id: Id<'nomination'>
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly practice_name: string
  readonly person_id: Id<'person'>
  readonly name: string
  readonly purpose: NominationPurpose
  readonly during: During
  /** A nomination counts only while whoever was nominated holds a post there. */
  readonly is_there: boolean
}

const nominations = (tx: Reading, on: Temporal.PlainDate) =>
  tx.db
    .selectFrom('register.nomination as n')
    .innerJoin('register.person as h', 'h.id', 'n.person_id')
    .innerJoin('register.practice_period as p', (join) =>
      join
        .onRef('p.practice_id', '=', 'n.practice_id')
        .on('p.until_on', '=', sql<Temporal.PlainDate>`date '9999-12-31'`),
    )
    .select(['n.id', 'n.lmc_id', 'n.practice_id', 'p.ods_code', 'p.name as practice_name', 'n.person_id', 'h.name'])
    .select(['n.purpose', 'n.during'])
    .select(
      sql<boolean>`exists (select from register.post t where t.person_id = n.person_id and t.practice_id = n.practice_id
        and t.state = 'held' and t.during @> ${on}::date)`.as('is_there'),
    )
    .orderBy('n.purpose')
    .orderBy('h.family_name')

/** Whom a practice has nominated, as it stands on a day. */
export const nominationsAt = (
  tx: Reading,
  practice_id: Id<'practice'>,
  on: Temporal.PlainDate,
): Promise<Nomination[]> =>
  nominations(tx, on)
    .where('n.practice_id', '=', practice_id)
    .where(sql<boolean>`n.during @> ${on}::date`)
    .execute()

/** Everything somebody is or was nominated for. */
export const nominationsOf = (tx: Reading, person_id: Id<'person'>, on: Temporal.PlainDate): Promise<Nomination[]> =>
  nominations(tx, on).where('n.person_id', '=', person_id).execute()

export type Unnominated = {
  readonly ods_code: string
  readonly name: string
  readonly lmc_name: string
  /** Whom to ask: who manages it, where that is known. */
  readonly manager_id: Id<'person'> | null
  readonly manager_name: string | null
}

/** The active practices of the LMCs in sight that have nominated nobody who still works there, for a purpose or for any. */
const unnominated = (tx: Reading, purpose: NominationPurpose | '', on: Temporal.PlainDate) => sql`
  from register.representation r join register.practice_period p on p.practice_id = r.practice_id and p.until_on = date '9999-12-31'
  where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.during @> ${on}::date and p.status = 'active'
    and (r.lmc_id, r.practice_id) not in (
      select n.lmc_id, n.practice_id from register.nomination n join register.post t on t.person_id = n.person_id and t.practice_id = n.practice_id
      where n.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and n.during @> ${on}::date and t.state = 'held' and t.during @> ${on}::date
        ${purpose ? sql`and n.purpose = ${purpose}` : sql``})`

export async function practicesUnnominated(
  tx: Reading,
  purpose: NominationPurpose | '',
  on: Temporal.PlainDate,
  page: number,
): Promise<{ readonly rows: readonly Unnominated[]; readonly total: number }> {
  const total = await countUnnominated(tx, purpose, on)
  const { rows } = await sql<Unnominated>`
    select found.ods_code, found.name, l.short_name as lmc_name, m.id as manager_id, m.name as manager_name
    from (select r.lmc_id, r.practice_id, p.ods_code, p.name ${unnominated(tx, purpose, on)}
      order by p.name collate "C", p.ods_code limit 50 offset ${(Math.min(page, Math.max(1, Math.ceil(total / 50))) - 1) * 50}) found
    join platform.lmc l on l.id = found.lmc_id
    left join lateral (select h.id, h.name from register.post t join register.person h on h.id = t.person_id
      where t.lmc_id = found.lmc_id and t.practice_id = found.practice_id and t.kind = 'practice_manager' and t.state = 'held'
        and t.during @> ${on}::date order by t.made_at limit 1) m on true
    order by found.name collate "C", found.ods_code`.execute(tx.db)
  return { rows, total }
}

export async function countUnnominated(tx: Reading, purpose: NominationPurpose | '', on: Temporal.PlainDate) {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${unnominated(tx, purpose, on)}`.execute(
    tx.db,
  )
  return rows[0]?.total ?? 0
}
