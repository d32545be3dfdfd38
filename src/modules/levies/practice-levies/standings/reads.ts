import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id, Rate } from '../../../../platform/values.ts'
import type { Rounding, RateSpan } from '../../charges/rules.ts'
import type { ContractKind } from '../../contracts/rules.ts'
import type { Named } from '../../contracts/reads.ts'
import type { Joining, LevyKind } from '../../levies/rules.ts'
import type { Choice } from '../../mandates/rules.ts'
import { waitingOfThose } from '../../receipts/reads.ts'

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
  readonly rate_from_on: Temporal.PlainDate | null
  readonly meeting: string | null
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string | null
  readonly next_rate: Rate | null
  readonly next_per: RateSpan | null
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
    select v.id, v.lmc_id, o.name as lmc_name, v.kind, v.name, v.joining, v.ended_on, r.rate, r.per, r.rounding,
      r.from_on as rate_from_on, r.meeting, r.decided_on, r.paper, n.rate as next_rate, n.per as next_per,
      n.from_on as next_from_on, k.kind as contract_kind, m.id as mandate_id, m.choice, m.reason, m.signed_by, m.signed_on, m.file_name,
      ${waitingOfThose(sql`r.lmc_id = v.lmc_id and r.practice_id = ${practice_id} and r.levy_id = v.id`)} as waiting_pence
    from levies.levy v join platform.lmc o on o.id = v.lmc_id
    left join levies.rate r on r.lmc_id = v.lmc_id and r.levy_id = v.id and r.state = 'agreed'
      and daterange(r.from_on, r.until_on) @> ${day}::date
    left join lateral (select rate, per, from_on from levies.rate x where x.lmc_id = v.lmc_id and x.levy_id = v.id
      and x.state = 'agreed' and x.from_on > ${day}::date order by x.from_on limit 1) n on true
    left join levies.contract k on k.lmc_id = v.lmc_id and k.practice_id = ${practice_id} and k.during @> ${day}::date
    left join levies.mandate m on m.lmc_id = v.lmc_id and m.levy_id = v.id and m.practice_id = ${practice_id}
      and m.during @> ${day}::date
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
  readonly given_source: string | null
}

/** The list size of a practice that is in force on a day, and where it is from; undefined where none is known. */
export async function listInForce(
  tx: Reading,
  { lmc_id, practice_id }: Named,
  day: Temporal.PlainDate,
): Promise<ListInForce | undefined> {
  const { rows } = await sql<ListInForce>`
    select coalesce(p.list_size, g.patients) as list_size, coalesce(p.list_size_on, g.counted_on) as list_size_on,
      s.file_name, s.line as file_line, case when p.list_size is null then g.source end as given_source
    from (select 1) here
    left join (select practice_id, list_size, list_size_on from register.practice_card
      where lmc_id = ${lmc_id} and practice_id = ${practice_id} and from_on <= ${day}::date and until_on > ${day}::date
      limit 1) p on true
    left join (select patients, counted_on, source from levies.given_count
      where lmc_id = ${lmc_id} and practice_id = ${practice_id} and counted_on <= ${day}::date
      order by counted_on desc, given_at desc, id desc limit 1) g on true
    left join register.list_size_source s on s.practice_id = p.practice_id and s.counted_on = p.list_size_on
    where coalesce(p.list_size, g.patients) is not null limit 1`.execute(tx.db)
  return rows[0]
}
