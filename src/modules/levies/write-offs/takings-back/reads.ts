import { sql, type RawBuilder } from 'kysely'
import { NotFound } from '../../../../platform/answers.ts'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import type { Run } from '../../runs/reads.ts'
import { paidAndWrittenOff, writtenOffByLine } from '../reads.ts'
import type { OfPeriod } from '../rules.ts'

/** Lines `d`, each with what all lines of its practice for the run's period it falls in come to. */
const wholes = (narrowed: RawBuilder<unknown>) => sql`
  select d.id as line_id, p.period_from, sum(l.amount_pence)::int8 as amount_pence, sum(l.remitted_pence)::int8 as remitted_pence,
    coalesce(sum(a.allocated), 0)::int8 as allocated_pence, coalesce(sum(w.written_off_pence), 0)::int8 as written_off_pence,
    coalesce(sum(w.not_passed_on_pence), 0)::int8 as not_passed_on_pence
  from levies.line d
  join levies.run p on p.lmc_id = d.lmc_id and p.levy_id = d.levy_id and p.state = 'issued' and d.from_on between p.period_from and p.period_to
  join levies.line l on l.lmc_id = d.lmc_id and l.practice_id = d.practice_id and l.levy_id = d.levy_id
    and l.from_on between p.period_from and p.period_to
  join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
  ${paidAndWrittenOff}
  where ${narrowed} group by d.id, p.period_from`

/** What a practice was charged for the period of a line, with every correction of it. */
export async function wholeOf(tx: Reading, line_id: Id<'line'>): Promise<OfPeriod> {
  const { rows } = await sql<OfPeriod>`${wholes(sql`d.id = ${line_id}`)}`.execute(tx.db)
  const [whole] = rows
  if (!whole) throw new NotFound()
  return whole
}

export type Corrected = {
  readonly line_id: Id<'line'>
  readonly practice_id: Id<'practice'>
  readonly name: string
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly amount_pence: number
  readonly why: string
  readonly period_from: Temporal.PlainDate
  readonly whole: OfPeriod
}

/** The corrections of an issued run of periods of which something was written off, each with that period. */
export async function correctionsWrittenOff(tx: Reading, { id, lmc_id, levy_id }: Run): Promise<readonly Corrected[]> {
  const { rows } = await sql<Corrected>`
    select c.id as line_id, c.practice_id, n.name, c.from_on, c.to_on, c.amount_pence, c.why, o.period_from,
      to_jsonb(o) as whole
    from (${wholes(sql`d.lmc_id = ${lmc_id} and d.run_id = ${id} and d.kind = 'adjustment' and d.practice_id in (
      select g.practice_id from levies.line g join ${writtenOffByLine} b on b.line_id = g.id where g.lmc_id = ${lmc_id} and g.levy_id = ${levy_id})`)}) o
    join levies.line c on c.lmc_id = ${lmc_id} and c.id = o.line_id join register.practice_name n on n.practice_id = c.practice_id
    where (o.written_off_pence, o.not_passed_on_pence) <> (0, 0) order by n.ods_code, c.from_on, c.id`.execute(tx.db)
  return rows
}
