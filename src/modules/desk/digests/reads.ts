import { sql } from 'kysely'
import type { Operating } from '../../../platform/scope.ts'
import { inLondon, londonDay, type Id } from '../../../platform/values.ts'

export type Due = { readonly id: Id<'notification'>; readonly office_id: Id<'office'>; readonly title: string }

const midnight = Temporal.PlainTime.from('00:00')

/** What was told since somebody wished for a digest and is neither seen nor mailed; nothing of whoever was mailed today. */
const due = (tx: Operating) =>
  tx.db
    .selectFrom('platform.notification as n')
    .innerJoin('desk.digest_wish as w', (on) =>
      on.onRef('w.account_id', '=', 'n.account_id').onRef('w.office_id', '=', 'n.office_id'),
    )
    .where('n.seen_at', 'is', null)
    .where('n.mailed_at', 'is', null)
    .whereRef('n.made_at', '>=', 'w.wished_at')
    .where(
      sql<boolean>`not exists (select from platform.notification m
        where m.account_id = n.account_id and m.mailed_at >= ${inLondon(londonDay(tx.now), midnight)})`,
    )

export const accountsDue = async (tx: Operating): Promise<readonly Id<'account'>[]> =>
  (await due(tx).select('n.account_id').distinct().execute()).map(({ account_id }) => account_id)

export const dueTo = (tx: Operating, account_id: Id<'account'>): Promise<Due[]> =>
  due(tx)
    .select(['n.id', 'n.office_id', 'n.title'])
    .where('n.account_id', '=', account_id)
    .orderBy('n.made_at', 'desc')
    .orderBy('n.id', 'desc')
    .execute()
