import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove, type MoveOf } from '../../../platform/moves.ts'
import type { Writing } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { personHeld } from '../people/reads.ts'
import type { Source } from '../people/rules.ts'
import type { CorrectAnswers, EndAnswers } from './forms.ts'
import { postToMove, type HeldPost } from './reads.ts'
import {
  endsBeforeItBegins,
  isSamePlace,
  mayBeHeldAt,
  placeKindOf,
  postMoves,
  type NewPost,
  type PostKind,
  type PostPlace,
} from './rules.ts'

type How = { readonly source?: Source; readonly state?: 'held' | 'waiting' }

const made = (tx: Writing) => ({ made_at: tx.now, made_by: tx.actor.name })

const dayAfter = (day: Temporal.PlainDate | null) => day?.add({ days: 1 }) ?? null

/**
 * Gives somebody a post for a time. The same one twice at once meets `same_post_once_at_a_time`, and a practice of another
 * LMC `post_practice_stays_in_its_lmc`.
 */
export async function addPost(
  tx: Writing,
  person_id: Id<'person'>,
  { kind, place, from, last_on, is_main_workplace = false }: NewPost,
  { source = 'typed', state = 'held' }: How = {},
) {
  const person = await personHeld(tx, person_id)
  if (!person || !tx.actor.lmc_ids.includes(place.lmc_id)) throw new NotFound()
  if (!mayBeHeldAt(kind, placeKindOf(place))) return refused('kind_not_held_there')
  if (endsBeforeItBegins(from, last_on)) return refused('ends_before_it_begins')
  const { lmc_id, ...where } = place
  const during = rangeText({ from, until: dayAfter(last_on) })
  const { id } = await tx.db
    .insertInto('register.post')
    .values({
      office_id: person.office_id,
      lmc_id,
      person_id,
      kind,
      ...where,
      during,
      state,
      source,
      is_main_workplace,
      ...made(tx),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (is_main_workplace) await leaveNoOtherMain(tx, person_id, id)
  await tx.db
    .updateTable('register.person')
    .set({ lmc_ids: sql`array_append(lmc_ids, ${lmc_id}::uuid)` })
    .where('id', '=', person_id)
    .where(sql<boolean>`not lmc_ids @> array[${lmc_id}::uuid]`)
    .execute()
  const detail = { kind, from: from?.toString() ?? null, last_on: last_on?.toString() ?? null }
  await keepMove(
    tx,
    { id, lmc_id, person_id, practice_id: place.practice_id ?? null },
    state === 'held' ? 'add' : 'propose',
    detail,
    source,
  )
  return done(id)
}

/** The post as it was when the page that asks was made, if this may be done to it. */
async function postSeen(tx: Writing, id: Id<'post'>, move: MoveOf<typeof postMoves>, seen: string) {
  const post = await postToMove(tx, id)
  if (!post) throw new NotFound()
  if (!afterMove(postMoves, post.state, move) || rangeText(post.during) !== seen) return refused('changed_since')
  return done(post)
}

/** The last day on which a post is held, to come or gone by. */
export async function endPost(tx: Writing, id: Id<'post'>, { last_on, seen }: EndAnswers, source: Source = 'typed') {
  const found = await postSeen(tx, id, 'end', seen)
  if (!found.done) return found
  const { from } = found.value.during
  if (endsBeforeItBegins(from, last_on)) return refused('ends_before_it_begins')
  await setDays(tx, id, from, last_on)
  await keepMove(tx, found.value, 'end', { last_on: last_on.toString() }, source)
  return done()
}

/** Ends a post the day before and begins the same elsewhere; answers the new one. */
export async function movePost(
  tx: Writing,
  id: Id<'post'>,
  { place, from, seen }: { readonly place: PostPlace; readonly from: Temporal.PlainDate; readonly seen: string },
) {
  const found = await postSeen(tx, id, 'end', seen)
  if (!found.done) return found
  const { person_id, kind, is_main_workplace, during, practice_id, pcn_id, body_id, lmc_id } = found.value
  const held = { lmc_id, practice_id, pcn_id, body_id }
  if (isSamePlace(held, place)) return refused('held_there_already')
  const ended = await endPost(tx, id, { last_on: from.subtract({ days: 1 }), seen })
  if (!ended.done) return ended
  const last_on = during.until?.subtract({ days: 1 }) ?? null
  return addPost(tx, person_id, { kind: kind as PostKind, place, from, last_on, is_main_workplace })
}

/** Puts a post's days right where they were entered wrongly. */
export async function correctPost(
  tx: Writing,
  id: Id<'post'>,
  { from, last_on, main_workplace, seen }: CorrectAnswers,
) {
  const found = await postSeen(tx, id, 'correct', seen)
  if (!found.done) return found
  if (endsBeforeItBegins(from, last_on)) return refused('ends_before_it_begins')
  const is_main_workplace = main_workplace.length > 0
  await setDays(tx, id, from, last_on)
  await tx.db.updateTable('register.post').set({ is_main_workplace }).where('id', '=', id).execute()
  if (is_main_workplace) await leaveNoOtherMain(tx, found.value.person_id, id)
  const detail = { from: from?.toString() ?? null, last_on: last_on?.toString() ?? null, before: seen }
  await keepMove(tx, found.value, 'correct', detail)
  return done()
}

/** A post that was entered by mistake and never was: out of every list, and still in the history. */
export async function strikeOutPost(tx: Writing, id: Id<'post'>, seen: string) {
  const found = await postSeen(tx, id, 'strike_out', seen)
  if (!found.done) return found
  await tx.db.updateTable('register.post').set({ state: 'declined' }).where('id', '=', id).execute()
  await keepMove(tx, found.value, 'strike_out', {})
  return done()
}

const setDays = (tx: Writing, id: Id<'post'>, from: Temporal.PlainDate | null, last_on: Temporal.PlainDate | null) =>
  tx.db
    .updateTable('register.post')
    .set({ during: rangeText({ from, until: dayAfter(last_on) }) })
    .where('id', '=', id)
    .execute()

const leaveNoOtherMain = (tx: Writing, person_id: Id<'person'>, id: Id<'post'>) =>
  tx.db
    .updateTable('register.post')
    .set({ is_main_workplace: false })
    .where('person_id', '=', person_id)
    .where('id', '<>', id)
    .where('is_main_workplace', '=', true)
    .execute()

type Of = Pick<HeldPost, 'id' | 'lmc_id' | 'person_id' | 'practice_id'>

/** Each move is a row of the post's history, and a record of what was done to whom and where. */
export async function keepMove(
  tx: Writing,
  { id, lmc_id, person_id, practice_id }: Of,
  move: string,
  detail: Readonly<Record<string, string | null>>,
  source: Source = 'typed',
) {
  await tx.db
    .insertInto('register.post_move')
    .values({ lmc_id, post_id: id, move, detail: JSON.stringify(detail), is_own: source === 'practice', ...made(tx) })
    .execute()
  await tx.record(lmc_id, 'register.post_moved', { person_id, practice_id, post_id: id, move })
}
