import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { BodyKind } from './rules.ts'

export type Body = {
  readonly id: Id<'body'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: BodyKind
  readonly name: string
  readonly ended_on: Temporal.PlainDate | null
  /** How many hold a post in it on the day. */
  readonly people: number
}

const bodies = (tx: Reading, on: Temporal.PlainDate) =>
  tx.db
    .selectFrom('register.body as b')
    .innerJoin('platform.lmc as l', 'l.id', 'b.lmc_id')
    .select(['b.id', 'b.lmc_id', 'l.short_name as lmc_name', 'b.kind', 'b.name', 'b.ended_on'])
    .select(
      sql<number>`(select count(distinct t.person_id)::int from register.post t
        where t.lmc_id = b.lmc_id and t.body_id = b.id and t.state = 'held' and t.during @> ${on}::date)`.as('people'),
    )
    .orderBy('b.name')

/** Every body of the LMCs in sight, ended ones too. */
export const bodiesWithPeople = (tx: Reading, on: Temporal.PlainDate): Promise<Body[]> => bodies(tx, on).execute()

export const bodyWith = (tx: Reading, id: Id<'body'>, on: Temporal.PlainDate): Promise<Body | undefined> =>
  bodies(tx, on).where('b.id', '=', id).executeTakeFirst()

export type Seat = {
  readonly post_id: Id<'post'>
  readonly person_id: Id<'person'>
  readonly title: string
  readonly name: string
  readonly kind: string
  readonly during: During
  readonly is_held: boolean
}

/** Who holds or held a post in a body, those of the day first. */
export async function seatsIn(tx: Reading, body_id: Id<'body'>, on: Temporal.PlainDate): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`
    select t.id as post_id, t.person_id, h.title, h.name, t.kind, t.during, t.during @> ${on}::date as is_held
    from register.body b join register.post t on t.lmc_id = b.lmc_id and t.body_id = b.id join register.person h on h.id = t.person_id
    where b.id = ${body_id} and t.state = 'held'
    order by is_held desc, upper(t.during) desc nulls first, h.family_name, h.given_names limit 500`.execute(tx.db)
  return rows
}
