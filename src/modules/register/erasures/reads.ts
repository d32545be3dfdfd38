import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { ErasureAnswer, Held } from './rules.ts'

export type ErasureRequest = {
  readonly id: Id<'erasure_request'>
  readonly person_id: Id<'person'>
  readonly name: string
  readonly words: string
  readonly asked_at: Temporal.Instant
  readonly answer: ErasureAnswer | null
  readonly answer_words: string
  readonly answered_at: Temporal.Instant | null
  readonly answered_by: string | null
}

const requests = (tx: Reading) =>
  tx.db
    .selectFrom('register.erasure_request as e')
    .innerJoin('register.person as h', 'h.id', 'e.person_id')
    .select(['e.id', 'e.person_id', 'h.name', 'e.words', 'e.asked_at'])
    .select(['e.answer', 'e.answer_words', 'e.answered_at', 'e.answered_by'])

/** The open ones first, those that wait longest before the others. */
export const erasureRequests = (tx: Reading): Promise<ErasureRequest[]> =>
  requests(tx)
    .orderBy(sql`e.answer is not null`)
    .orderBy('e.asked_at')
    .limit(200)
    .execute()

export const erasureRequestWith = (tx: Reading, id: Id<'erasure_request'>): Promise<ErasureRequest | undefined> =>
  requests(tx).where('e.id', '=', id).executeTakeFirst()

export async function countErasures(tx: Reading): Promise<number> {
  const { open } = await requests(tx)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('open'))
    .where('e.answer', 'is', null)
    .executeTakeFirstOrThrow()
  return open
}

/** How much the register has of somebody, and of whoever was merged into them. */
export async function heldOf(tx: Reading, person_id: Id<'person'>): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select h.name, h.gmc_number, h.account_id is not null as is_linked,
      (select count(*)::int from register.contact_point where person_id = h.id) as contact_points,
      (select count(*)::int from register.standing where person_id = h.id) as standings,
      (select count(*)::int from register.nomination where person_id = h.id) as nominations,
      (select count(*)::int from register.post where person_id = h.id and state = 'held') as posts,
      (select count(*)::int from register.merge where kept_id = h.id) as merges
    from register.person h where h.id = ${person_id}`.execute(tx.db)
  return rows[0]
}

/** Whether they hold a post today or will. */
export async function holdsPost(tx: Reading, person_id: Id<'person'>): Promise<boolean> {
  const held = await tx.db
    .selectFrom('register.post')
    .select('id')
    .where('person_id', '=', person_id)
    .where('state', '<>', 'declined')
    .where(sql<boolean>`(upper(during) is null or upper(during) > ${londonDay(tx.now)}::date)`)
    .limit(1)
    .execute()
  return held.length > 0
}
