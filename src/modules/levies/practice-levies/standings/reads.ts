import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id, Rate } from '../../../../platform/values.ts'
import type { Rounding, RateSpan } from '../../charges/rules.ts'
import type { ContractKind } from '../../contracts/rules.ts'
import type { Named } from '../../contracts/reads.ts'
import type { Joining, LevyKind } from '../../levies/rules.ts'
import type { Choice } from '../../mandates/rules.ts'
import type { ListBasis } from '../../rates/rules.ts'
import { waitingOfThose } from '../../receipts/reads.ts'
import { weightedInForce } from '../../weighted-counts/reads.ts'

/** A levy as it stands for one practice on a day: the rate in force and the next, its contract, and what it chose. */
export type PracticeLevy = {
  readonly id: Id<'levy'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: LevyKind
  readonly name: string
  readonly joining: Joining
  readonly ended_on: Temporal.PlainDate | null
  readonly rate: Rate | null
  readonly per: RateSpan | null
  readonly rounding: Rounding | null
  readonly list_basis: ListBasis | null
  readonly rate_from_on: Temporal.PlainDate | null
  readonly meeting: string | null
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string | null
  readonly next_rate: Rate | null
  readonly next_per: RateSpan | null
  readonly next_list_basis: ListBasis | null
  readonly next_from_on: Temporal.PlainDate | null
  readonly contract_kind: ContractKind | null
  readonly mandate_id: Id<'mandate'> | null
  readonly choice: Choice | null
  readonly reason: string | null
  readonly signed_by: string | null
  readonly signed_on: Temporal.PlainDate | null
  readonly file_name: string | null
  /** Received from it for this levy, and not yet said to pay anything. */
  readonly waiting_pence: number
}

/** The levies of the LMC a practice belongs to, and those of another in sight that charged it once. */
export async function levyStandings(
  tx: Reading,
  { lmc_id, practice_id }: Named,
  day: Temporal.PlainDate,
): Promise<readonly PracticeLevy[]> {
  const { rows } = await sql<PracticeLevy>`
    select v.id, v.lmc_id, o.name as lmc_name, v.kind, v.name, v.joining, v.ended_on, r.rate, r.per, r.rounding, r.list_basis,
      r.from_on as rate_from_on, r.meeting, r.decided_on, r.paper, n.rate as next_rate, n.per as next_per,
      n.list_basis as next_list_basis, n.from_on as next_from_on, k.kind as contract_kind, m.id as mandate_id, m.choice,
      m.reason, m.signed_by, m.signed_on, m.file_name,
      ${waitingOfThose(sql`r.lmc_id = v.lmc_id and r.practice_id = ${practice_id} and r.levy_id = v.id`)} as waiting_pence
    from levies.levy v join platform.lmc o on o.id = v.lmc_id
    left join levies.rate r on r.lmc_id = v.lmc_id and r.levy_id = v.id and r.state = 'agreed'
      and daterange(r.from_on, r.until_on) @> ${day}::date
    left join lateral (select rate, per, list_basis, from_on from levies.rate x where x.lmc_id = v.lmc_id and x.levy_id = v.id
      and x.state = 'agreed' and x.from_on > ${day}::date order by x.from_on limit 1) n on true
    left join levies.contract k on k.lmc_id = v.lmc_id and k.practice_id = ${practice_id} and k.during @> ${day}::date
    left join levies.mandate m on m.lmc_id = v.lmc_id and m.levy_id = v.id and m.practice_id = ${practice_id}
      and m.during @> ${day}::date and m.withdrawn_at is null
    where v.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and (v.lmc_id = ${lmc_id} or exists (
      select from levies.line l where l.lmc_id = v.lmc_id and l.practice_id = ${practice_id} and l.levy_id = v.id))
    order by v.lmc_id <> ${lmc_id}, array_position(array['statutory', 'national', 'charity'], v.kind), v.name`.execute(
    tx.db,
  )
  return rows
}

export type ListInForce = {
  readonly list_size: number
  readonly list_size_on: Temporal.PlainDate
  readonly file_name: string | null
  readonly file_line: number | null
  /** Of a weighted one: the figure as it was given. */
  readonly as_given: string | null
  readonly given_source: string | null
}

/** The list sizes of a practice that are in force, of each list that is known. */
export type ListsInForce = Readonly<Partial<Record<ListBasis, ListInForce>>>

/** The list sizes of a practice that are in force on a day, and where each is from. */
export async function listsInForce(
  tx: Reading,
  { lmc_id, practice_id }: Named,
  day: Temporal.PlainDate,
): Promise<ListsInForce> {
  const { rows } = await sql<ListInForce & { readonly list_basis: ListBasis }>`
    select b.list_basis, coalesce(p.list_size, g.patients) as list_size, coalesce(p.list_size_on, g.counted_on) as list_size_on,
      coalesce(s.file_name, p.file_name) as file_name, coalesce(s.line, p.file_line) as file_line, p.as_given,
      case when p.list_size is null then g.source end as given_source
    from (values ('raw'), ('weighted')) b (list_basis)
    left join (
      (select 'raw' as list_basis, list_size, list_size_on, null as file_name, null::integer as file_line, null as as_given
        from register.practice_card
        where lmc_id = ${lmc_id} and practice_id = ${practice_id} and from_on <= ${day}::date and until_on > ${day}::date limit 1)
      union all select 'weighted', c.patients, c.counted_on, f.name, c.row_number, c.as_given
        from (${weightedInForce(lmc_id, sql`${practice_id}::uuid`, sql`${day}::date`)}) c
        join levies.weighted_file f on f.lmc_id = c.lmc_id and f.id = c.weighted_file_id
      ) p on p.list_basis = b.list_basis
    left join lateral (select patients, counted_on, source from levies.given_count
      where lmc_id = ${lmc_id} and practice_id = ${practice_id} and list_basis = b.list_basis and counted_on <= ${day}::date
      order by counted_on desc, given_at desc, id desc limit 1) g on true
    left join register.list_size_source s
      on b.list_basis = 'raw' and s.practice_id = ${practice_id} and s.counted_on = p.list_size_on
    where coalesce(p.list_size, g.patients) is not null`.execute(tx.db)
  return Object.fromEntries(rows.map(({ list_basis, ...list }) => [list_basis, list]))
}
