import { sql } from 'kysely'
import type { Over } from '../../../../platform/files/letting-go.ts'
import type { Writing } from '../../../../platform/scope.ts'

/** Lets go of statements that were never taken in. Those that were are vouchers: what the books say rests on them. */
export const letReceiptFilesGo = (tx: Writing, { taken_before, given_before }: Over) =>
  sql`delete from levies.receipt_file where taken_at is null
    and given_at <= case state when 'dropped' then ${taken_before}::timestamptz else ${given_before}::timestamptz end`.execute(
    tx.db,
  )
