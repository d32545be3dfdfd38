import { sql } from 'kysely'
import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import { notify } from '../../../platform/notify.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import type { EndingAnswers } from './forms.ts'
import { heldToday, roleInSight } from './reads.ts'
import { endsOn, isWholeAdministrator, mayGive, roleInWords, type RoleAt } from './rules.ts'

type Dates = { readonly from: Temporal.PlainDate | null; readonly last_day: Temporal.PlainDate | null }

/** One at a time in an office: of two administrators who end each other's role at once, the second finds they aren't one. */
const takeTurns = (tx: Writing, office_id: Id<'office'>) =>
  tx.db.selectFrom('platform.office').select('id').where('id', '=', office_id).forUpdate().executeTakeFirstOrThrow()

/** Stops whoever would give beyond what they hold, asked of what they hold at this moment; an operator stands outside. */
export async function mustBeGivable(tx: Writing, role: RoleAt) {
  if (tx.actor.kind === 'system') return
  if (!mayGive(await heldToday(tx, tx.actor.account_id), role)) throw new NotAllowed('give or end this role')
}

/** Gives an account a role; being in the office already or coming to it makes no difference here. */
export async function giveRole(tx: Writing, account_id: Id<'account'>, role: RoleAt, { from, last_day }: Dates) {
  const { office_id, name: given_by } = tx.actor
  if (!office_id) throw new NotFound()
  await takeTurns(tx, office_id)
  await mustBeGivable(tx, role)
  const first = from ?? londonDay(tx.now)
  if (last_day && Temporal.PlainDate.compare(last_day, first) < 0) return refused('role_ends_before_it_starts')
  const during = rangeText({ from: first, until: last_day?.add({ days: 1 }) ?? null })
  const { id } = await tx.db
    .insertInto('accounts.role_held')
    .values({ account_id, office_id, ...role, during, given_by, given_at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tell(tx, id, 'given', { from: first.toString(), last_day: last_day?.toString() ?? null })
  return done(id)
}

/** Whether what goes on until a day, not including it, is over on another. */
const isOver = (until: Temporal.PlainDate | null, on: Temporal.PlainDate) =>
  until !== null && Temporal.PlainDate.compare(until, on) <= 0

/** Ends a role after a last day, or at once; one that hadn't begun by then never was. */
export async function endRole(tx: Writing, id: Id<'role_held'>, { last_day }: EndingAnswers) {
  if (!tx.actor.office_id) throw new NotFound()
  await takeTurns(tx, tx.actor.office_id)
  const role = await roleInSight(tx, id)
  if (!role) throw new NotFound()
  await mustBeGivable(tx, role)
  const today = londonDay(tx.now)
  const until = endsOn(last_day, today)
  if (role.never_was || isOver(role.until, today)) return refused('role_has_ended')
  if (role.until && !isOver(until, role.until)) return refused('role_ends_sooner')
  const is_undone = role.from !== null && isOver(until, role.from)
  if (is_undone && last_day) return refused('role_ends_before_it_starts')
  await tx.db
    .updateTable('accounts.role_held')
    .set({
      during: is_undone ? 'empty' : rangeText({ from: role.from, until }),
      ended_by: tx.actor.name,
    })
    .where('id', '=', id)
    .execute()
  if (isWholeAdministrator(role) && !(await isAlwaysAdministered(tx))) return refused('last_administrator')
  await tell(tx, id, 'ended', { last_day: last_day?.toString() ?? null })
  return done(role)
}

/** Whether the office has an administrator on every day from today, as far as is known now. */
async function isAlwaysAdministered(tx: Writing) {
  const { always } = await tx.db
    .selectFrom('accounts.role_held')
    .select(sql<boolean>`coalesce(range_agg(during), '{}') @> daterange(${londonDay(tx.now)}::date, null)`.as('always'))
    .where('office_id', '=', tx.actor.office_id)
    .where('role', '=', 'office_administrator')
    .where('lmc_id', 'is', null)
    .executeTakeFirstOrThrow()
  return always
}

/** Records what became of a role, and tells whoever holds it, on their pages and by letter. */
async function tell(
  tx: Writing,
  id: Id<'role_held'>,
  news: 'given' | 'ended',
  dates: Readonly<Record<string, unknown>>,
) {
  const role = await roleInSight(tx, id)
  if (!role || !tx.actor.office_id) throw new NotFound()
  const { account_id, practice_id, name } = role
  const about = { role_held_id: id, account_id, practice_id, name, role: role.role, ...dates }
  await tx.record(role.lmc_id, `accounts.role_${news}`, about)
  const title = news === 'given' ? `You are now ${roleInWords(role)}` : `Your role ended: ${roleInWords(role)}`
  await notify(tx, [account_id], tx.actor.office_id, `role_${news}:${id}:${tx.now.toString()}`, {
    title,
    href: '/roles/mine',
  })
  await queue(tx, 'accounts.tell_of_role', {
    role_held_id: id,
    news,
    office_id: tx.actor.office_id,
    ...(role.lmc_id && { lmc_id: role.lmc_id }),
  })
}

/** Names and addresses left in a file. */
export async function noteTakenOut(tx: Writing, format: string, roles: number) {
  await tx.record(null, 'accounts.roles_taken_out', { format, roles })
  return done()
}
