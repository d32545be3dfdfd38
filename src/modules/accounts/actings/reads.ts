import { sql } from 'kysely'
import type { Operating, Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'

/** Who acted for a practice, and why, the latest first. */
export const actingsFor = (tx: Reading, practice_id: Id<'practice'>) =>
  tx.db
    .selectFrom('accounts.acting as t')
    .innerJoin('accounts.account as a', 'a.id', 't.account_id')
    .select(['t.id', 'a.name', 't.asked_by', 't.why', 't.began_at', 't.ends_at', 't.ended_at'])
    .where('t.practice_id', '=', practice_id)
    .where('t.office_id', '=', tx.actor.office_id)
    .orderBy('t.began_at', 'desc')
    .orderBy('t.id')
    .limit(500)
    .execute()
export type ActingShown = Awaited<ReturnType<typeof actingsFor>>[number]

/** Everybody who signs in for a practice today. */
export const accountsAt = async (tx: Reading, practice_id: Id<'practice'>) =>
  (
    await tx.db
      .selectFrom('accounts.role_held')
      .select('account_id')
      .distinct()
      .where('practice_id', '=', practice_id)
      .where('office_id', '=', tx.actor.office_id)
      .where(sql<boolean>`during @> ${londonDay(tx.now)}::date`)
      .execute()
  ).map(({ account_id }) => account_id)

/** Those that nobody stopped: their time passed, or the session that acted ended. */
export const actingsOver = (tx: Operating) =>
  tx.db
    .selectFrom('accounts.acting as t')
    .select(['t.id', 't.office_id', 't.lmc_id'])
    .where('t.ended_at', 'is', null)
    .where(
      sql<boolean>`(t.ends_at <= ${tx.now} or not exists (select from accounts.session s where s.acting_id = t.id))`,
    )
    .execute()
