import { sql } from 'kysely'
import { done } from '../../../platform/answers.ts'
import type { Operating } from '../../../platform/scope.ts'
import { londonDay, rangeText, type Id } from '../../../platform/values.ts'
import { makeLink } from '../sign-ins/writes.ts'
import { handedLinkLasts } from '../sign-ins/rules.ts'
import type { FoundingAnswers } from './forms.ts'

/** Founds a real installation, its office and a first administrator, as far as they aren't there already. */
export async function foundOffice(tx: Operating, { office, admin, name }: FoundingAnswers) {
  await tx.db
    .insertInto('platform.installation')
    .values({ kind: 'real', made_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { id: office_id, is_new: is_new_office } = await officeNamed(tx, office)
  const account = await accountFor(tx, admin, name ?? admin.slice(0, admin.indexOf('@')))
  const is_new_administrator = await appointAdministrator(tx, office_id, account.id)
  const token = await makeLink(tx, account.id, handedLinkLasts)
  await tx.record(null, 'accounts.administrator_appointed', { office_id, account_id: account.id, is_new_office })
  return done({ token, is_new_office, is_new_administrator, person_name: account.name })
}

async function officeNamed(tx: Operating, name: string) {
  const made = await tx.db
    .insertInto('platform.office')
    .values({ name, made_at: tx.now })
    .onConflict((conflict) => conflict.constraint('one_office_of_a_name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return { id: made.id, is_new: true }
  const there = await tx.db
    .selectFrom('platform.office')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return { id: there.id, is_new: false }
}

/** The account of an address; one that is there keeps its name. */
const accountFor = (tx: Operating, email: string, name: string) =>
  tx.db
    .insertInto('accounts.account')
    .values({ email, name, made_at: tx.now })
    .onConflict((conflict) => conflict.constraint('one_account_per_address').doUpdateSet({ email }))
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()

/** False where they are one already. */
async function appointAdministrator(tx: Operating, office_id: Id<'office'>, account_id: Id<'account'>) {
  const today = londonDay(tx.now)
  const held = await tx.db
    .selectFrom('accounts.role_held')
    .select('id')
    .where('office_id', '=', office_id)
    .where('account_id', '=', account_id)
    .where('role', '=', 'office_administrator')
    .where(sql<boolean>`during @> ${today}::date`)
    .executeTakeFirst()
  if (held) return false
  await tx.db
    .insertInto('accounts.role_held')
    .values({
      account_id,
      office_id,
      role: 'office_administrator',
      during: rangeText({ from: today, until: null }),
      given_at: tx.now,
    })
    .execute()
  return true
}
