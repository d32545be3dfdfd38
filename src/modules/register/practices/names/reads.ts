import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'

export type PracticeNamed = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly name: string
}

/** A practice that one of the LMCs in sight represents, or once did, by the name it has now. */
export async function practiceNamed(tx: Reading, ods_code: string): Promise<PracticeNamed | undefined> {
  const { rows } = await sql<PracticeNamed>`
    select k.lmc_id, k.practice_id, p.ods_code, p.name from register.practice_period p
    join register.lmc_practice k on k.practice_id = p.practice_id
    left join register.representation r on r.lmc_id = k.lmc_id and r.practice_id = k.practice_id
    where p.ods_code = ${ods_code.toUpperCase()} and p.until_on = date '9999-12-31' and k.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
    order by r.during desc nulls last limit 1`.execute(tx.db)
  return rows[0]
}
