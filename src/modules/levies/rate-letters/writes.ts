import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { RateLetterAnswers } from './forms.ts'
import { rateAndCollector, rateLetterWith } from './reads.ts'

/** Writes today's letter of an agreed rate to whoever deducts by it; a second meets `one_letter_of_a_rate_to_a_collector`. */
export async function writeRateLetter(tx: Writing, rate_id: Id<'rate'>, collector_id: Id<'collector'>) {
  const found = await rateAndCollector(tx, rate_id, collector_id)
  if (!found) throw new NotFound()
  if (!found.is_agreed) return refused('rate_not_agreed')
  if (found.kind === 'lmc') return refused('bills_itself')
  const { id } = await tx.db
    .insertInto('levies.rate_letter')
    .values({
      lmc_id: found.lmc_id,
      rate_id,
      collector_id,
      sent_on: londonDay(tx.now),
      words: '',
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(found.lmc_id, 'levies.rate_letter_written', { rate_letter_id: id, rate_id, collector_id })
  return done(id)
}

/** Keeps what came of a letter: when it was acknowledged, and from which day they deduct by the new rate. */
export async function keepRateLetterAnswer(tx: Writing, id: Id<'rate_letter'>, answers: RateLetterAnswers) {
  const letter = await rateLetterWith(tx, id)
  if (!letter) throw new NotFound()
  const { acknowledged_on } = answers
  if (acknowledged_on && Temporal.PlainDate.compare(acknowledged_on, letter.sent_on) < 0)
    return refused('acknowledged_before_it_was_sent')
  if (acknowledged_on && Temporal.PlainDate.compare(acknowledged_on, londonDay(tx.now)) > 0)
    return refused('acknowledged_in_future')
  await tx.db.updateTable('levies.rate_letter').set(answers).where('id', '=', id).execute()
  await tx.record(letter.lmc_id, 'levies.rate_letter_answered', {
    rate_letter_id: id,
    acknowledged_on: acknowledged_on?.toString() ?? null,
    applied_on: answers.applied_on?.toString() ?? null,
  })
  return done()
}
