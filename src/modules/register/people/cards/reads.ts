import { sql } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { contactPointsShown } from '../../contact-points/reads.ts'
import { nominationsOf } from '../../nominations/reads.ts'
import { postMovesOf, postsOf } from '../../posts/reads.ts'
import { standingsOf } from '../../standings/reads.ts'
import { personNow } from '../reads.ts'

export type MergeNoted = {
  readonly id: Id<'merge'>
  readonly gone_name: string
  readonly merged_at: Temporal.Instant
  readonly merged_by: string
  readonly undone_at: Temporal.Instant | null
}

/** Who was found to be the same as somebody, the latest first. */
export const mergesInto = (tx: Reading, person_id: Id<'person'>): Promise<MergeNoted[]> =>
  tx.db
    .selectFrom('register.merge as m')
    .select(['m.id', 'm.merged_at', 'm.merged_by', 'm.undone_at'])
    .select(sql<string>`m.before -> 'gone' ->> 'name'`.as('gone_name'))
    .where('m.kept_id', '=', person_id)
    .orderBy('m.merged_at', 'desc')
    .execute()

/** Everything the office knows of somebody, with what it did; whoever asks leaves a record that they looked. */
export async function personWhole(tx: Reading, id: Id<'person'>) {
  const person = await personNow(tx, id)
  if (!person) return undefined
  return {
    person,
    reached: await contactPointsShown(tx, person.id),
    posts: await postsOf(tx, person.id),
    moves: await postMovesOf(tx, person.id),
    standings: await standingsOf(tx, person.id),
    nominations: await nominationsOf(tx, person.id, londonDay(tx.now)),
    merges: await mergesInto(tx, person.id),
  }
}

export type PersonWhole = NonNullable<Awaited<ReturnType<typeof personWhole>>>
