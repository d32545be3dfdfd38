import { done, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove } from '../../../platform/moves.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { personNow } from '../people/reads.ts'
import { postWith } from '../posts/reads.ts'
import { postLabel, postMoves } from '../posts/rules.ts'
import { keepMove } from '../posts/writes.ts'

/** The office says yes or no to a post that a practice proposed, and whoever it is of is told. */
async function answerPost(tx: Writing, id: Id<'post'>, move: 'approve' | 'decline', words: string) {
  const post = await postWith(tx, id)
  if (!post) throw new NotFound()
  const state = afterMove(postMoves, 'waiting', move) ?? 'held'
  const { numUpdatedRows } = await tx.db
    .updateTable('register.post')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return refused('changed_since')
  await keepMove(tx, post, move, words ? { words } : {})
  const person = await personNow(tx, post.person_id)
  const title = `Your post was ${move === 'approve' ? 'approved' : 'declined'}: ${postLabel(post.kind)}, ${post.place_name}`
  if (person?.account_id)
    await notify(tx, [person.account_id], person.office_id, `post ${id} ${move}`, { title, href: '/' })
  return done()
}

export const approvePost = (tx: Writing, id: Id<'post'>) => answerPost(tx, id, 'approve', '')

export const declinePost = (tx: Writing, id: Id<'post'>, words: string) => answerPost(tx, id, 'decline', words)
