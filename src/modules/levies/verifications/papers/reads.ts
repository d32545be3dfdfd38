import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { count, pounds, thousands, type Pence } from '../../../../platform/values.ts'
import { periodWords } from '../../runs/rules.ts'
import { inSight, sentences } from '../findings/reads.ts'

const kinds: Readonly<Record<string, string>> = {
  entry: 'entry',
  statement: 'statement',
  invoice: 'invoice',
  credit_note: 'credit note',
  reminder: 'reminder',
}

/** Numbers left out, of entries and of each kind of paper. */
const gaps = (tx: Reading) =>
  sentences(
    tx,
    sql<{ lmc_name: string; kind: string; first_missing: number; missing: number; last: number }>`
      with numbered as (
        select lmc_id, 'entry' as kind, number from levies.entry where lmc_id = ${inSight(tx)}
        union all select lmc_id, kind, number from levies.document where lmc_id = ${inSight(tx)}),
      gappy as (select lmc_id, kind, count(*) as there, max(number) as last from numbered group by 1, 2 having max(number) <> count(*)),
      placed as (select n.*, row_number() over (partition by n.lmc_id, n.kind order by n.number) as place from numbered n join gappy using (lmc_id, kind))
      select m.name as lmc_name, g.kind, coalesce((select min(place) from placed p where p.lmc_id = g.lmc_id and p.kind = g.kind and p.number <> p.place), 0)::int as first_missing,
        (g.last - g.there)::int as missing, g.last::int as last
      from gappy g join platform.lmc m on m.id = g.lmc_id order by m.name, g.kind`,
    ({ lmc_name, kind, first_missing, missing, last }) =>
      `${lmc_name}: ${kinds[kind] ?? kind} ${thousands(first_missing)} is missing; of the numbers to ${thousands(last)}, ${count(missing, 'is', 'are')} left out.`,
  )

type OfRun = {
  readonly lmc_name: string
  readonly levy_name: string
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
}
const run = ({ lmc_name, levy_name, period_from, period_to }: OfRun) =>
  `${lmc_name}, ${levy_name}, ${periodWords({ from: period_from, to: period_to })}`
const ofRun = sql`m.name as lmc_name, v.name as levy_name, r.period_from, r.period_to`
const joined = sql`join platform.lmc m on m.id = r.lmc_id join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id`

/** The lines of all runs with whoever collects them, as papers are made of them: less what their run took back of what was written off. */
const collected = (tx: Reading) => sql`
  select l.lmc_id, l.run_id, l.practice_id, l.kind, l.amount_pence - coalesce(t.amount_pence, 0) as amount_pence,
    coalesce(l.collector_id, (max(l.collector_id::text) over (partition by l.run_id, l.practice_id))::uuid) as collector_id
  from levies.line l left join levies.write_off t on t.lmc_id = l.lmc_id and t.line_id = l.id and t.run_id = l.run_id
  where l.lmc_id = ${inSight(tx)}`

/** Papers that come to other than their lines. */
const unlikePapers = (tx: Reading) =>
  sentences(
    tx,
    sql<OfRun & { kind: string; number: number; ods_code: string; name: string; pence: Pence; said: Pence }>`
      with sums as (select lmc_id, run_id, practice_id, coalesce(collector_id, lmc_id) as whose, sum(amount_pence)::int8 as pence
        from (${collected(tx)}) l group by 1, 2, 3, 4)
      select ${ofRun}, d.kind, d.number, n.ods_code, n.name, d.amount_pence as pence, coalesce(s.pence, 0)::int8 as said
      from levies.document d join levies.run r on r.lmc_id = d.lmc_id and r.id = d.run_id ${joined}
      join register.practice_name n on n.practice_id = d.practice_id
      left join sums s on s.lmc_id = d.lmc_id and s.run_id = d.run_id and s.practice_id = d.practice_id
        and s.whose = coalesce(d.collector_id, d.lmc_id)
      where d.lmc_id = ${inSight(tx)} and d.kind <> 'reminder' and d.amount_pence <> coalesce(s.pence, 0) order by m.name, d.kind, d.number`,
    ({ kind, number, ods_code, name, pence, said, ...of }) =>
      `${run(of)}: ${kinds[kind]} ${number} to ${name} (${ods_code}) is of ${pounds(pence)}, and its lines come to ${pounds(said)}.`,
  )

/** Schedules that were given with other totals than their lines have. */
const unlikeSchedules = (tx: Reading) =>
  sentences(
    tx,
    sql<OfRun & { collector: string; lines: number; pence: Pence; said_lines: number; said: Pence }>`
      with sums as (select lmc_id, run_id, collector_id, count(*)::int as lines, sum(amount_pence)::int8 as pence
        from (${collected(tx)}) l where kind <> 'not_charged' group by 1, 2, 3)
      select ${ofRun}, k.name as collector, d.lines, d.amount_pence as pence, coalesce(s.lines, 0) as said_lines, coalesce(s.pence, 0)::int8 as said
      from levies.schedule d join levies.run r on r.lmc_id = d.lmc_id and r.id = d.run_id ${joined}
      join levies.collector k on k.lmc_id = d.lmc_id and k.id = d.collector_id
      left join sums s on s.lmc_id = d.lmc_id and s.run_id = d.run_id and s.collector_id = d.collector_id
      where d.lmc_id = ${inSight(tx)} and (d.amount_pence, d.lines) is distinct from (coalesce(s.pence, 0), coalesce(s.lines, 0)) order by m.name, r.period_from`,
    ({ collector, lines, pence, said_lines, said, ...of }) =>
      `${run(of)}: the schedule for ${collector} is of ${count(lines, 'line')} and ${pounds(pence)}, where its lines are ${thousands(said_lines)} and come to ${pounds(said)}.`,
  )

/** Numbers that are missing, and papers that say otherwise than their lines. */
export async function wrongPapers(tx: Reading): Promise<readonly string[]> {
  return [...(await gaps(tx)), ...(await unlikePapers(tx)), ...(await unlikeSchedules(tx))]
}
