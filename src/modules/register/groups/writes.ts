import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { isDuring, londonDay, rangeText, type Id } from '../../../platform/values.ts'
import type { OwnPractice } from '../notes/reads.ts'
import type { EndAnswers, GroupAnswers, MembershipAnswers } from './forms.ts'
import { groupWith } from './reads.ts'

/** Makes a group of one LMC; another of the same name may stand only before or after it. */
export async function makeGroup(tx: Writing, { lmc_id, name, kind, from }: GroupAnswers) {
  const lmc = tx.actor.lmc_ids.find((id) => id === lmc_id)
  if (!lmc) throw new NotFound()
  const { id } = await tx.db
    .insertInto('register.practice_group')
    .values({ lmc_id: lmc, name, kind, during: rangeText({ from: from ?? londonDay(tx.now), until: null }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc, 'register.group_made', { practice_group_id: id, name, kind })
  return done(id)
}

/** Ends a group, and with it every membership that would go on. */
export async function endGroup(tx: Writing, id: Id<'practice_group'>, { until }: EndAnswers) {
  const group = await groupWith(tx, id)
  if (!group) throw new NotFound()
  const on = until ?? londonDay(tx.now)
  if (group.during.until) return refused('group_has_ended')
  if (group.during.from && Temporal.PlainDate.compare(on, group.during.from) <= 0)
    return refused('ends_before_it_began')
  await tx.db
    .updateTable('register.practice_group')
    .set({ during: rangeText({ from: group.during.from, until: on }) })
    .where('id', '=', id)
    .execute()
  await tx.db
    .deleteFrom('register.group_member')
    .where('group_id', '=', id)
    .where(sql<boolean>`lower(during) >= ${on}::date`)
    .execute()
  await tx.db
    .updateTable('register.group_member')
    .set({ during: sql`daterange(lower(during), ${on}::date)` })
    .where('group_id', '=', id)
    .where(sql<boolean>`during @> ${on}::date`)
    .execute()
  await tx.record(group.lmc_id, 'register.group_ended', { practice_group_id: id, until: on.toString() })
  return done()
}

/** Puts a practice into a group of the same LMC from a day on. */
export async function joinGroup(
  tx: Writing,
  { lmc_id, practice_id }: OwnPractice,
  { group_id, from }: MembershipAnswers,
) {
  const group = await groupWith(tx, group_id as Id<'practice_group'>)
  if (group?.lmc_id !== lmc_id) throw new NotFound()
  const on = from ?? londonDay(tx.now)
  if (!isDuring(group.during, on)) return refused('group_does_not_stand_then')
  await tx.db
    .insertInto('register.group_member')
    .values({ lmc_id, group_id: group.id, practice_id, during: rangeText({ from: on, until: group.during.until }) })
    .execute()
  await tx.record(lmc_id, 'register.group_joined', { practice_group_id: group.id, practice_id, from: on.toString() })
  return done()
}

/** Takes a practice out of a group from a day on; a membership that had not begun by then never was. */
export async function leaveGroup(
  tx: Writing,
  { lmc_id, practice_id }: OwnPractice,
  group_id: Id<'practice_group'>,
  { until }: EndAnswers,
) {
  const on = until ?? londonDay(tx.now)
  const mine = tx.db
    .selectFrom('register.group_member')
    .select('during')
    .where('group_id', '=', group_id)
    .where('practice_id', '=', practice_id)
  const held = await mine
    .where(sql<boolean>`upper(during) is null or upper(during) > ${on}::date`)
    .forUpdate()
    .execute()
  if (held.length === 0) throw new NotFound()
  const those = sql<boolean>`group_id = ${group_id} and practice_id = ${practice_id}`
  await tx.db
    .deleteFrom('register.group_member')
    .where(those)
    .where(sql<boolean>`lower(during) >= ${on}::date`)
    .execute()
  await tx.db
    .updateTable('register.group_member')
    .set({ during: sql`daterange(lower(during), ${on}::date)` })
    .where(those)
    .where(sql<boolean>`during @> ${on}::date`)
    .execute()
  await tx.record(lmc_id, 'register.group_left', { practice_group_id: group_id, practice_id, until: on.toString() })
  return done()
}
