import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** A practice that an LMC asks for a return in a week: open and represented on the week's reference day, as it was then. */
export type ScopedPractice = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
  readonly pcn_code: string | null
  readonly pcn_name: string | null
  readonly icb_code: string | null
  readonly icb_name: string | null
  readonly list_size: number | null
}

/** The practices in scope of these LMCs on a day; narrowed to one practice where it is given. */
export async function practicesInScope(
  tx: Reading,
  lmc_ids: readonly Id<'lmc'>[],
  on: Temporal.PlainDate,
  practice_id: Id<'practice'> | null = null,
): Promise<ScopedPractice[]> {
  const { rows } = await sql<ScopedPractice>`
    select lmc_id, practice_id, ods_code, name, pcn_code, pcn_name, icb_code, icb_name, list_size
    from register.practice_card
    where lmc_id = any (${[...lmc_ids]}::uuid[])
      and represented_during * daterange(${on}::date, ${on}::date, '[]') <> 'empty'::daterange
      and from_on <= ${on}::date and until_on > ${on}::date and status = 'active'
      ${practice_id ? sql`and practice_id = ${practice_id}` : sql``}
    order by name collate "C", ods_code`.execute(tx.db)
  return rows
}

/** Every office with its LMCs: for jobs, which then work behind the walls of one office at a time. */
export async function officesWithLmcs(
  tx: Reading,
): Promise<readonly { readonly office_id: Id<'office'>; readonly lmc_ids: readonly Id<'lmc'>[] }[]> {
  const { rows } = await sql<{ office_id: Id<'office'>; lmc_ids: Id<'lmc'>[] }>`
    select office_id, array_agg(id order by id) as lmc_ids from platform.lmc group by office_id order by office_id`.execute(
    tx.db,
  )
  return rows
}
