import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { nominationsAt } from '../nominations/reads.ts'
import type { NominationPurpose } from '../nominations/rules.ts'
import { endNomination, nominate } from '../nominations/writes.ts'
import type { OwnPractice } from '../notes/reads.ts'
import { speaksFor } from '../practices/rules.ts'

/** From today on just these answer for the practice in this; whoever did and isn't among them no longer does. */
export async function setAnswers(
  tx: Writing,
  practice: OwnPractice,
  purpose: NominationPurpose,
  people: readonly string[],
) {
  if (!speaksFor(tx.actor, practice.practice_id)) throw new NotFound()
  const now = (await nominationsAt(tx, practice.practice_id, londonDay(tx.now))).filter(
    (one) => one.purpose === purpose,
  )
  for (const { id } of now.filter(({ person_id }) => !people.includes(person_id))) await endNomination(tx, practice, id)
  for (const person_id of people.filter((id) => !now.some((one) => one.person_id === id))) {
    const answer = await nominate(tx, practice, { person_id, purpose })
    if (!answer.done) return answer
  }
  await tx.record(practice.lmc_id, 'register.answers_set', {
    practice_id: practice.practice_id,
    purpose,
    people: people.length,
  })
  return done()
}
