import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { GroupKind } from './rules.ts'

export type Group = {
  readonly id: Id<'practice_group'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: GroupKind
  readonly name: string
  readonly during: During
  readonly members: number
}

const groups = (tx: Reading) =>
  tx.db
    .selectFrom('register.practice_group as g')
    .innerJoin('platform.lmc as l', 'l.id', 'g.lmc_id')
    .select(['g.id', 'g.lmc_id', 'l.short_name as lmc_name', 'g.kind', 'g.name', 'g.during'])
    .orderBy('g.name')

/** Every group of the LMCs in sight, ended ones too, with how many practices belong to it on a day. */
export const groupsWithMembers = (tx: Reading, day: Temporal.PlainDate): Promise<Group[]> =>
  groups(tx)
    .select(
      sql<number>`(select count(*)::int from register.group_member m where m.group_id = g.id and m.during @> ${day}::date)`.as(
        'members',
      ),
    )
    .execute()

export const groupWith = (tx: Reading, id: Id<'practice_group'>): Promise<Omit<Group, 'members'> | undefined> =>
  groups(tx).where('g.id', '=', id).executeTakeFirst()

export type Membership = {
  readonly group_id: Id<'practice_group'>
  readonly name: string
  readonly kind: GroupKind
  readonly during: During
}

/** The groups a practice belongs to on a day. */
export const membershipsOf = (
  tx: Reading,
  practice_id: Id<'practice'>,
  day: Temporal.PlainDate,
): Promise<Membership[]> =>
  tx.db
    .selectFrom('register.group_member as m')
    .innerJoin('register.practice_group as g', 'g.id', 'm.group_id')
    .select(['m.group_id', 'g.name', 'g.kind', 'm.during'])
    .where('m.practice_id', '=', practice_id)
    .where(sql<boolean>`m.during @> ${day}::date`)
    .orderBy('g.name')
    .execute()
