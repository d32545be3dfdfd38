import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { ContractKind } from './rules.ts'

/** What a practice holds for a time; `until` is the first day on which it no longer does. */
export type Contract = During & { readonly practice_id: Id<'practice'>; readonly kind: ContractKind }

/** The contracts of an LMC's practices on any day from one to another, both included. */
export async function contractsOn(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<readonly Contract[]> {
  const { rows } = await sql<Contract>`
    select practice_id, kind, lower(during) as from, upper(during) as until from levies.contract
    where lmc_id = ${lmc_id} and during && daterange(${from}::date, ${to}::date, '[]')
    order by practice_id, during`.execute(tx.db)
  return rows
}

/** A practice as somebody names it for a levy; of the LMC that represents it, or did last. */
export type Named = {
  readonly practice_id: Id<'practice'>
  readonly lmc_id: Id<'lmc'>
  readonly ods_code: string
  readonly name: string
}

/** The practice of an LMC in sight that goes by this code or this name; undefined where none does, or two of that name do. */
export async function practiceCalled(
  tx: Reading,
  code_or_name: string,
  lmc_ids: readonly Id<'lmc'>[] = tx.actor.lmc_ids,
): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select * from (
      select distinct on (practice_id) practice_id, lmc_id, ods_code, name from register.practice_card
      where lmc_id = any (${[...lmc_ids]}::uuid[])
        and (ods_code = upper(${code_or_name.trim()}) or lower(name) = lower(${code_or_name.trim()}))
      order by practice_id, upper(represented_during) desc nulls first, from_on desc) one
    limit 2`.execute(tx.db)
  return rows.length === 1 ? rows[0] : undefined
}

/** A practice, and whether the register has it as no LMC’s of those in sight. */
export type Known = Named & { readonly is_gone: boolean }

/**
 * The practices of `register.practice_name as n` that are narrowed to, each by the LMC in sight that represents it or did last; or that
 * has anything of it in its levies, where the register no longer has it as any LMC's.
 */
async function practicesKnown(tx: Reading, narrowed: RawBuilder<unknown>): Promise<readonly Known[]> {
  const sight = sql`any (${[...tx.actor.lmc_ids]}::uuid[])`
  const { rows } = await sql<Known>`
    select * from (
      select distinct on (n.practice_id) n.practice_id, k.lmc_id, n.ods_code, coalesce(k.name, n.name, n.ods_code) as name, k.place > 1 as is_gone
      from register.practice_name n cross join lateral (
        select lmc_id, name, 1 as place, upper(represented_during) as until, from_on from register.practice_card
          where practice_id = n.practice_id and lmc_id = ${sight}
        union all select lmc_id, null, 2, null, from_on from levies.line where practice_id = n.practice_id and lmc_id = ${sight}
        union all select lmc_id, null, 2, null, received_on from levies.receipt where practice_id = n.practice_id and lmc_id = ${sight}
        union all select lmc_id, null, 3, null, signed_on from levies.mandate where practice_id = n.practice_id and lmc_id = ${sight}
        union all select lmc_id, null, 3, null, lower(during) from levies.contract where practice_id = n.practice_id and lmc_id = ${sight}
      ) k where ${narrowed}
      order by n.practice_id, k.place, k.until desc nulls first, k.from_on desc) known
    order by name, ods_code`.execute(tx.db)
  return rows
}

/** The practice of this code that is of an LMC in sight, was, or has anything of it in its levies. */
export async function practiceKnown(tx: Reading, ods_code: string): Promise<Known | undefined> {
  const [practice] = await practicesKnown(tx, sql`n.ods_code = ${ods_code}`)
  return practice
}

/** The practices whoever asks speaks for, those that are gone too. */
export const ownPracticesKnown = (tx: Reading): Promise<readonly Named[]> =>
  practicesKnown(tx, sql`n.practice_id = any (${[...tx.actor.practice_ids]}::uuid[])`)

/** The LMCs in sight that represent a practice or once did. */
export async function lmcsOf(tx: Reading, practice_id: Id<'practice'>): Promise<readonly Id<'lmc'>[]> {
  const { rows } = await sql<Pick<Named, 'lmc_id'>>`
    select distinct lmc_id from register.practice_card
    where practice_id = ${practice_id} and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) order by lmc_id`.execute(
    tx.db,
  )
  return rows.map(({ lmc_id }) => lmc_id)
}

export type ContractListed = Named & {
  readonly lmc_name: string
  /** Null where nobody has said. */
  readonly kind: ContractKind | null
  readonly from: Temporal.PlainDate | null
}

export const contractsOnPage = 100

/** The practices of the LMCs in sight that are represented on a day, with what they hold; those nobody knows of first. */
export async function contractsListed(
  tx: Reading,
  day: Temporal.PlainDate,
  { q, page }: { readonly q: string; readonly page: number | 'all' },
): Promise<{ readonly rows: readonly ContractListed[]; readonly total: number; readonly not_known: number }> {
  const { rows } = await sql<ContractListed & { total: number; not_known: number }>`
    with contract as materialized (
      select lmc_id, practice_id, kind, during from levies.contract
      where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and during @> ${day}::date),
    held as (
      select c.practice_id, c.lmc_id, l.short_name as lmc_name, c.ods_code, c.name, k.kind, lower(k.during) as from
      from register.practice_card c join platform.lmc l on l.id = c.lmc_id
        left join contract k on k.lmc_id = c.lmc_id and k.practice_id = c.practice_id
      where c.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and c.status = 'active' and c.represented_during @> ${day}::date
        and c.from_on <= ${day}::date and c.until_on > ${day}::date)
    select *, count(*) over ()::int as total, (select count(*)::int from held where kind is null) as not_known from held
    where ${q} = '' or starts_with(ods_code, upper(${q})) or strpos(lower(name), lower(${q})) > 0
    order by kind is not null, name, ods_code ${page === 'all' ? sql`` : sql`limit ${contractsOnPage} offset ${(page - 1) * contractsOnPage}`}`.execute(
    tx.db,
  )
  return { rows, total: rows[0]?.total ?? 0, not_known: rows[0]?.not_known ?? 0 }
}

/** What a practice held over the years, the latest first. */
export async function contractsOf(tx: Reading, { lmc_id, practice_id }: Named) {
  const { rows } = await sql<During & { kind: ContractKind; set_at: Temporal.Instant; set_by: string }>`
    select kind, lower(during) as from, upper(during) as until, set_at, set_by from levies.contract
    where lmc_id = ${lmc_id} and practice_id = ${practice_id} order by during desc`.execute(tx.db)
  return rows
}

/** The practices an LMC represents or once did, by their codes. */
export async function practicesByCode(tx: Reading, lmc_id: Id<'lmc'>): Promise<ReadonlyMap<string, Id<'practice'>>> {
  const { rows } = await sql<Named>`
    select distinct ods_code, practice_id from register.practice_card where lmc_id = ${lmc_id}`.execute(tx.db)
  return new Map(rows.map(({ ods_code, practice_id }) => [ods_code, practice_id]))
}
