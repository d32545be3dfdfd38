import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import type { Levy } from '../levies/reads.ts'
import type { Period } from '../periods/rules.ts'
import { linesFor } from '../sources/reads.ts'
import { practicesInDoubt } from './doubts/reads.ts'
import { correctedSince, correctionsOf, type Correction, type Said } from './rules.ts'

export type RunIssued = { readonly id: Id<'run'> } & Period

/** The issued runs of a levy that a run from a day on can correct, the latest first. */
export async function runsToCorrect(
  tx: Reading,
  { id, lmc_id }: Levy,
  day: Temporal.PlainDate,
): Promise<readonly RunIssued[]> {
  const rows = await tx.db
    .selectFrom('levies.run')
    .select(['id', 'period_from', 'period_to'])
    .where('lmc_id', '=', lmc_id)
    .where('levy_id', '=', id)
    .where('state', '=', 'issued')
    .where('period_from', '<', day)
    .where('period_to', '>=', correctedSince(day))
    .orderBy('period_from', 'desc')
    .execute()
  return rows.map(({ id: run, period_from, period_to }) => ({ id: run, from: period_from, to: period_to }))
}

/** What was said of practices for an issued run's period, by it or late, and what all lines for it come to, drafted ones too. */
async function saidBy(
  tx: Reading,
  { id, lmc_id }: Levy,
  run: Period,
  practice_ids: readonly Id<'practice'>[],
): Promise<readonly Said[]> {
  const { rows } = await sql<Said>`
    with said as (
      select practice_id, id as line_id, kind, from_on, to_on, days, of_days, months, list_basis, list_size, list_size_on, rate_id, collector_id, why,
        coalesce((sum(days) filter (where kind = 'charge') over standing)::int, 0) as charged_days,
        coalesce(array_agg(list_size) filter (where kind = 'charge') over (standing order by from_on
          rows between unbounded preceding and unbounded following), '{}') as charged_sizes,
        (array_agg(jsonb_build_object('list_size', list_size, 'days', days, 'rate_id', rate_id, 'mandate_id', mandate_id))
          filter (where kind = 'adjustment') over (standing order by id desc
          rows between unbounded preceding and unbounded following))[1] as put_right,
        (sum(amount_pence) over standing)::bigint as standing_pence,
        (sum(remitted_pence) over standing)::bigint as standing_remitted_pence
      from levies.line
      where lmc_id = ${lmc_id} and levy_id = ${id} and from_on >= ${run.from}::date and to_on <= ${run.to}::date
        and practice_id = any (${[...practice_ids]}::uuid[])
      window standing as (partition by practice_id))
    select distinct on (practice_id) * from said where kind <> 'adjustment' order by practice_id, kind, from_on`.execute(
    tx.db,
  )
  return rows
}

/** What is to be put right of issued runs that no later run has put right, or is about to; of those of which anything is. */
export async function correctionsFor<Run extends RunIssued>(
  tx: Reading,
  levy: Levy,
  runs: readonly Run[],
): Promise<ReadonlyMap<Run, readonly Correction[]>> {
  const found = new Map<Run, readonly Correction[]>()
  const in_doubt = await practicesInDoubt(tx, levy, runs)
  for (const run of runs) {
    const { practice_ids } = in_doubt.find(({ run_id }) => run_id === run.id) ?? {}
    if (!practice_ids) continue
    const said = await saidBy(tx, levy, run, practice_ids)
    const corrections = correctionsOf(said, (await linesFor(tx, levy, run, practice_ids)) ?? [])
    if (corrections.length > 0) found.set(run, corrections)
  }
  return found
}

type RunCorrected = RunIssued & { readonly practice_ids: readonly Id<'practice'>[] }

/** The earlier runs that a draft's lines correct, each with the practices they do it for. */
export async function runsCorrectedBy(tx: Reading, levy: Levy, run_id: Id<'run'>): Promise<readonly RunCorrected[]> {
  const { rows } = await sql<RunCorrected>`
    select r.id, r.period_from as from, r.period_to as to, array_agg(distinct l.practice_id) as practice_ids
    from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.levy_id = l.levy_id and r.state = 'issued'
      and l.from_on >= r.period_from and l.to_on <= r.period_to
    where l.lmc_id = ${levy.lmc_id} and l.run_id = ${run_id} and r.id <> ${run_id} group by r.id, r.period_from, r.period_to`.execute(
    tx.db,
  )
  return rows
}

export type CorrectionListed = Pick<Correction, 'practice_id' | 'kind' | 'why'> & {
  readonly amount_pence: Pence
  readonly ods_code: string
  readonly name: string
}

/** What practices are called, for those that are put right. */
export async function named(tx: Reading, corrections: readonly Correction[]): Promise<readonly CorrectionListed[]> {
  const { rows } = await sql<{ practice_id: Id<'practice'>; ods_code: string; name: string }>`
    select practice_id, ods_code, name from register.practice_name
    where practice_id = any (${corrections.map(({ practice_id }) => practice_id)}::uuid[])`.execute(tx.db)
  const names = new Map(rows.map((row) => [row.practice_id, row]))
  return corrections
    .map(({ practice_id, kind, why, amount_pence }) => {
      const { ods_code = '', name = '' } = names.get(practice_id) ?? {}
      return { practice_id, kind, why, amount_pence, ods_code, name }
    })
    .toSorted((one, other) => one.ods_code.localeCompare(other.ods_code))
}
