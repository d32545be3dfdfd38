import { sql } from 'kysely'
import type { Found, Searchable } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { pounds, type Id, type Pence } from '../../../platform/values.ts'
import { paperCalled, referenceOf, titleOf, type DocumentKind } from '../documents/rules.ts'
import { periodWords, runStateWords, type RunState } from '../runs/rules.ts'

type Paper = {
  readonly kind: DocumentKind
  readonly number: number
  readonly reference: string
  readonly amount_pence: Pence
  readonly name: string
  readonly ods_code: string
  readonly run_id: Id<'run'>
  readonly levy_name: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly line_ids: readonly Id<'line'>[]
}

/** A statement, bill or reminder by its reference or its number: its line says how it came about, and what came in for it. */
async function papers(tx: Reading, words: string, most: number): Promise<Found[]> {
  const called = paperCalled(words)
  if (!called) return []
  const { kind, number, ods_code } = called
  const reference = ods_code && referenceOf(ods_code, kind, number)
  const { rows } = await sql<Paper>`
    select d.kind, d.number, d.reference, d.amount_pence, p.name, p.ods_code, d.run_id, v.name as levy_name,
      r.period_from as "from", r.period_to as "to", (select coalesce(array_agg(l.id), '{}') from levies.line l
        where l.lmc_id = d.lmc_id and l.run_id = d.run_id and l.practice_id = d.practice_id) as line_ids
    from levies.document d join levies.run r on r.lmc_id = d.lmc_id and r.id = d.run_id
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
    join register.practice_name p using (practice_id)
    where d.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and d.kind = ${kind} and d.number = ${number}
      and (${reference}::text is null or d.reference = ${reference})
    order by d.made_at desc limit ${most}`.execute(tx.db)
  return rows.map(({ name, amount_pence, levy_name, from, to, run_id, line_ids, ...paper }) => ({
    title: `${titleOf(paper)}, ${name}`,
    note: [paper.reference, pounds(amount_pence), levy_name, periodWords({ from, to })].join(' · '),
    href: line_ids.length === 1 ? `/levies/lines/${line_ids[0]}` : `/levies/runs/${run_id}/lines?q=${paper.ods_code}`,
    code: paper.reference,
  }))
}

type Run = {
  readonly id: Id<'run'>
  readonly state: RunState
  readonly levy_name: string
  readonly lmc_name: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** Runs that hold each of the words in their levy, their LMC or a month they charge: `statutory july 2026`. */
async function runs(tx: Reading, words: string, most: number): Promise<Found[]> {
  const { rows } = await sql<Run>`
    select id, state, levy_name, lmc_name, "from", "to" from (
      select r.id, r.state, v.name as levy_name, l.name as lmc_name, r.period_from as "from", r.period_to as "to",
        lower(unaccent(concat_ws(' ', v.name, l.name, (select string_agg(to_char(month, 'FMMonth YYYY'), ' ')
          from generate_series(r.period_from, r.period_to, interval '1 month') month)))) as text
      from levies.run r join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id join platform.lmc l on l.id = r.lmc_id
      where r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and r.state <> 'dropped') runs
    where (select bool_and(strpos(text, word) > 0) from unnest(string_to_array(lower(unaccent(${words})), ' ')) word)
    order by "from" desc, levy_name, lmc_name limit ${most}`.execute(tx.db)
  return rows.map(({ id, state, levy_name, lmc_name, from, to }) => ({
    title: `${levy_name}, ${periodWords({ from, to })}`,
    note: `${lmc_name} · ${runStateWords[state].label}`,
    href: `/levies/runs/${id}`,
  }))
}

export const searches: readonly Searchable[] = [
  { kind: 'Statements and bills', may: 'levies.read_levies', find: papers },
  { kind: 'Levy runs', may: 'levies.read_levies', find: runs },
]
