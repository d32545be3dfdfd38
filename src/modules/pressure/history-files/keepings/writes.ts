import { sql } from 'kysely'
import type { Over } from '../../../../platform/files/letting-go.ts'
import type { Writing } from '../../../../platform/scope.ts'

/** Lets go of spreadsheets of earlier weeks, in which practices wrote what they liked, and of what was said of their rows. */
export const letHistoryFilesGo = (tx: Writing, { taken_before, given_before }: Over) =>
  sql`update pressure.history_file set sha256 = null, report = null, state = case when taken_at is null then 'dropped' else state end
    where sha256 is not null
      and (state = 'dropped' or coalesce(taken_at <= ${taken_before}, given_at <= ${given_before}))`.execute(tx.db)
