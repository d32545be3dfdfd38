import { done, NotAllowed, NotFound } from '../../../platform/answers.ts'
import type { Database } from '../../../platform/database.ts'
import type { Jobs } from '../../../platform/jobs/queue.ts'
import { openScope, stranger, type Actor, type Writing } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { isDueATouch } from '../sessions/rules.ts'
import type { TokenAnswers } from './forms.ts'
import { isInReach } from './reads.ts'
import { tokenBegins } from './rules.ts'

/** Makes a token for some of the office's LMCs; what comes back is its secret, which is kept nowhere. */
export async function makeToken(tx: Writing, { name, lmc_ids, permissions }: TokenAnswers) {
  const { actor } = tx
  if (!actor.office_id || !lmc_ids.every((id) => actor.lmc_ids.includes(id)))
    throw new NotAllowed('make tokens for other LMCs')
  const secret = `${tokenBegins}${newToken()}`
  const { id } = await tx.db
    .insertInto('accounts.api_token')
    .values({
      office_id: actor.office_id,
      name,
      token_hash: tokenHash(secret),
      lmc_ids: [...lmc_ids],
      permissions: [...permissions],
      made_at: tx.now,
      made_by: actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(null, 'accounts.api_token_made', { api_token_id: id, name, lmc_ids, permissions })
  return done(secret)
}

export async function revokeToken(tx: Writing, id: Id<'api_token'>) {
  const revoked = await tx.db
    .updateTable('accounts.api_token')
    .set({ revoked_at: tx.now })
    .where('id', '=', id)
    .where(isInReach(tx))
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  if (!revoked) throw new NotFound()
  await tx.record(null, 'accounts.api_token_revoked', { api_token_id: id, name: revoked.name })
  return done()
}

/** The program that holds a token's secret, with what the token may read of the LMCs its office still has. */
export async function tokenActor(
  db: Database,
  jobs: Jobs,
  secret: string,
  now: Temporal.Instant,
): Promise<Actor | undefined> {
  // Nobody is signed in yet, so no office's wall is open to find the token behind.
  const answer = await openScope(db, jobs, stranger, now).operate(async (tx) => {
    tx.leavesNoRecord('that a token was used is no change to anything; what it does is recorded in its name')
    const token = await tx.db
      .selectFrom('accounts.api_token')
      .select(['id', 'office_id', 'name', 'lmc_ids', 'permissions', 'last_used_at'])
      .where('token_hash', '=', tokenHash(secret))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (!token) return done(undefined)
    if (isDueATouch(token.last_used_at, now))
      await tx.db.updateTable('accounts.api_token').set({ last_used_at: now }).where('id', '=', token.id).execute()
    const lmcs = await tx.db
      .selectFrom('platform.lmc')
      .select('id')
      .where('office_id', '=', token.office_id)
      .where('id', 'in', token.lmc_ids)
      .execute()
    const actor: Actor = {
      ...stranger,
      kind: 'account',
      name: `API token ${token.name}`,
      office_id: token.office_id,
      lmc_ids: lmcs.map(({ id }) => id),
      permissions: new Set(token.permissions),
    }
    return done(actor)
  })
  return answer.done ? answer.value : undefined
}
