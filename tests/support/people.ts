import type { Installation } from '../../src/platform/installation.ts'
import { done } from '../../src/platform/answers.ts'
import { openScope, system, type Operating } from '../../src/platform/scope.ts'
import { newToken, tokenHash } from '../../src/platform/session.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Role } from '../../src/roles.ts'
import { operate } from './set-up.ts'

export type Lmc = { readonly id: Id<'lmc'>; readonly office_id: Id<'office'>; readonly name: string }

const founded = Temporal.Instant.from('2024-01-01T00:00:00Z')

/** An office serving these LMCs; `Wealdshire` and `Saltmarsh` are one office's, another name is a stranger's. */
export async function office(installation: Installation, name: string, lmcs: readonly string[]) {
  const scope = openScope(installation.db, installation.jobs, system(), founded)
  const answer = await scope.operate(async (tx) => {
    const { id: office_id } = await tx.db
      .insertInto('platform.office')
      .values({ name, made_at: founded })
      .returning('id')
      .executeTakeFirstOrThrow()
    const made: Lmc[] = []
    for (const lmc of lmcs) {
      const { id } = await tx.db
        .insertInto('platform.lmc')
        .values({ office_id, name: `${lmc} LMC`, short_name: lmc, made_at: founded })
        .returning('id')
        .executeTakeFirstOrThrow()
      made.push({ id, office_id, name: `${lmc} LMC` })
    }
    await tx.record(null, 'platform.office_made', { name })
    return done({ office_id, lmcs: made })
  })
  if (!answer.done) throw new Error('an office could not be made')
  return answer.value
}

export type Person = { readonly cookie: string; readonly account_id: Id<'account'>; readonly name: string }

type Where = { office_id: Id<'office'>; lmc_id?: Id<'lmc'>; practice_id?: Id<'practice'> }

const holds = (tx: Operating, account_id: Id<'account'>, role: Role, { office_id, lmc_id, practice_id }: Where) =>
  tx.db
    .insertInto('accounts.role_held')
    .values({
      account_id,
      office_id,
      lmc_id: lmc_id ?? null,
      practice_id: practice_id ?? null,
      role,
      during: '[2024-01-01,)',
      given_at: founded,
    })
    .execute()

/** Somebody with an account and a role, already signed in at `moment`. */
export async function person(
  installation: Installation,
  name: string,
  role: Role,
  where: Where,
  moment = '2026-11-19T08:55:00Z',
): Promise<Person> {
  const at = Temporal.Instant.from(moment)
  const token = newToken()
  const scope = openScope(installation.db, installation.jobs, system(), at)
  const answer = await scope.operate(async (tx) => {
    const { id: account_id } = await tx.db
      .insertInto('accounts.account')
      .values({ email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@wealdshire.example`, name, made_at: founded })
      .returning('id')
      .executeTakeFirstOrThrow()
    await holds(tx, account_id, role, where)
    await tx.db
      .insertInto('accounts.session')
      .values({
        token_hash: tokenHash(token),
        account_id,
        office_id: where.office_id,
        began_at: at,
        last_used_at: at,
        strength: 'passkey',
        strong_at: at,
      })
      .execute()
    await tx.record(null, 'accounts.account_made', { account_id })
    return done(account_id)
  })
  if (!answer.done) throw new Error('a person could not be made')
  return { cookie: `openlmc=${token}`, account_id: answer.value, name }
}

/** One more role of somebody who has one. */
export async function alsoHolds(
  installation: Installation,
  { account_id }: Pick<Person, 'account_id'>,
  role: Role,
  where: Where,
) {
  const scope = openScope(installation.db, installation.jobs, system(), founded)
  await operate(scope, (tx) => holds(tx, account_id, role, where))
}
