import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id, type Pence } from '../../../platform/values.ts'
import type { DocumentKind } from '../documents/rules.ts'
import { toGive } from '../handings-over/reads.ts'

/**
 * Who reads a practice's levies: whom it nominated for that, else its practice manager, else whoever signs in for it; nobody to whom
 * the office writes no more.
 */
export const levyReaders = (lmc_id: Id<'lmc'>, on: Temporal.PlainDate) => sql`(
  select e.* from (
  select practice_id, 1 as rank, name, lower(email) as email from register.nominee
    where lmc_id = ${lmc_id} and purpose = 'levy' and during @> ${on}::date and email is not null
  union all
  select practice_id, 2, name, lower(email) from register.practice_contact
    where lmc_id = ${lmc_id} and kind = 'practice_manager' and during @> ${on}::date and email is not null
  union all
  select practice_id, 3, name, lower(email) from accounts.practice_holder
    where lmc_id = ${lmc_id} and during @> ${on}::date) e
  where not exists (select from platform.suppression s join platform.lmc m on m.office_id = s.office_id and m.id = ${lmc_id}
    where s.address = e.email and s.lifted_at is null and (s.topic is null or s.topic = 'levy')))`

type ToMail = {
  readonly id: Id<'document'>
  readonly kind: DocumentKind
  readonly number: number
  readonly ods_code: string
  readonly practice_name: string
  readonly amount_pence: Pence
  readonly due_on: Temporal.PlainDate | null
  readonly name: string
  readonly email: string
}

/** The papers of a run that are printed and given to nobody yet, each with everybody who is to hear of it. */
export async function documentsToMail(tx: Reading, lmc_id: Id<'lmc'>, run_id: Id<'run'>): Promise<readonly ToMail[]> {
  const { rows } = await sql<ToMail>`
    with reader as materialized (
      select r.*, min(rank) over (partition by practice_id) as best from ${levyReaders(lmc_id, londonDay(tx.now))} r)
    select distinct on (d.kind, d.number, r.email)
      d.id, d.kind, d.number, n.ods_code, n.name as practice_name, d.amount_pence, d.due_on, r.name, r.email
    from levies.document d join register.practice_name n using (practice_id)
    join reader r on r.practice_id = d.practice_id and r.rank = r.best
    where d.lmc_id = ${lmc_id} and d.run_id = ${run_id} and ${toGive}
    order by d.kind, d.number, r.email, r.name`.execute(tx.db)
  return rows
}

export type NobodyToMail = { readonly ods_code: string; readonly practice_name: string }

/** Practices with a paper of a run, given to nobody yet, that nobody can be written to about. */
const nobodyReads = (tx: Reading, lmc_id: Id<'lmc'>, run_id: Id<'run'>) => sql`
  select distinct d.practice_id from levies.document d
  where d.lmc_id = ${lmc_id} and d.run_id = ${run_id} and coalesce(d.mailed_at, d.handed_over_at) is null
    and d.practice_id not in (select practice_id from ${levyReaders(lmc_id, londonDay(tx.now))} r where practice_id is not null)`

export async function practicesNobodyReads(
  tx: Reading,
  lmc_id: Id<'lmc'>,
  run_id: Id<'run'>,
): Promise<readonly NobodyToMail[]> {
  const { rows } = await sql<NobodyToMail>`
    select n.ods_code, n.name as practice_name from (${nobodyReads(tx, lmc_id, run_id)}) d
    join register.practice_name n using (practice_id) order by n.ods_code`.execute(tx.db)
  return rows
}

/** How many those are. */
export async function numberNobodyReads(tx: Reading, lmc_id: Id<'lmc'>, run_id: Id<'run'>): Promise<number> {
  const { rows } = await sql<{ practices: number }>`
    select count(*)::int as practices from (${nobodyReads(tx, lmc_id, run_id)}) d`.execute(tx.db)
  return rows[0]?.practices ?? 0
}
