import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Jobs } from '../../../platform/jobs/queue.ts'
import { openScope, stranger, type Actor, type Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { permissionsOf } from '../../../roles.ts'
import { endsOf, isDueATouch, sessionHasEnded } from './rules.ts'

export type Visitor = {
  readonly actor: Actor
  /** Its last use was written down so long ago that it is time to do so again. */
  readonly is_due_a_touch: boolean
  readonly office_name: string
  readonly hue: number
  readonly lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string; readonly short_name: string }[]
}

/** Who holds this session's secret, with the roles held today and the LMCs those reach; undefined where it has ended. */
export async function visitorFor(
  db: Database,
  jobs: Jobs,
  token: string,
  now: Temporal.Instant,
): Promise<Visitor | undefined> {
  const session = await db
    .selectFrom('accounts.session as s')
    .innerJoin('accounts.account as a', 'a.id', 's.account_id')
    .select(['s.account_id', 's.office_id', 's.began_at', 's.last_used_at', 'a.name'])
    .where('s.token_hash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!session || sessionHasEnded(session, now)) return undefined
  const themselves: Actor = { ...stranger, kind: 'account', account_id: session.account_id, name: session.name }
  return openScope(db, jobs, themselves, now).read(async (tx) => {
    const held = await tx.db
      .selectFrom('accounts.role_held')
      .select(['office_id', 'lmc_id', 'practice_id', 'role'])
      .where('account_id', '=', session.account_id)
      .where(sql<boolean>`during @> ${londonDay(now)}::date`)
      .orderBy('office_id')
      .execute()
    const office_id = session.office_id ?? held[0]?.office_id ?? null
    const here = held.filter((role) => role.office_id === office_id)
    const lmcs = office_id
      ? await tx.db
          .selectFrom('platform.lmc as l')
          .innerJoin('platform.office as o', 'o.id', 'l.office_id')
          .select(['l.id', 'l.name', 'l.short_name', 'l.brand_hue', 'o.name as office_name'])
          .where('l.office_id', '=', office_id)
          .orderBy('l.name')
          .execute()
      : []
    const reachesAll = here.some(({ lmc_id }) => lmc_id === null)
    const reached = lmcs.filter(({ id }) => reachesAll || here.some(({ lmc_id }) => lmc_id === id))
    const actor: Actor = {
      ...themselves,
      office_id,
      lmc_ids: reached.map(({ id }) => id),
      practice_ids: here.flatMap(({ practice_id }) => practice_id ?? []),
      permissions: permissionsOf(here.map(({ role }) => role)),
    }
    return {
      actor,
      is_due_a_touch: isDueATouch(session.last_used_at, now),
      office_name: lmcs[0]?.office_name ?? '',
      hue: reached[0]?.brand_hue ?? 200,
      lmcs: reached,
    }
  })
}

/** Where an account is signed in, the latest used first. */
export const sessionsOf = (tx: Reading, account_id: Id<'account'>) =>
  tx.db
    .selectFrom('accounts.session')
    .select(['token_hash', 'browser', 'began_at', 'last_used_at'])
    .where('account_id', '=', account_id)
    .where('last_used_at', '>', endsOf(tx.now).idle_since)
    .where('began_at', '>', endsOf(tx.now).begun_before)
    .orderBy('last_used_at', 'desc')
    .orderBy('token_hash')
    .execute()

export type HeldSession = Awaited<ReturnType<typeof sessionsOf>>[number]
