import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { personHeld, personNow } from '../people/reads.ts'
import { lmcConcerned } from '../people/rules.ts'
import type { MergeAnswers } from './forms.ts'
import { joinContactPoints, joinPosts, joinRows } from './joins/writes.ts'
import { erasureIsOpen, worksForAll } from './reads.ts'
import { chosen, type MergeBefore } from './rules.ts'

/** Both, held still in one order, so that two merges at once wait for each other; the later finds one of them gone. */
async function heldTwo(tx: Writing, kept_id: Id<'person'>, gone_id: Id<'person'>) {
  if (kept_id === gone_id) throw new NotFound()
  const [first, second] = kept_id < gone_id ? [kept_id, gone_id] : [gone_id, kept_id]
  const [one, other] = [await personHeld(tx, first), await personHeld(tx, second)]
  if (!(await personNow(tx, first)) || !(await personNow(tx, second))) throw new NotFound()
  if (!one || !other) return undefined
  return one.id === kept_id ? { kept: one, gone: other } : { kept: other, gone: one }
}

/**
 * Two people turn out to be one: what was the one's becomes the other's, and what both had on the same days becomes one. What
 * was so before is kept with the merge, so that it can be undone.
 */
export async function mergePeople(tx: Writing, answers: MergeAnswers) {
  const kept_id = answers.kept_id as Id<'person'>
  const gone_id = answers.gone_id as Id<'person'>
  const two = await heldTwo(tx, kept_id, gone_id)
  if (!(await worksForAll(tx))) return refused('not_for_all_lmcs')
  if (!two) return refused('changed_since')
  const { kept, gone } = two
  if (kept.seen !== answers.kept_seen || gone.seen !== answers.gone_seen) return refused('changed_since')
  if (await erasureIsOpen(tx, [kept_id, gone_id])) return refused('erasure_is_asked')
  const fields = chosen(kept, gone, answers)

  // First, because a number or an account is one person's at a time, and only of those who are not merged.
  await tx.db.updateTable('register.person').set({ merged_into: kept_id }).where('id', '=', gone_id).execute()
  const lmc_ids = [...new Set([...kept.lmc_ids, ...gone.lmc_ids])]
  const { title, given_names, family_name, gmc_number, account_id } = fields
  await tx.db
    .updateTable('register.person')
    .set({ title: title ?? '', given_names: given_names ?? '', gmc_number, lmc_ids })
    .set({ family_name: family_name ?? kept.family_name })
    .set({ account_id: account_id as Id<'account'> | null })
    .where('id', '=', kept_id)
    .execute()

  const ids = { kept_id, gone_id }
  const standings = await joinRows(tx, 'standing', ids)
  const nominations = await joinRows(tx, 'nomination', ids)
  const before: MergeBefore = {
    gone: { name: gone.name },
    kept: { ...chosen(kept, kept, answers), lmc_ids: kept.lmc_ids },
    after: { ...fields, lmc_ids },
    ...(await joinPosts(tx, ids)),
    ...(await joinContactPoints(tx, ids)),
    standings: standings.moved as Id<'standing'>[],
    standings_joined: standings.joined,
    nominations: nominations.moved as Id<'nomination'>[],
    nominations_joined: nominations.joined,
  }
  const { id: merge_id } = await tx.db
    .insertInto('register.merge')
    .values({
      office_id: kept.office_id,
      ...ids,
      before: JSON.stringify(before),
      merged_at: tx.now,
      merged_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmcConcerned({ lmc_ids }), 'register.people_merged', { merge_id, ...ids })
  return done(merge_id)
}
