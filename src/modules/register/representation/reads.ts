import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export type PracticeRepresented = {
  readonly ods_code: string
  readonly name: string
  readonly status: 'active' | 'dormant' | 'closed' | 'proposed'
  readonly pcn_code: string | null
  readonly commissioner_code: string | null
  readonly icb_code: string | null
  readonly constituency: string | null
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
}

/** The practices an LMC represents on a day, by code: the active ones, or all that are not closed. */
export async function practicesRepresented(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  day: Temporal.PlainDate,
  which: 'active' | 'all',
): Promise<readonly PracticeRepresented[]> {
  const { rows } = await sql<PracticeRepresented>`
    select p.ods_code, p.name, p.status, p.pcn_code, p.commissioner_code, p.icb_code, p.constituency_name as constituency,
           p.list_size, p.list_size_on
    from register.representation r join register.practice_period p on p.practice_id = r.practice_id
    where r.lmc_id = ${lmc_id} and r.during @> ${day}::date and p.from_on <= ${day}::date and p.until_on > ${day}::date
      and (p.status = 'active' or ${which === 'all'})
    order by p.ods_code`.execute(tx.db)
  return rows
}
