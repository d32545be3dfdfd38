import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { keepFile } from '../../../platform/files/store.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import { contractsOn, practiceCalled } from '../contracts/reads.ts'
import { levyWith } from '../levies/reads.ts'
import type { MandateAnswers, MandateEndAnswers, MandateWithdrawAnswers } from './forms.ts'
import { mandateWith } from './reads.ts'
import { isBuiltIn, type DocumentKind } from './rules.ts'

export type SignedDocument = {
  readonly bytes: Uint8Array
  readonly file_name: string
  readonly kind: DocumentKind
}

/** Keeps what a practice chose about one levy; another choice about it for any of these days meets a constraint. */
export async function recordMandate(tx: Writing, answers: MandateAnswers, document: SignedDocument | null) {
  const { levy_id, practice: called, choice, reason, from_on, last_on, signed_by, signed_on } = answers
  const levy = await levyWith(tx, levy_id)
  if (!levy) throw new NotFound()
  const { lmc_id } = levy
  const practice = await practiceCalled(tx, called, [lmc_id])
  if (!practice) return refused('no_such_practice')
  if (last_on && Temporal.PlainDate.compare(last_on, from_on) < 0) return refused('ends_before_it_starts')
  if (Temporal.PlainDate.compare(signed_on, londonDay(tx.now)) > 0) return refused('not_signed_yet')
  const held = await contractsOn(tx, lmc_id, from_on, from_on)
  const contract = held.find(({ practice_id }) => practice_id === practice.practice_id) ?? null
  if (isBuiltIn(levy, contract, choice)) return refused('built_into_its_contract')
  const { practice_id } = practice
  const { id } = await tx.db
    .insertInto('levies.mandate')
    .values({
      lmc_id,
      practice_id,
      levy_id,
      choice,
      reason: reason ?? '',
      during: rangeText({ from: from_on, until: last_on?.add({ days: 1 }) ?? null }),
      signed_by,
      signed_on,
      sha256: document && (await keepFile(tx, document.bytes, document.kind)),
      file_name: document?.file_name ?? '',
      ended_why: '',
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'levies.mandate_recorded', { mandate_id: id, practice_id, levy_id, choice })
  return done(id)
}

/** Ends a mandate that has no end yet, or an end still to come. */
export async function endMandate(tx: Writing, id: Id<'mandate'>, { last_on, ended_why }: MandateEndAnswers) {
  const mandate = await mandateWith(tx, id)
  if (!mandate) throw new NotFound()
  const { lmc_id, from, practice_id } = mandate
  if (from && Temporal.PlainDate.compare(last_on, from) < 0) return refused('ends_before_it_starts')
  const until = last_on.add({ days: 1 })
  const { rows } = await sql`
    update levies.mandate set during = daterange(lower(during), ${until}::date), ended_why = ${ended_why}
    where id = ${id} and (upper_inf(during) or upper(during) > ${until}::date) and ended_why = '' and withdrawn_at is null
    returning id`.execute(tx.db)
  if (rows.length === 0) return refused('ended_already')
  await tx.record(lmc_id, 'levies.mandate_ended', { mandate_id: id, practice_id, last_on: last_on.toString() })
  return done()
}

/** Withdraws a mandate that was noted by mistake: it and its document stay on file, and it holds for no day. The next run corrects what was charged by it. */
export async function withdrawMandate(tx: Writing, id: Id<'mandate'>, { withdrawn_why }: MandateWithdrawAnswers) {
  const mandate = await mandateWith(tx, id)
  if (!mandate) throw new NotFound()
  const withdrawn = await tx.db
    .updateTable('levies.mandate')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.name, withdrawn_why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) return refused('withdrawn_already')
  const { lmc_id, practice_id, levy_id } = mandate
  await tx.record(lmc_id, 'levies.mandate_withdrawn', { mandate_id: id, practice_id, levy_id })
  return done()
}
