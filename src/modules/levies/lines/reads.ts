import { sql } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id, Pence } from '../../../platform/values.ts'
import { nothing, plus, type Exact } from '../charges/rules.ts'
import type { ContractKind } from '../contracts/rules.ts'
import type { Period } from '../periods/rules.ts'
import type { ListBasis } from '../rates/rules.ts'
import { linesSize, whysAsked, whyWords, type LineDrawn, type LineKind } from './rules.ts'

/** What a run said of its own period, as it was kept; adjustments and late charges of earlier periods are none of it. */
export async function linesDrawn(tx: Reading, run_id: Id<'run'>, { from }: Period): Promise<readonly LineDrawn[]> {
  type Kept = Omit<LineDrawn, 'exact'> & { readonly exact_numerator: string; readonly exact_denominator: string }
  const rows = await tx.db
    .selectFrom('levies.line')
    .select([
      'practice_id',
      'kind',
      'from_on',
      'to_on',
      'days',
      'of_days',
      'months',
      'list_basis',
      'list_size',
      'list_size_on',
      'file_id',
    ])
    .select([
      'weighted_count_id',
      'given_count_id',
      'rate_id',
      'contract_kind',
      'mandate_id',
      'collector_id',
      'amount_pence',
      'remitted_pence',
      'why',
    ])
    .select(['exact_numerator', 'exact_denominator'])
    .where('lmc_id', 'in', [...tx.actor.lmc_ids])
    .where('run_id', '=', run_id)
    .where('kind', '<>', 'adjustment')
    .where('from_on', '>=', from)
    .$castTo<Kept>()
    .execute()
  return rows.map(({ exact_numerator, exact_denominator, ...line }) => ({
    ...line,
    exact: exactOf(exact_numerator, exact_denominator),
  }))
}

const exactOf = (numerator: string, denominator: string): Exact => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
})

export type RunFigures = {
  readonly run_id: Id<'run'>
  /** Practices that are charged, and their patients. */
  readonly practices: number
  readonly patients: number
  /** Weighted where all of them are. */
  readonly list_basis: ListBasis
  readonly charged_pence: Pence
  readonly adjustments: number
  readonly adjusted_pence: Pence
  readonly not_charged: number
  /** Of these, how many the office could answer for. */
  readonly asked: number
  /** The sum of all its lines. */
  readonly total_pence: Pence
}

/** What runs come to: each total is the sum of its lines; of issued ones it is kept, since it never changes. */
export async function figuresOf(
  tx: Reading,
  run_ids: readonly Id<'run'>[],
): Promise<ReadonlyMap<Id<'run'>, RunFigures>> {
  const { rows } = await sql<RunFigures>`
    select t.run_id, practices, patients, case when is_weighted then 'weighted' else 'raw' end as list_basis, charged_pence, adjustments, adjusted_pence, not_charged,
      (select count(*)::int from levies.line l where l.lmc_id = t.lmc_id and l.run_id = t.run_id and l.kind = 'not_charged'
        and l.why = any (${[...whysAsked]}::text[])) as asked, total_pence
    from levies.run_total t where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.run_id = any (${[...run_ids]}::uuid[])
    union all select run_id, (count(distinct practice_id) filter (where kind = 'charge'))::int as practices,
      coalesce(sum(list_size) filter (where kind = 'charge'), 0)::int8 as patients,
      case when bool_and(list_basis = 'weighted') filter (where kind = 'charge') then 'weighted' else 'raw' end as list_basis,
      coalesce(sum(amount_pence) filter (where kind = 'charge'), 0)::bigint as charged_pence,
      (count(*) filter (where kind = 'adjustment'))::int as adjustments,
      coalesce(sum(amount_pence) filter (where kind = 'adjustment'), 0)::bigint as adjusted_pence,
      (count(*) filter (where kind = 'not_charged'))::int as not_charged,
      (count(*) filter (where kind = 'not_charged' and why = any (${[...whysAsked]}::text[])))::int as asked,
      sum(amount_pence)::bigint as total_pence
    from levies.line where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and run_id in (
      select r.id from levies.run r where r.id = any (${[...run_ids]}::uuid[]) and r.state <> 'issued')
    group by run_id`.execute(tx.db)
  return new Map(rows.map((row) => [row.run_id, row]))
}

/** What a run's lines come to before rounding. */
export async function exactOfRun(tx: Reading, run_id: Id<'run'>): Promise<Exact> {
  const { rows } = await sql<{ numerator: string; denominator: string }>`
    select sum(exact_numerator)::text as numerator, exact_denominator::text as denominator from levies.line
    where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and run_id = ${run_id} group by exact_denominator`.execute(
    tx.db,
  )
  return rows.reduce((sum, { numerator, denominator }) => plus(sum, exactOf(numerator, denominator)), nothing)
}

export type LineListed = {
  readonly id: Id<'line'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly kind: LineKind
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly days: number
  readonly of_days: number
  readonly list_basis: ListBasis
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly contract_kind: ContractKind | null
  readonly amount_pence: Pence
  readonly why: string
}

export const lineKinds = ['charge', 'adjustment', 'not_charged', 'asked'] as const
export type LineKindAsked = (typeof lineKinds)[number] | ''
/** The lines of a run, those of a kind or of a practice alone where it is asked; all of them without a page. */
export async function linesListed(
  tx: Reading,
  run_id: Id<'run'>,
  { kind, q, page }: { readonly kind: LineKindAsked; readonly q: string; readonly page: number | null },
): Promise<{ readonly rows: readonly LineListed[]; readonly total: number }> {
  const only =
    kind === 'asked'
      ? sql`and l.kind = 'not_charged' and l.why = any (${[...whysAsked]}::text[])`
      : kind
        ? sql`and l.kind = ${kind}`
        : sql``
  const called = q ? sql`and (p.ods_code = upper(${q}) or p.name ilike ${containing(q)})` : sql``
  // Looked up by name are those on the page alone, where nothing else asks for it.
  const { rows } = await sql<LineListed & { readonly total: number }>`
    with page as (
      select l.*, p.ods_code, count(*) over ()::int as total
      from levies.line l join register.practice_name p on p.practice_id = l.practice_id
      where l.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and l.run_id = ${run_id} ${only} ${called}
      order by p.ods_code, l.from_on, l.id
      ${page === null ? sql`` : sql`limit ${linesSize} offset ${(page - 1) * linesSize}`})
    select l.id, l.practice_id, l.ods_code, p.name, l.kind, l.from_on, l.to_on, l.days, l.of_days, l.list_basis, l.list_size,
      l.list_size_on, l.contract_kind, l.amount_pence, l.why, l.total
    from page l join register.practice_name p on p.practice_id = l.practice_id
    order by l.ods_code, l.from_on, l.id`.execute(tx.db)
  return { rows, total: rows[0]?.total ?? 0 }
}

export const lineFileColumns: readonly ExportColumn<LineListed>[] = [
  { key: 'ods_code', heading: 'Practice code', kind: 'text', value: ({ ods_code }) => ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: ({ name }) => name },
  { key: 'kind', heading: 'Line', kind: 'text', value: ({ kind }) => kind },
  { key: 'from_on', heading: 'From', kind: 'date', value: ({ from_on }) => from_on },
  { key: 'to_on', heading: 'To', kind: 'date', value: ({ to_on }) => to_on },
  { key: 'list_size', heading: 'List size', kind: 'number', value: ({ list_size }) => list_size },
  { key: 'list_size_on', heading: 'Counted on', kind: 'date', value: ({ list_size_on }) => list_size_on },
  { key: 'list_basis', heading: 'Raw or weighted', kind: 'text', value: ({ list_basis }) => list_basis },
  { key: 'contract_kind', heading: 'Contract', kind: 'text', value: ({ contract_kind }) => contract_kind },
  { key: 'days', heading: 'Days', kind: 'number', value: ({ days }) => days },
  { key: 'of_days', heading: 'Of days', kind: 'number', value: ({ of_days }) => of_days },
  { key: 'amount_pence', heading: 'Amount in pence', kind: 'number', value: ({ amount_pence }) => amount_pence },
  { key: 'why', heading: 'Note', kind: 'text', value: ({ why }) => whyWords(why) },
]
