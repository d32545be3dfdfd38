import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { letTakenFilesGo } from '../../../platform/files/letting-go.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { worksForAll } from '../merges/reads.ts'
import { personHeld, personOf } from '../people/reads.ts'
import { erasedName, lmcConcerned } from '../people/rules.ts'
import type { RefusalAnswers } from './forms.ts'
import { erasureRequestWith, holdsPost } from './reads.ts'
import type { ErasureAnswer } from './rules.ts'

/** Whoever is asking wants what is kept of them erased; while one request is open, another meets `one_open_erasure_request`. */
export async function askErasure(tx: Writing, words: string) {
  const { account_id } = tx.actor
  const person = account_id && (await personOf(tx, account_id))
  if (!person) return refused('nothing_is_kept_of_you')
  const { id } = await tx.db
    .insertInto('register.erasure_request')
    .values({ office_id: person.office_id, person_id: person.id, words, asked_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmcConcerned(person), 'register.erasure_asked', { person_id: person.id, erasure_request_id: id })
  return done(id)
}

/** The request as it is answered: once, and its person held still. */
async function answerRequest(tx: Writing, id: Id<'erasure_request'>, answer: ErasureAnswer, words: string) {
  const request = await erasureRequestWith(tx, id)
  const person = request && (await personHeld(tx, request.person_id))
  if (!request || (!person && request.answer === null)) throw new NotFound()
  const { numUpdatedRows } = await tx.db
    .updateTable('register.erasure_request')
    .set({ answer, answer_words: words, answered_at: tx.now, answered_by: tx.actor.name })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n || !person) return refused('changed_since')
  await tx.record(lmcConcerned(person), `register.erasure_${answer}`, { person_id: person.id, erasure_request_id: id })
  const title = answer === 'erased' ? 'What was kept of you was erased' : 'Your request for erasure was answered'
  if (person.account_id) await notify(tx, [person.account_id], person.office_id, `erasure ${id}`, { title, href: '/' })
  return done(person)
}

export async function refuseErasure(tx: Writing, id: Id<'erasure_request'>, { words }: RefusalAnswers) {
  const answered = await answerRequest(tx, id, 'refused', words)
  return answered.done ? done() : answered
}

/** Takes from the register what says who somebody was, and of whoever was merged into them; the posts stay, nobody's by name. */
export async function erasePerson(tx: Writing, id: Id<'erasure_request'>) {
  if (!(await worksForAll(tx))) return refused('not_for_all_lmcs')
  const answered = await answerRequest(tx, id, 'erased', '')
  if (!answered.done) return answered
  const person_id = answered.value.id
  if (await holdsPost(tx, person_id)) return refused('holds_a_post')
  const theirs = sql`(with recursive trail as (
    select ${person_id}::uuid as id union select p.id from register.person p join trail on p.merged_into = trail.id) select id from trail)`
  await sql`delete from register.contact_point where person_id in ${theirs}`.execute(tx.db)
  await sql`delete from register.standing where person_id in ${theirs}`.execute(tx.db)
  await sql`delete from register.nomination where person_id in ${theirs}`.execute(tx.db)
  await sql`update register.merge set before = ${JSON.stringify({ gone: { name: erasedName } })}::jsonb
    where kept_id in ${theirs} or gone_id in ${theirs}`.execute(tx.db)
  await sql`update register.erasure_request set words = '' where person_id in ${theirs}`.execute(tx.db)
  await sql`update register.person set title = '', given_names = '', family_name = ${erasedName}, gmc_number = null, account_id = null,
    erased_at = ${tx.now} where id in ${theirs}`.execute(tx.db)
  await letTakenFilesGo(tx, answered.value.office_id)
  return done()
}
