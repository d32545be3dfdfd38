import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import { londonDay } from '../../../platform/values.ts'
import { endsAt } from '../weeks/rules.ts'
import { addresseesOf, type Addressee, type Round } from './reads.ts'

export type Linked = Addressee & { readonly token: string }

/**
 * Begins a mailing: keeps that it goes, so that no other goes that day, and makes each addressee a link of their own. Nothing
 * where one went meanwhile.
 */
export async function beginMailing(tx: Writing, round: Round): Promise<readonly Linked[]> {
  const { office_id, lmc_id, week_of, kind } = round
  const linked = (await addresseesOf(tx, round)).map((one) => ({ ...one, token: newToken() }))
  const practices = new Set(linked.map(({ practice_id }) => practice_id)).size
  const mailing = { week_of, kind, practices, letters: linked.length }
  const begun = await tx.db
    .insertInto('pressure.round_mailing')
    .values({ lmc_id, mailed_on: londonDay(tx.now), made_at: tx.now, ...mailing })
    .onConflict((on) => on.constraint('one_mailing_of_a_round_a_day').doNothing())
    .returning('lmc_id')
    .executeTakeFirst()
  if (!begun) {
    tx.leavesNoRecord('it went out meanwhile')
    return []
  }
  const given = bulk(linked, {
    token_hash: ['text', ({ token }: Linked) => tokenHash(token)],
    practice_id: ['uuid', ({ practice_id }) => practice_id],
    person_id: ['uuid', ({ person_id }) => person_id],
    name: ['text', ({ name }) => name],
    email: ['text', ({ email }) => email],
  })
  await sql`
    insert into pressure.return_link (token_hash, office_id, lmc_id, practice_id, week_of, person_id, name, email, made_at, ends_at)
    select token_hash, ${office_id}, ${lmc_id}, practice_id, ${week_of}::date, person_id, name, email, ${tx.now}, ${endsAt(week_of)}
    from ${given}`.execute(tx.db)
  await tx.record(lmc_id, 'pressure.round_mailed', { ...mailing, week_of: week_of.toString() })
  return linked
}
