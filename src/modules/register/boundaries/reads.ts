import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Boundary } from './rules.ts'

/** `takes` of the rules, in SQL; `p` is a practice's period. */
export const taken = ({ commissioners, local_authorities, added_codes, excluded_codes }: Boundary) =>
  sql<boolean>`(p.commissioner_code = any (${commissioners}::text[]) or p.local_authority = any (${local_authorities}::text[])
    or p.ods_code = any (${added_codes}::text[])) and p.ods_code <> all (${excluded_codes}::text[])`

export type PracticeTaken = {
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly status: 'active' | 'dormant' | 'closed' | 'proposed'
  readonly commissioner_code: string | null
  readonly local_authority: string | null
  readonly list_size: number | null
}

/** What a boundary would take on a day, before it is saved. */
export async function practicesTaken(
  tx: Reading,
  boundary: Boundary,
  day: Temporal.PlainDate,
): Promise<readonly PracticeTaken[]> {
  const { rows } = await sql<PracticeTaken>`
    select p.practice_id, p.ods_code, p.name, p.status, p.commissioner_code, p.local_authority, p.list_size
    from register.practice_period p
    where p.from_on <= ${day}::date and p.until_on > ${day}::date and p.status <> 'closed' and ${taken(boundary)}
    order by p.name, p.ods_code`.execute(tx.db)
  return rows
}

export type Clash = { readonly lmc_name: string; readonly ods_codes: readonly string[] }

/** The office's other LMCs that have, from a day on, practices this boundary would take. */
export async function clashes(
  tx: Reading,
  lmc: { readonly id: Id<'lmc'>; readonly office_id: Id<'office'> },
  from: Temporal.PlainDate | null,
  boundary: Boundary,
): Promise<readonly Clash[]> {
  const { rows } = await sql<Clash>`
    select other.name as lmc_name, array_agg(distinct p.ods_code order by p.ods_code) as ods_codes
    from register.practice_period p
    join register.representation r on r.practice_id = p.practice_id and r.during && daterange(p.from_on, p.until_on)
    join platform.lmc other on other.id = r.lmc_id
    where r.office_id = ${lmc.office_id} and r.lmc_id <> ${lmc.id} and p.status <> 'closed'
      and daterange(${from}::date, null) && (daterange(p.from_on, p.until_on) * r.during) and ${taken(boundary)}
    group by other.name order by other.name`.execute(tx.db)
  return rows
}

export type Drawn = Awaited<ReturnType<typeof boundariesOf>>[number]

/** How an LMC's area has been drawn, latest first. */
export const boundariesOf = (tx: Reading, lmc_id: Id<'lmc'>) =>
  tx.db
    .selectFrom('register.boundary')
    .select([
      'id',
      'during',
      'commissioners',
      'local_authorities',
      'added_codes',
      'excluded_codes',
      'drawn_at',
      'drawn_by',
    ])
    .where('lmc_id', '=', lmc_id)
    .orderBy('during', 'desc')
    .execute()
