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

/** A fee that was taken; with when, by whom and why it was taken back, or null while it stands. */
export type Fee = {
  readonly id: Id<'sessional_fee'>
  readonly amount_pence: number
  readonly received_on: Temporal.PlainDate
  readonly paid_until: Temporal.PlainDate
  readonly made_by: string
  readonly taken_back_at: Temporal.Instant | null
  readonly taken_back_by: string | null
  readonly taken_back_why: string | null
}

/** The fees a doctor paid, the latest day first, those taken back too. */
export async function feesOf(tx: Reading, { id, lmc_id }: Pick<Member, 'id' | 'lmc_id'>): Promise<readonly Fee[]> {
  const { rows } = await sql<Fee>`
    select f.id, f.amount_pence, f.received_on, f.paid_until, f.made_by, b.made_at as taken_back_at, b.made_by as taken_back_by,
      b.why as taken_back_why
    from levies.sessional_fee f left join levies.sessional_fee b on b.takes_back_id = f.id and b.lmc_id = f.lmc_id
    where f.lmc_id = ${lmc_id} and f.sessional_member_id = ${id} and f.takes_back_id is null
    order by f.paid_until desc, f.id desc`.execute(tx.db)
  return rows
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
