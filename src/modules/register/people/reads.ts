import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Source } from './rules.ts'

export type Person = {
  readonly id: Id<'person'>
  readonly office_id: Id<'office'>
  readonly title: string
  readonly given_names: string
  readonly family_name: string
  readonly name: string
  readonly gmc_number: string | null
  readonly lmc_ids: readonly Id<'lmc'>[]
  readonly account_id: Id<'account'> | null
  readonly source: Source
  readonly made_at: Temporal.Instant
  readonly made_by: string
  readonly erased_at: Temporal.Instant | null
  /** What a form made from this row carries, to find out whether it changed meanwhile. */
  readonly seen: string
}

/** By which somebody will be known whom a form adds. */
export const newPress = (): string => randomUUIDv7()

const seen = sql<string>`md5(row(title, given_names, family_name, gmc_number)::text)`.as('seen')

const people = (tx: Reading) =>
  tx.db
    .selectFrom('register.person')
    .select(['id', 'office_id', 'title', 'given_names', 'family_name', 'name', 'gmc_number', 'lmc_ids', 'account_id'])
    .select(['source', 'made_at', 'made_by', 'erased_at', seen])

/** Somebody as they are, held still until the transaction ends; nobody where they were merged into another, or erased. */
export const personHeld = (tx: Reading, id: Id<'person'>): Promise<Person | undefined> =>
  people(tx)
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** Whoever this id belongs to now: themselves, or the one they were merged into. */
export const personNow = (tx: Reading, id: Id<'person'>): Promise<Person | undefined> =>
  people(tx)
    .where('merged_into', 'is', null)
    .where(
      'id',
      'in',
      sql<Id<'person'>>`(with recursive trail as (
        select id, merged_into from register.person where id = ${id}
        union select p.id, p.merged_into from register.person p join trail on p.id = trail.merged_into)
      select id from trail)`,
    )
    .executeTakeFirst()

/** The same, unless they were erased: of them nothing is changed any more. */
export async function personKnown(tx: Reading, id: Id<'person'>): Promise<Person | undefined> {
  const person = await personNow(tx, id)
  return person?.erased_at === null ? person : undefined
}

/** The person whose account this is; where they were merged, the one they are now. */
export async function personOf(tx: Reading, account_id: Id<'account'>): Promise<Person | undefined> {
  const theirs = await tx.db
    .selectFrom('register.person')
    .select('id')
    .where('account_id', '=', account_id)
    .where('office_id', '=', tx.actor.office_id)
    .orderBy(sql`merged_into is null`, 'desc')
    .executeTakeFirst()
  return theirs && personNow(tx, theirs.id)
}
