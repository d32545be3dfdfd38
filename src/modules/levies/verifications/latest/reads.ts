import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { inSight } from '../findings/reads.ts'
import type { Verified } from '../reads.ts'

export type Verification = Verified & {
  readonly id: Id<'verification'>
  readonly lmc_name: string
  readonly verified_at: Temporal.Instant
  readonly verified_by: string
}

/** The latest proving of the books of each LMC in sight. */
export async function latestVerifications(tx: Reading): Promise<readonly Verification[]> {
  const { rows } = await sql<Verification>`
    select distinct on (m.name, v.lmc_id) v.id, m.name as lmc_name, v.runs, v.lines, v.entries, v.postings, v.wrong, v.since_changed,
      v.verified_at, v.verified_by
    from levies.verification v join platform.lmc m on m.id = v.lmc_id where v.lmc_id = ${inSight(tx)}
    order by m.name, v.lmc_id, v.verified_at desc, v.id desc`.execute(tx.db)
  return rows
}
