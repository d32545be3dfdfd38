import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { OwnPractice } from '../notes/reads.ts'

export type OwnPracticeNamed = OwnPractice & { readonly ods_code: string; readonly name: string }

/** The practices whoever asks speaks for and an LMC in sight represents on a day. */
export async function practicesSpokenFor(tx: Reading, on: Temporal.PlainDate): Promise<readonly OwnPracticeNamed[]> {
  const { rows } = await sql<OwnPracticeNamed>`
    select r.lmc_id, r.practice_id, p.ods_code, p.name
    from register.representation r join register.practice_period p on p.practice_id = r.practice_id
    where r.practice_id = any (${[...tx.actor.practice_ids]}::uuid[]) and r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and r.during @> ${on}::date and p.from_on <= ${on}::date and p.until_on > ${on}::date
    order by p.name, p.ods_code`.execute(tx.db)
  return rows
}

/** When a practice last said "these are our people", and who said it. */
export const lastConfirmation = (tx: Reading, practice_id: Id<'practice'>) =>
  tx.db
    .selectFrom('register.confirmation')
    .select(['confirmed_at', 'confirmed_by'])
    .where('practice_id', '=', practice_id)
    .orderBy('confirmed_at', 'desc')
    .executeTakeFirst()

export type Declined = {
  readonly title: string
  readonly name: string
  readonly kind: string
  /** Why, where the office said it. */
  readonly words: string
}

/** What a practice proposed and the office declined in the last month. */
export async function declinedLately(tx: Reading, practice_id: Id<'practice'>): Promise<readonly Declined[]> {
  const { rows } = await sql<Declined>`
    select h.title, h.name, t.kind, coalesce(m.detail ->> 'words', '') as words
    from register.post t join register.post_move m on m.lmc_id = t.lmc_id and m.post_id = t.id and m.move = 'decline'
    join register.person h on h.id = t.person_id
    where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.practice_id = ${practice_id} and t.state = 'declined'
      and m.made_at > ${tx.now.subtract({ hours: 24 * 30 })}
    order by m.made_at desc, m.id limit 20`.execute(tx.db)
  return rows
}

/** People of the office's whom a GMC number or an address may mean. */
export async function peopleLike(tx: Reading, gmc_number: string | null, email: string | null) {
  const { rows } = await sql<{
    id: Id<'person'>
    family_name: string
    gmc_number: string | null
    emails: readonly string[]
  }>`
    select p.id, p.family_name, p.gmc_number,
      array(select lower(c.value) from register.contact_point c where c.person_id = p.id and c.kind = 'email' and c.ended_at is null) as emails
    from register.person p
    where p.office_id = ${tx.actor.office_id} and p.merged_into is null and p.erased_at is null
      and (p.gmc_number = ${gmc_number} or p.id in (
        select person_id from register.contact_point
        where office_id = ${tx.actor.office_id} and lower(value) = ${email} and ended_at is null))
    order by p.made_at, p.id`.execute(tx.db)
  return rows
}
