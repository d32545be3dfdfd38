import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'
import { rangeText, type Id } from '../../../../platform/values.ts'
import { personHeld } from '../../people/reads.ts'
import { lmcConcerned } from '../../people/rules.ts'
import { keepMove } from '../../posts/writes.ts'
import { postToMove } from '../../posts/reads.ts'
import type { Joinable } from '../joins/writes.ts'
import { isMergedSince, mergeHeld, worksForAll, type Merge } from '../reads.ts'
import { canBeUndone, lmcsUndone, undone, type PostsJoined, type RowsJoined } from '../rules.ts'

/**
 * Two people are two again. Everything that came over goes back, as it is by now; what the kept person was given or told of
 * since stays theirs, and a name or number changed since stays changed.
 */
export async function undoMerge(tx: Writing, id: Id<'merge'>) {
  const merge = await mergeHeld(tx, id)
  if (!merge) throw new NotFound()
  if (!(await worksForAll(tx))) return refused('not_for_all_lmcs')
  if (!canBeUndone(merge.merged_at, merge.undone_at, tx.now)) return refused('merge_is_final')
  const kept = await personHeld(tx, merge.kept_id)
  if (!kept || (await isMergedSince(tx, merge))) return refused('merged_or_erased_since')
  const { kept: before, after } = merge.before

  await putPostsBack(tx, merge)
  await putContactPointsBack(tx, merge)
  await putRowsBack(tx, 'standing', merge.before.standings, merge.before.standings_joined, merge)
  await putRowsBack(tx, 'nomination', merge.before.nominations, merge.before.nominations_joined, merge)
  const { title, given_names, family_name, gmc_number, account_id } = undone(before, after, kept)
  await tx.db
    .updateTable('register.person')
    .set({
      title: title ?? '',
      given_names: given_names ?? '',
      family_name: family_name ?? kept.family_name,
      gmc_number,
    })
    .set({ account_id: account_id as Id<'account'> | null })
    .set({ lmc_ids: [...lmcsUndone(before.lmc_ids, after.lmc_ids, kept.lmc_ids)] })
    .where('id', '=', merge.kept_id)
    .execute()
  await tx.db.updateTable('register.person').set({ merged_into: null }).where('id', '=', merge.gone_id).execute()
  await tx.db
    .updateTable('register.merge')
    .set({ undone_at: tx.now, undone_by: tx.actor.name })
    .where('id', '=', id)
    .execute()
  const { kept_id, gone_id } = merge
  await tx.record(lmcConcerned(kept), 'register.merge_undone', { merge_id: id, kept_id, gone_id })
  return done(merge)
}

async function putPostsBack(tx: Writing, { kept_id, gone_id, before }: Merge) {
  const untouched: PostsJoined[] = []
  for (const join of before.posts_joined) {
    const now = await postToMove(tx, join.is.id)
    if (now?.state !== join.is.state || rangeText(now.during) !== join.is.during) continue
    await tx.db.updateTable('register.post').set(join.was).where('id', '=', join.was.id).execute()
    untouched.push(join)
  }
  await sql`update register.post set person_id = ${gone_id} where id = any (${[...before.posts]}::uuid[]) and person_id = ${kept_id}`.execute(
    tx.db,
  )
  await sql`update register.post set is_main_workplace = true where id = any (${[...before.mains]}::uuid[]) and person_id = ${gone_id}`.execute(
    tx.db,
  )
  // What the kept person's own post had taken in comes back only if that post is still as the merge left it.
  for (const join of before.posts_joined)
    for (const { id, state } of join.absorbed) {
      const post = await postToMove(tx, id)
      if (!post || (post.person_id === kept_id && !untouched.includes(join))) continue
      await tx.db.updateTable('register.post').set({ state }).where('id', '=', id).execute()
      await keepMove(tx, post, 'split', {})
    }
}

async function putContactPointsBack(tx: Writing, { kept_id, gone_id, merged_at, before }: Merge) {
  await sql`update register.contact_point set person_id = ${gone_id}
    where id = any (${[...before.contact_points]}::uuid[]) and person_id = ${kept_id}`.execute(tx.db)
  await sql`update register.contact_point set ended_at = null
    where id = any (${[...before.ended]}::uuid[]) and ended_at = ${merged_at}`.execute(tx.db)
}

async function putRowsBack(
  tx: Writing,
  table: Joinable,
  moved: readonly string[],
  joined: readonly RowsJoined[],
  { kept_id, gone_id }: Merge,
) {
  const name = sql.table(`register.${table}`)
  await sql`update ${name} set person_id = ${gone_id} where id = any (${[...moved]}::uuid[]) and person_id = ${kept_id}`.execute(
    tx.db,
  )
  for (const { was, is, absorbed } of joined) {
    const { numAffectedRows } = await sql`
      update ${name} set during = ${was.during}::daterange where id = ${was.id} and during = ${is.during}::daterange`.execute(
      tx.db,
    )
    const back = absorbed.filter(({ was_kept }) => !was_kept || numAffectedRows === 1n)
    for (const { row } of back)
      await sql`insert into ${name} select (jsonb_populate_record(null::${name}, ${JSON.stringify(row)}::jsonb)).*`.execute(
        tx.db,
      )
  }
}
