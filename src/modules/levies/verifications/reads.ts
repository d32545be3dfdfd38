import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { count, pounds, type Pence } from '../../../platform/values.ts'
import { correctionsFor, runsToCorrect } from '../adjustments/reads.ts'
import { levyWith, type Levy } from '../levies/reads.ts'
import type { Period } from '../periods/rules.ts'
import { runsIssued, type Run } from '../runs/reads.ts'
import { periodWords } from '../runs/rules.ts'
import { wrongBalances } from './balances/reads.ts'
import { inSight, sentences } from './findings/reads.ts'
import { wrongPapers } from './papers/reads.ts'
import { wrongEntries } from './postings/reads.ts'
import { wrongLines } from './reckonings/reads.ts'
import { wrongTotals } from './totals/reads.ts'

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

/** Proves the books of the LMCs in sight: they balance, they say what their sources say, and every line comes out again. */
export async function verified(tx: Reading): Promise<Verified> {
  // A million postings are added up in memory rather than on disk, and put beside what they came of by hashing, never one by one.
  await sql`select set_config('work_mem', '256MB', true), set_config('enable_nestloop', 'off', true),
    set_config('enable_mergejoin', 'off', true)`.execute(tx.db)
  const runs = await runsIssued(tx)
  const wrong: string[] = []
  for (const look of [wrongEntries, wrongBalances, wrongTotals, wrongPapers, wrongSources, wrongLines])
    wrong.push(...(await look(tx)))
  return { runs: runs.length, ...(await booksCounted(tx)), wrong, since_changed: await sinceChanged(tx, runs) }
}

const named = ({ lmc_name, name }: Levy, period: Period) => `${lmc_name}, ${name}, ${periodWords(period)}`

/** What would come to another amount now, as far back as the next run of its levy can correct. */
async function sinceChanged(tx: Reading, runs: readonly Run[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const [levy_id, issued] of Map.groupBy(runs, (run) => run.levy_id)) {
    const levy = await levyWith(tx, levy_id)
    const [latest] = issued.toSorted((one, other) => Temporal.PlainDate.compare(other.period_to, one.period_to))
    if (!levy || !latest) continue
    const to_correct = await runsToCorrect(tx, levy, latest.period_to.add({ days: 1 }))
    for (const [period, { length }] of await correctionsFor(tx, levy, to_correct))
      found.push(
        `${named(levy, period)}: ${count(length, 'practice')} would come to another amount now. A later run can correct it.`,
      )
  }
  return found
}

async function booksCounted(tx: Reading) {
  const { rows } = await sql<{ lines: number; entries: number; postings: number }>`
    select (select count(*) from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id and r.state = 'issued'
        where l.lmc_id = ${inSight(tx)})::int as lines,
      (select count(*) from levies.entry where lmc_id = ${inSight(tx)})::int as entries,
      (select count(*) from levies.posting where lmc_id = ${inSight(tx)})::int as postings`.execute(tx.db)
  return rows[0] ?? { lines: 0, entries: 0, postings: 0 }
}

/** Charges that name a rate that wasn't agreed for their levy and time, or a count that doesn't say so where it is said to be from. */
const wrongSources = (tx: Reading) =>
  sentences(
    tx,
    sql<
      Pick<Run, 'lmc_name' | 'levy_name' | 'period_from' | 'period_to'> & {
        ods_code: string
        name: string
        pence: Pence
        is_rated: boolean
      }
    >`
      select m.name as lmc_name, v.name as levy_name, u.period_from, u.period_to, n.ods_code, n.name, l.amount_pence as pence, t.is_rated
      from levies.line l join levies.run u on u.lmc_id = l.lmc_id and u.id = l.run_id and u.state = 'issued'
        join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
        join platform.lmc m on m.id = l.lmc_id join register.practice_name n on n.practice_id = l.practice_id
        left join levies.rate r on r.lmc_id = l.lmc_id and r.id = l.rate_id
        left join levies.given_count g on g.lmc_id = l.lmc_id and g.id = l.given_count_id
        left join levies.weighted_count w on w.lmc_id = l.lmc_id and w.id = l.weighted_count_id
        left join register.list_size_source s on s.practice_id = l.practice_id and s.counted_on = l.list_size_on and s.file_id = l.file_id
        cross join lateral (select coalesce(r.state = 'agreed' and r.levy_id = l.levy_id and r.from_on <= l.from_on
          and (r.until_on is null or r.until_on > l.to_on), false) as is_rated) t
      where l.lmc_id = ${inSight(tx)} and l.kind = 'charge' and (not t.is_rated or r.list_basis <> l.list_basis
        or s.patients <> l.list_size
        or (l.given_count_id is not null and (g.list_basis, g.practice_id, g.patients) <> (l.list_basis, l.practice_id, l.list_size))
        or (l.list_basis = 'weighted' and l.given_count_id is null and (w.practice_id, w.counted_on, w.patients)
          is distinct from (l.practice_id, l.list_size_on, l.list_size)))
      order by m.name, u.period_from, n.ods_code`,
    ({ lmc_name, levy_name, period_from, period_to, ods_code, name, pence, is_rated }) =>
      `${lmc_name}, ${levy_name}, ${periodWords({ from: period_from, to: period_to })}: the line of ${name} (${ods_code}) over ${pounds(pence)} names ${is_rated ? 'a list size that isn’t what it is said to be from' : 'a rate that wasn’t agreed for it'}.`,
  )
