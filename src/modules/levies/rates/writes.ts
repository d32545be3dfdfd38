import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { afterMove, type MoveOf } from '../../../platform/moves.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import type { Levy } from '../levies/reads.ts'
import { countsOn } from '../stretches/rules.ts'
import { isWeightedOn } from '../weighted-counts/reads.ts'
import type { DecisionAnswers, RateAnswers, WithdrawalAnswers } from './forms.ts'
import { isChargedFrom, rateWith, type RateVersion } from './reads.ts'
import { rateMoves, rateSaid } from './rules.ts'

/** Puts a rate forward: its effect can be looked at, and nothing is charged by it. The same form sent again is the same proposal. */
export async function proposeRate(
  tx: Writing,
  { id: levy_id, lmc_id, begun_on, ended_on }: Levy,
  { remitted_rate = null, difference_used_for = '', ...terms }: RateAnswers,
) {
  // No open data say them: they are what the LMC took in, or nothing.
  const counts_on = countsOn(terms.from_on, { from: terms.from_on }, terms)
  if (terms.list_basis === 'weighted' && !(await isWeightedOn(tx, lmc_id, counts_on)))
    return refused('no_weighted_list')
  if (Temporal.PlainDate.compare(terms.from_on, begun_on) < 0) return refused('before_the_levy')
  if (ended_on && Temporal.PlainDate.compare(terms.from_on, ended_on) > 0) return refused('levy_ended')
  const proposed = await tx.db
    .insertInto('levies.rate')
    .values({
      ...terms,
      lmc_id,
      levy_id,
      remitted_rate,
      difference_used_for,
      state: 'proposed',
      meeting: '',
      paper: '',
      proposed_at: tx.now,
      proposed_by: tx.actor.name,
    })
    .onConflict((on) => on.constraint('rate_proposed_once_per_press').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!proposed) {
    tx.leavesNoRecord('it was proposed already')
    const before = await proposedBy(tx, levy_id, terms)
    return before ? done(before) : refused('sent_already')
  }
  const { id } = proposed
  const { from_on } = terms
  await tx.record(lmc_id, 'levies.rate_proposed', {
    levy_id,
    rate_id: id,
    from_on: from_on.toString(),
    rate: rateSaid(terms),
  })
  return done(id)
}

/** What a form proposed when it was sent first; undefined where it says another rate now. */
async function proposedBy(
  tx: Writing,
  levy_id: Id<'levy'>,
  { pressed, from_on, rate, per }: Pick<RateAnswers, 'pressed' | 'from_on' | 'rate' | 'per'>,
): Promise<Id<'rate'> | undefined> {
  const before = await tx.db
    .selectFrom('levies.rate')
    .select('id')
    .where('levy_id', '=', levy_id)
    .where('pressed', '=', pressed)
    .where('from_on', '=', from_on)
    .where('rate', '=', rate)
    .where('per', '=', per)
    .executeTakeFirst()
  return before?.id
}

/** A levy's rates are settled one after another, and not while a run is drafted: drafting one takes a lock of the levy's row too. */
const settling = (tx: Writing, levy_id: Id<'levy'>) =>
  sql`select id from levies.levy where id = ${levy_id} for update`.execute(tx.db)

async function settle(
  tx: Writing,
  { levy_id, id, state: before }: RateVersion,
  move: MoveOf<typeof rateMoves>,
  set: Partial<DecisionAnswers & WithdrawalAnswers> & { readonly until_on?: Temporal.PlainDate | null },
): Promise<boolean> {
  const state = afterMove(rateMoves, before, move)
  if (!state) return false
  await tx.db
    .updateTable('levies.rate')
    .set({ ...set, state, settled_at: tx.now, settled_by: tx.actor.name })
    .where('levy_id', '=', levy_id)
    .where('id', '=', id)
    .execute()
  return true
}

/** Agrees a rate by a minuted decision: the one before ends where it begins, and it ends where one agreed already begins. */
export async function agreeRate(tx: Writing, levy_id: Id<'levy'>, id: Id<'rate'>, decision: DecisionAnswers) {
  await settling(tx, levy_id)
  const rate = await rateWith(tx, levy_id, id)
  if (!rate) throw new NotFound()
  const { lmc_id, from_on } = rate
  if (Temporal.PlainDate.compare(decision.decided_on, londonDay(tx.now)) > 0) return refused('not_decided_yet')
  if (await isChargedFrom(tx, rate)) return refused('charged_already')
  await sql`
    update levies.rate set until_on = ${from_on}::date
    where levy_id = ${levy_id} and state = 'agreed' and from_on < ${from_on}::date
      and (until_on is null or until_on > ${from_on}::date)`.execute(tx.db)
  const next = await tx.db
    .selectFrom('levies.rate')
    .select((one) => one.fn.min('from_on').as('on'))
    .where('levy_id', '=', levy_id)
    .where('state', '=', 'agreed')
    .where('from_on', '>', from_on)
    .executeTakeFirst()
  if (!(await settle(tx, rate, 'agree', { ...decision, until_on: next?.on ?? null }))) return refused('settled_already')
  const { meeting, decided_on, paper } = decision
  await tx.record(lmc_id, 'levies.rate_agreed', {
    levy_id,
    rate_id: id,
    meeting,
    decided_on: decided_on.toString(),
    paper,
  })
  return done()
}

/**
 * Withdraws a proposal; or, for a reason and while nothing is charged by it, a rate that was agreed by mistake: the one before goes on to
 * where this one would have ended.
 */
export async function withdrawRate(tx: Writing, levy_id: Id<'levy'>, id: Id<'rate'>, reason: WithdrawalAnswers | null) {
  await settling(tx, levy_id)
  const rate = await rateWith(tx, levy_id, id)
  if (!rate) throw new NotFound()
  if (rate.state !== (reason ? 'agreed' : 'proposed')) return refused('settled_already')
  if (reason && (await isChargedFrom(tx, rate))) return refused('charged_by_it')
  await settle(tx, rate, 'withdraw', reason ?? {})
  const { lmc_id, from_on, until_on } = rate
  if (reason)
    await tx.db
      .updateTable('levies.rate')
      .set({ until_on })
      .where('levy_id', '=', levy_id)
      .where('state', '=', 'agreed')
      .where('until_on', '=', from_on)
      .execute()
  await tx.record(lmc_id, 'levies.rate_withdrawn', { levy_id, rate_id: id, ...reason })
  return done()
}
