import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { count, type Id } from '../../../platform/values.ts'
import { correctionsFor } from '../adjustments/reads.ts'
import { periodOf, runsIssued } from '../runs/reads.ts'
import { periodWords } from '../runs/rules.ts'
import { levyCharged } from '../sources/reads.ts'
import { wrongWith, type LineToProve } from './rules.ts'

export type Verified = {
  readonly runs: number
  readonly lines: number
  readonly entries: number
  readonly postings: number
  /** What is wrong, a sentence each; none where the books are right. */
  readonly wrong: readonly string[]
  /** What would come out otherwise from what is known now, and stands until a later run corrects it. */
  readonly since_changed: readonly string[]
}

/** Proves the books of the LMCs in sight: they balance, they say what the runs say, and every line comes out again. */
export async function verified(tx: Reading): Promise<Verified> {
  const runs = await runsIssued(tx)
  const wrong = [...(await wrongInTheBooks(tx)), ...(await wrongSources(tx))]
  const since_changed: string[] = []
  let lines = 0
  for (const run of runs) {
    const named = `${run.lmc_name}, ${run.levy_name}, ${periodWords(periodOf(run))}`
    const proved = await linesToProve(tx, run.id)
    lines += proved.length
    for (const line of proved)
      for (const what of wrongWith(line)) wrong.push(`${named}: line ${line.id} doesn’t come out again: ${what}.`)
    const levy = await levyCharged(tx, run.levy_id)
    const corrections = levy ? await correctionsFor(tx, levy, { id: run.id, ...periodOf(run) }) : []
    if (corrections.length > 0)
      since_changed.push(
        `${named}: ${count(corrections.length, 'practice')} would come to another amount now. A later run can correct it.`,
      )
  }
  const { entries, postings } = await booksCounted(tx)
  return { runs: runs.length, lines, entries, postings, wrong, since_changed }
}

const inSight = ({ actor }: Reading) => sql`any (${[...actor.lmc_ids]}::uuid[])`

async function linesToProve(tx: Reading, run_id: Id<'run'>) {
  const { rows } = await sql<LineToProve & { readonly id: Id<'line'> }>`
    select l.id, l.kind, l.days, l.of_days, l.months, l.list_size, l.exact_numerator::text, l.exact_denominator::text,
      l.amount_pence, l.remitted_pence, r.rate, r.per, r.rounding, r.remitted_rate
    from levies.line l left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
    where l.lmc_id = ${inSight(tx)} and l.run_id = ${run_id}`.execute(tx.db)
  return rows
}

async function booksCounted(tx: Reading) {
  const { rows } = await sql<{ entries: number; postings: number }>`
    select (select count(*) from levies.entry where lmc_id = ${inSight(tx)})::int as entries,
      (select count(*) from levies.posting where lmc_id = ${inSight(tx)})::int as postings`.execute(tx.db)
  return rows[0] ?? { entries: 0, postings: 0 }
}

/** Entries that don't balance, numbers left out, and runs that stand in the books otherwise than their lines say. */
async function wrongInTheBooks(tx: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select format('%s: entry %s does not balance.', l.name, e.number) as what
    from levies.entry e join platform.lmc l on l.id = e.lmc_id
    where e.lmc_id = ${inSight(tx)}
      and coalesce((select sum(p.amount_pence) from levies.posting p where p.lmc_id = e.lmc_id and p.entry_id = e.id), 0) <> 0
    union all
    select format('%s: its entries are numbered to %s, and there are %s of them.', l.name, max(e.number), count(*))
    from levies.entry e join platform.lmc l on l.id = e.lmc_id
    where e.lmc_id = ${inSight(tx)} group by l.name having max(e.number) <> count(*)
    union all
    select format('%s: the run of %s from %s stands in the books otherwise than its lines say.', l.name, v.name, r.period_from)
    from levies.run r join platform.lmc l on l.id = r.lmc_id join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id
    where r.lmc_id = ${inSight(tx)} and r.state = 'issued' and exists (
      select from (select practice_id, sum(amount_pence) as pence from levies.line where lmc_id = r.lmc_id and run_id = r.id group by 1) a
      full join (
        select p.practice_id, sum(p.amount_pence) as pence from levies.entry e
        join levies.posting p on p.lmc_id = e.lmc_id and p.entry_id = e.id and p.account = 'owed_by_practices'
        where e.lmc_id = r.lmc_id and e.what = 'run_issued' and e.source_id = r.id group by 1) b using (practice_id)
      where coalesce(a.pence, 0) <> coalesce(b.pence, 0))`.execute(tx.db)
  return rows.map(({ what }) => what)
}

/** Charges of issued runs that name a rate that isn't agreed, or an office's own note of a count that doesn't say so. */
async function wrongSources(tx: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select format('%s: line %s of %s is charged by what doesn’t say so.', m.name, l.id, n.ods_code) as what
    from levies.line l join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id and u.state = 'issued'
      join platform.lmc m on m.id = l.lmc_id join register.practice_name n on n.practice_id = l.practice_id
      left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
      left join levies.given_count g on g.lmc_id = l.lmc_id and g.id = l.given_count_id
    where l.lmc_id = ${inSight(tx)} and l.kind = 'charge' and (r.id is null or r.state <> 'agreed'
      or (l.given_count_id is not null and (g.patients <> l.list_size or g.practice_id <> l.practice_id)))
    order by n.ods_code limit 100`.execute(tx.db)
  return rows.map(({ what }) => what)
}
