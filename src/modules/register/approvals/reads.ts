import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'

export type PostWaiting = {
  readonly id: Id<'post'>
  readonly person_id: Id<'person'>
  readonly title: string
  readonly name: string
  readonly kind: string
  readonly during: During
  readonly ods_code: string | null
  readonly practice_name: string | null
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

const most = 200

/** Posts that practices propose and the office has not yet approved, those that wait longest first. */
export async function postsWaiting(tx: Reading): Promise<readonly PostWaiting[]> {
  const { rows } = await sql<PostWaiting>`
    select t.id, t.person_id, h.title, h.name, t.kind, t.during, p.ods_code, p.name as practice_name, t.made_at, t.made_by
    from register.post t join register.person h on h.id = t.person_id
    left join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
    where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.state = 'waiting' order by t.made_at, t.id limit ${most}`.execute(
    tx.db,
  )
  return rows
}

export async function countWaiting(tx: Reading): Promise<number> {
  const { waiting } = await tx.db
    .selectFrom('register.post')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return waiting
}
