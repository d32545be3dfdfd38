import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import type { CollectorKind } from '../collectors/rules.ts'
import { linesWithCollector } from '../document-lines/reads.ts'
import type { IssuedRun } from '../documents/reads.ts'
import type { ScheduleLine } from './rules.ts'

export type ScheduleListed = {
  readonly collector_id: Id<'collector'>
  readonly name: string
  readonly kind: CollectorKind
  readonly lines: number
  readonly amount_pence: Pence
  readonly given_at: Temporal.Instant | null
  readonly given_by: string | null
}

/** What each collector is to deduct for a run; what the LMC bills itself is on invoices. */
export async function schedulesOf(tx: Reading, { id, lmc_id }: IssuedRun): Promise<readonly ScheduleListed[]> {
  const { rows } = await sql<ScheduleListed>`
    select c.id as collector_id, c.name, c.kind, t.lines, t.amount_pence, s.given_at, s.given_by
    from (select collector_id, count(*)::int as lines, sum(amount_pence)::bigint as amount_pence
      from ${linesWithCollector(lmc_id, [id])} l where kind <> 'not_charged' group by collector_id) t
    join levies.collector c on c.lmc_id = ${lmc_id} and c.id = t.collector_id
    left join levies.schedule s on s.lmc_id = ${lmc_id} and s.run_id = ${id} and s.collector_id = c.id
    where c.kind <> 'lmc' order by c.name`.execute(tx.db)
  return rows
}

/** Runs issued in the last half-year of which somebody who deducts wasn’t given the schedule yet, and how many of them. */
export async function schedulesToGive(tx: Reading): Promise<ReadonlyMap<Id<'run'>, number>> {
  const { rows } = await sql<{ run_id: Id<'run'>; schedules: number }>`
    select r.id as run_id, count(*)::int as schedules
    from levies.run r join levies.collector c on c.lmc_id = r.lmc_id and c.kind <> 'lmc'
    where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.state = 'issued'
      and r.issued_at > ${tx.now.subtract({ hours: 183 * 24 })}
      and exists (select from levies.line l where l.lmc_id = r.lmc_id and l.run_id = r.id and l.collector_id = c.id and l.kind = 'charge')
      and not exists (select from levies.schedule s where s.lmc_id = r.lmc_id and s.run_id = r.id and s.collector_id = c.id)
    group by r.id`.execute(tx.db)
  return new Map(rows.map(({ run_id, schedules }) => [run_id, schedules]))
}

export const waits: readonly Waiting[] = [
  {
    label: 'Schedules to give',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/runs',
    is_kept: true,
    count: async (tx) => [...(await schedulesToGive(tx)).values()].reduce((sum, schedules) => sum + schedules, 0),
  },
]

/** The lines of a run that one collector deducts, by practice code; the practice is called as it was when the period ended, or once was. */
export async function scheduleLines(
  tx: Reading,
  { id, lmc_id, period_to }: IssuedRun,
  collector_id: Id<'collector'>,
): Promise<readonly ScheduleLine[]> {
  const { rows } = await sql<ScheduleLine>`
    with card as (
      select distinct on (practice_id) practice_id, name, postcode, icb_code
      from register.practice_card where lmc_id = ${lmc_id} and from_on <= ${period_to}::date
      order by practice_id, from_on desc)
    select n.ods_code, coalesce(k.name, n.name) as practice_name, k.postcode, k.icb_code, l.kind, l.from_on, l.to_on, l.days,
      l.list_basis, l.list_size, l.list_size_on, r.rate, r.per, r.rounding, l.amount_pence, l.why
    from ${linesWithCollector(lmc_id, [id])} l join register.practice_name n using (practice_id) left join card k using (practice_id)
    left join levies.rate r on r.lmc_id = ${lmc_id} and r.id = l.rate_id
    where l.collector_id = ${collector_id} and l.kind <> 'not_charged'
    order by n.ods_code collate "C", l.kind desc, l.from_on, l.id`.execute(tx.db)
  return rows
}
