import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { SuggestionKind } from './rules.ts'

export type Suggestion = {
  readonly id: Id<'suggestion'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly practice_name: string
  readonly week_of: Temporal.PlainDate
  readonly kind: SuggestionKind
  readonly because: string
}

/** What nobody has settled yet: the gravest first, then the latest. */
export async function openSuggestions(
  tx: Reading,
  { lmc_id, most, after = 0 }: { readonly lmc_id: string; readonly most: number; readonly after?: number },
): Promise<{ readonly rows: readonly Suggestion[]; readonly total: number }> {
  const { rows } = await sql<Suggestion & { total: number }>`
    select s.id, s.lmc_id, l.short_name as lmc_name, s.practice_id, p.ods_code, p.name as practice_name, s.week_of, s.kind, s.because, total
    from (select *, count(*) over ()::int as total from pressure.suggestion
      where lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and state = 'open' ${lmc_id ? sql`and lmc_id = ${lmc_id}` : sql``}
      order by array_position(array['black', 'red', 'disagreement', 'amber_run', 'silent'], kind), week_of desc, id limit ${most} offset ${after}) s
    join platform.lmc l on l.id = s.lmc_id join register.practice_name p on p.practice_id = s.practice_id
    order by array_position(array['black', 'red', 'disagreement', 'amber_run', 'silent'], s.kind), s.week_of desc, p.name`.execute(
    tx.db,
  )
  return { rows, total: rows[0]?.total ?? 0 }
}

/** A suggestion that nobody has settled. */
export async function openSuggestion(tx: Reading, id: Id<'suggestion'>): Promise<Suggestion | undefined> {
  const { rows } = await sql<Suggestion>`
    select s.id, s.lmc_id, l.short_name as lmc_name, s.practice_id, p.ods_code, p.name as practice_name, s.week_of, s.kind, s.because
    from pressure.suggestion s join platform.lmc l on l.id = s.lmc_id join register.practice_name p on p.practice_id = s.practice_id
    where s.id = ${id} and s.state = 'open' and s.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`.execute(tx.db)
  return rows[0]
}

export const countSuggestions = async (tx: Reading): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from pressure.suggestion
    where state = 'open' and lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`.execute(tx.db)
  return rows[0]?.waiting ?? 0
}
