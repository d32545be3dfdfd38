import { sql } from 'kysely'
import { stranger, type Actor, type Operating, type Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonDay } from '../../../platform/values.ts'
import { addresses } from '../rounds/reads.ts'

/** Whom this is the secret of, for which practice's return of which week; undefined of a guess. */
export const holderOfLink = (tx: Operating, secret: string) =>
  tx.db
    .selectFrom('pressure.return_link as r')
    .innerJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .innerJoin('register.practice_name as p', 'p.practice_id', 'r.practice_id')
    .select([
      ...(['r.office_id', 'r.lmc_id', 'r.practice_id', 'r.week_of', 'r.name', 'r.email', 'r.ends_at'] as const),
      ...(['l.name as lmc_name', 'l.brand_hue as hue', 'p.name as practice_name'] as const),
    ])
    .where('r.token_hash', '=', tokenHash(secret))
    .executeTakeFirst()
export type LinkHolder = NonNullable<Awaited<ReturnType<typeof holderOfLink>>>

/** Whoever comes by a link: somebody not signed in, who may put in that practice's returns and nothing else. */
export const actorByLink = ({ office_id, lmc_id, practice_id, name }: LinkHolder): Actor => ({
  ...stranger,
  name,
  office_id,
  lmc_ids: [lmc_id],
  practice_ids: [practice_id],
  permissions: new Set(['pressure.submit_returns']),
})

/** Whether mail about this practice's return would still go where the link went: they may have left, or had their mail stopped. */
export async function isStillMailed(tx: Reading, { office_id, lmc_id, practice_id, email }: LinkHolder) {
  if (email === null) return true
  const { rows } = await sql`select from ${addresses(office_id, [lmc_id], londonDay(tx.now))} a
    where a.practice_id = ${practice_id} and a.email = ${email} limit 1`.execute(tx.db)
  return rows.length > 0
}
