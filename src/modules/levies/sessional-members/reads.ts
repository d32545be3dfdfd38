import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../platform/containing.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'

export type Member = {
  readonly id: Id<'sessional_member'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly person_id: Id<'person'>
  readonly name: string
  readonly fee_pence: number
  readonly during: During
  readonly paid_until: Temporal.PlainDate | null
}

const members = (tx: Reading, narrowed: RawBuilder<unknown>) => sql<Member>`
  select m.id, m.lmc_id, l.name as lmc_name, m.person_id, p.name, m.fee_pence, m.during, m.paid_until
  from levies.sessional_member m join platform.lmc l on l.id = m.lmc_id join register.person_known p on p.person_id = m.person_id
  where m.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and ${narrowed}
  order by upper_inf(m.during) desc, lower(p.name) collate "C", lower(m.during) desc`

/** The sessional doctors who pay the LMCs in sight a fee of their own, or did; those who do first. */
export async function membersListed(tx: Reading): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`${members(tx, sql`true`)} limit 2000`.execute(tx.db)
  return rows
}

export async function memberWith(tx: Reading, id: Id<'sessional_member'>): Promise<Member | undefined> {
  const { rows } = await members(tx, sql`m.id = ${id}`).execute(tx.db)
  return rows[0]
}

export type PersonFound = { readonly person_id: Id<'person'>; readonly name: string }

/** People of the LMCs in sight whose names have these letters. */
export async function peopleNamed(tx: Reading, q: string): Promise<readonly PersonFound[]> {
  const { rows } = await sql<PersonFound>`
    select person_id, name from register.person_known
    where is_known and lmc_ids && ${[...tx.actor.lmc_ids]}::uuid[] and lower(name) like ${containing(q.toLowerCase())}
    order by lower(name) collate "C", person_id limit 20`.execute(tx.db)
  return rows
}

export async function personToJoin(tx: Reading, id: Id<'person'>): Promise<PersonFound | undefined> {
  const { rows } = await sql<PersonFound>`
    select person_id, name from register.person_known
    where is_known and person_id = ${id} and office_id = ${tx.actor.office_id} and lmc_ids && ${[...tx.actor.lmc_ids]}::uuid[]`.execute(
    tx.db,
  )
  return rows[0]
}
