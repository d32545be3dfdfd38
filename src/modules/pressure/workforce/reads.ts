import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { FteDefinition } from '../thresholds/rules.ts'
import { definitions, type OfficialFtes } from './rules.ts'

export type WorkforceSource = 'practice' | 'official'

/** Whole-time GPs of an LMC's practices on a day, by one definition: what the practice said itself before what was published. */
export async function workforceOn(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  definition: FteDefinition,
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<Id<'practice'>, number>> {
  const { rows } = await sql<{ practice_id: Id<'practice'>; gp_fte: number }>`
    select distinct on (practice_id) practice_id, gp_fte::float8 from pressure.workforce
    where lmc_id = ${lmc_id} and definition = ${definition} and from_on <= ${on}::date
    order by practice_id, source = 'practice' desc, from_on desc`.execute(tx.db)
  return new Map(rows.map(({ practice_id, gp_fte }) => [practice_id, gp_fte]))
}

export type WorkforceKnown = {
  readonly definition: FteDefinition
  readonly source: WorkforceSource
  readonly gp_fte: number
  readonly from_on: Temporal.PlainDate
  readonly given_by: string
}

/** The latest that is known of one practice, by each definition and from each source. */
export async function workforceOf(
  tx: Reading,
  practice: { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'> },
): Promise<readonly WorkforceKnown[]> {
  const { rows } = await sql<WorkforceKnown>`
    select distinct on (definition, source) definition, source, gp_fte::float8, from_on, given_by
    from pressure.workforce where lmc_id = ${practice.lmc_id} and practice_id = ${practice.practice_id}
    order by definition, source, from_on desc`.execute(tx.db)
  return rows
}

export type FoundFte = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly definition: FteDefinition
  readonly from_on: Temporal.PlainDate
  readonly gp_fte: number
  readonly fate: 'new' | 'changed' | 'same'
}

export type FoundOfficial = {
  /** Figures of practices that an LMC in sight has represented since the file's day. */
  readonly figures: readonly FoundFte[]
  /** Codes of such practices, whether or not the file knows their GPs. */
  readonly represented: ReadonlySet<string>
}

/** What an official file would bring to the LMCs in sight. */
export async function foundOfficial(
  tx: Reading,
  rows: readonly OfficialFtes[],
  today: Temporal.PlainDate,
): Promise<FoundOfficial> {
  const said = rows.flatMap(({ ods_code, from_on, ...ftes }) =>
    definitions.map((definition) => ({ ods_code, from_on: from_on.toString(), definition, gp_fte: ftes[definition] })),
  )
  const { rows: found } = await sql<Omit<FoundFte, 'gp_fte'> & { ods_code: string; gp_fte: number | null }>`
    with said as materialized (select * from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
        as s (ods_code text, from_on date, definition text, gp_fte numeric(7,2))),
      represented as materialized (select distinct lmc_id, practice_id, ods_code, represented_during
        from register.practice_card where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]))
    select r.lmc_id, r.practice_id, s.ods_code, s.definition, s.from_on, s.gp_fte::float8,
      case when w.gp_fte is null then 'new' when w.gp_fte = s.gp_fte then 'same' else 'changed' end as fate
    from said s
    join represented r on r.ods_code = s.ods_code
      and r.represented_during && daterange(least(s.from_on, ${today}::date), ${today}::date, '[]')
    left join pressure.workforce w on w.lmc_id = r.lmc_id and w.practice_id = r.practice_id
      and w.definition = s.definition and w.source = 'official' and w.from_on = s.from_on`.execute(tx.db)
  return {
    figures: found.flatMap(({ lmc_id, practice_id, definition, from_on, gp_fte, fate }) =>
      gp_fte === null ? [] : [{ lmc_id, practice_id, definition, from_on, gp_fte, fate }],
    ),
    represented: new Set(found.map(({ ods_code }) => ods_code)),
  }
}
