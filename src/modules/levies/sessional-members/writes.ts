import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, plainDay, rangeText, type Id } from '../../../platform/values.ts'
import { addEntry } from '../journals/writes.ts'
import type { FeeAnswers, MemberAnswers, TakingBackAnswers } from './forms.ts'
import { feesOf, memberWith, personToJoin } from './reads.ts'

/** Keeps that a doctor pays an LMC a fee of their own. One who does already meets `sessional_member_once_at_a_time`. */
export async function addMember(tx: Writing, person_id: Id<'person'>, { lmc_id, fee_pence, from_on }: MemberAnswers) {
  const { office_id, lmc_ids } = tx.actor
  const person = await personToJoin(tx, person_id)
  if (!person || !office_id || !lmc_ids.includes(lmc_id)) throw new NotFound()
  if (fee_pence < 0) return refused('less_than_nothing')
  const { id } = await tx.db
    .insertInto('levies.sessional_member')
    .values({
      office_id,
      lmc_id,
      person_id,
      fee_pence,
      during: rangeText({ from: from_on, until: null }),
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'levies.sessional_member_added', { sessional_member_id: id, person_id })
  return done(id)
}

/** Takes a year’s fee into the books, and until when it pays; `seen` is until when they had paid as the page was opened. */
export async function takeFee(tx: Writing, id: Id<'sessional_member'>, { received_on, paid_until, seen }: FeeAnswers) {
  const member = await memberWith(tx, id)
  if (!member) throw new NotFound()
  const { lmc_id, name, fee_pence, paid_until: before } = member
  if (Temporal.PlainDate.compare(received_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  if (before && Temporal.PlainDate.compare(paid_until, before) <= 0) return refused('paid_already')
  const taken = await tx.db
    .updateTable('levies.sessional_member')
    .set({ paid_until })
    .where('id', '=', id)
    .where(sql<boolean>`coalesce(paid_until::text, 'never') = ${seen}`)
    .returning('id')
    .executeTakeFirst()
  if (!taken) return refused('changed_since')
  const fee = await tx.db
    .insertInto('levies.sessional_fee')
    .values({
      lmc_id,
      sessional_member_id: id,
      amount_pence: fee_pence,
      received_on,
      paid_until,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entry = { lmc_id, levy_id: null, on_day: received_on, what: 'sessional_fee', source_id: fee.id } as const
  await addEntry(tx, { ...entry, words: `Fee of ${name} until ${plainDay(paid_until)}` }, [
    { account: 'received', practice_id: null, amount_pence: fee_pence },
    { account: 'sessional_income', practice_id: null, amount_pence: -fee_pence },
  ])
  await tx.record(lmc_id, 'levies.sessional_fee_taken', {
    sessional_member_id: id,
    fee_pence,
    paid_until: paid_until.toString(),
  })
  return done()
}

/**
 * Takes back a fee that was entered by mistake: another as much below nought stands in the books on the same day, or after its year
 * where that is ended, and its doctor has paid until what the fees that are left pay. A second time meets `fee_taken_back_once`.
 */
export async function takeBackFee(tx: Writing, id: Id<'sessional_member'>, { fee_id, why }: TakingBackAnswers) {
  const member = await memberWith(tx, id)
  if (!member) throw new NotFound()
  const { lmc_id, name } = member
  // A fee that is taken meanwhile waits, or is seen.
  await sql`select id from levies.sessional_member where id = ${id} for update`.execute(tx.db)
  const fees = await feesOf(tx, member)
  const fee = fees.find((one) => one.id === fee_id)
  if (!fee) throw new NotFound()
  const { amount_pence, received_on, paid_until } = fee
  const back = await tx.db
    .insertInto('levies.sessional_fee')
    .values({
      lmc_id,
      sessional_member_id: id,
      amount_pence: -amount_pence,
      received_on,
      paid_until,
      takes_back_id: fee_id,
      why,
      made_at: tx.now,
      made_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const [left = null] = fees.filter((one) => one.id !== fee_id && one.taken_back_at === null)
  await tx.db
    .updateTable('levies.sessional_member')
    .set({ paid_until: left && left.paid_until })
    .where('id', '=', id)
    .execute()
  const entry = { lmc_id, levy_id: null, on_day: received_on, what: 'sessional_fee', source_id: back.id } as const
  await addEntry(tx, { ...entry, words: `Fee of ${name} until ${plainDay(paid_until)} taken back: ${why}` }, [
    { account: 'received', practice_id: null, amount_pence: -amount_pence },
    { account: 'sessional_income', practice_id: null, amount_pence },
  ])
  await tx.record(lmc_id, 'levies.sessional_fee_taken_back', { sessional_member_id: id, fee_id, amount_pence })
  return done()
}

/** Ends that a doctor pays; what they paid stays in the books. */
export async function endMember(tx: Writing, id: Id<'sessional_member'>, last_on: Temporal.PlainDate) {
  const member = await memberWith(tx, id)
  if (!member) throw new NotFound()
  const { lmc_id, during } = member
  if (during.until !== null) return refused('ended_already')
  if (during.from && Temporal.PlainDate.compare(last_on, during.from) < 0) return refused('ends_before_it_starts')
  await tx.db
    .updateTable('levies.sessional_member')
    .set({ during: rangeText({ from: during.from, until: last_on.add({ days: 1 }) }) })
    .where('id', '=', id)
    .execute()
  await tx.record(lmc_id, 'levies.sessional_member_ended', { sessional_member_id: id, last_on: last_on.toString() })
  return done()
}
