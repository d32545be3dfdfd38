import { sql } from 'kysely'
import type { Over } from '../../../../platform/files/letting-go.ts'
import type { Writing } from '../../../../platform/scope.ts'

/** Lets go of files of weighted lists that no count names. What one names is a voucher: charges rest on it. */
export const letWeightedFilesGo = (tx: Writing, { taken_before, given_before }: Over) =>
  sql`delete from levies.weighted_file f
    where not exists (select from levies.weighted_count c where c.lmc_id = f.lmc_id and c.weighted_file_id = f.id)
      and given_at <= case when state in ('given', 'tried') then ${given_before}::timestamptz else ${taken_before}::timestamptz end`.execute(
    tx.db,
  )
