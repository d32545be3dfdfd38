import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Actor, Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { permissionsOf } from '../../../roles.ts'
import { endsOf, isDueATouch, sessionHasEnded } from './rules.ts'

export type Visitor = {
  readonly actor: Actor
  /** Its last use was written down so long ago that it is time to do so again. */
  readonly is_due_a_touch: boolean
  readonly unseen: number
  readonly office_choice: 'only' | 'open' | 'made'
  readonly office_name: string
  readonly hue: number
  readonly lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string; readonly short_name: string }[]
}

type Held = {
  readonly office_id: Id<'office'>
  readonly lmc_id: Id<'lmc'> | null
  readonly practice_id: Id<'practice'> | null
  readonly role: string
}
type Served = {
  readonly id: Id<'lmc'>
  readonly name: string
  readonly short_name: string
  readonly brand_hue: number
}
type SessionRow = {
  readonly account_id: Id<'account'>
  readonly office_id: Id<'office'> | null
  readonly began_at: Temporal.Instant
  readonly last_used_at: Temporal.Instant
  readonly name: string
  readonly office_name: string | null
  readonly has_chosen: boolean
  readonly unseen: number
  readonly held: readonly Held[]
  readonly lmcs: readonly Served[]
}

/**
 * Who holds this session's secret, with the roles held today and the LMCs those reach; undefined where it has ended. Every
 * request asks, so it is one statement: whose the session is goes up as the wall (`is_them`) before the roles behind it are read.
 */
export async function visitorFor(db: Database, token: string, now: Temporal.Instant): Promise<Visitor | undefined> {
  const { rows } = await sql<SessionRow>`
    with session as materialized (
      select s.account_id, s.office_id, s.began_at, s.last_used_at, a.name,
             set_config('openlmc.account_id', s.account_id::text, true)::uuid as is_them
      from accounts.session s join accounts.account a on a.id = s.account_id where s.token_hash = ${tokenHash(token)}),
    mine as materialized (
      select coalesce(session.office_id, held.first_office_id) as office_id, held.roles
      from session cross join lateral (
        select (min(r.office_id::text))::uuid as first_office_id, coalesce(jsonb_agg(r), '[]') as roles from (
          select office_id, lmc_id, practice_id, role from accounts.role_held
          where account_id = session.is_them and during @> ${londonDay(now)}::date offset 0) r) held)
    select session.account_id, mine.office_id, session.began_at, session.last_used_at, session.name, mine.roles as held,
      session.office_id is not null as has_chosen,
      (select count(*) from platform.notification n
        where n.account_id = session.is_them and n.office_id = mine.office_id and n.seen_at is null) as unseen,
      (select name from platform.office where id = mine.office_id) as office_name,
      (select coalesce(jsonb_agg(l order by l.name), '[]') from (
        select l.id, l.name, l.short_name, l.brand_hue
        from platform.lmc l where l.office_id = mine.office_id) l) as lmcs
    from session cross join mine`.execute(db)
  const session = rows[0]
  if (!session || sessionHasEnded(session, now)) return undefined
  const { account_id, office_id, name, lmcs } = session
  const here = session.held.filter((role) => role.office_id === office_id)
  const reachesAll = here.some(({ lmc_id }) => lmc_id === null)
  const reached = lmcs.filter(({ id }) => reachesAll || here.some(({ lmc_id }) => lmc_id === id))
  return {
    actor: {
      kind: 'account',
      account_id,
      name,
      office_id,
      lmc_ids: reached.map(({ id }) => id),
      practice_ids: here.flatMap(({ practice_id }) => practice_id ?? []),
      permissions: permissionsOf(here.map(({ role }) => role)),
      acting: null,
      strong_at: null,
    },
    is_due_a_touch: isDueATouch(session.last_used_at, now),
    unseen: session.unseen,
    office_choice:
      new Set(session.held.map((role) => role.office_id)).size < 2 ? 'only' : session.has_chosen ? 'made' : 'open',
    office_name: session.office_name ?? '',
    hue: reached[0]?.brand_hue ?? 200,
    lmcs: reached,
  }
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
