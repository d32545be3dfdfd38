import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Acting, Actor, Reading } from '../../../platform/scope.ts'
import { tokenHash } from '../../../platform/session.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { half_in, needs_second_step, permissionsOf } from '../../../roles.ts'
import { placesOf, reachOf, wholeReach, type Reach } from '../reaches/rules.ts'
import { endsOf, isDueATouch, sessionHasEnded, type Strength } from './rules.ts'

export type Visitor = {
  readonly actor: Actor
  /** Them as far as one permission reaches. */
  readonly actorFor: (may: string) => Actor
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
  readonly strength: Strength
  readonly strong_at: Temporal.Instant | null
  /** As JSON says it: the moment is text. */
  readonly acting: (Omit<Acting, 'ends_at'> & { readonly lmc_id: Id<'lmc'>; readonly ends_at: string }) | null
}

/**
 * Who holds this session's secret, with the roles held today and the LMCs those reach; undefined where it has ended. Every
 * request asks, so it is one statement: whose the session is goes up as the wall (`is_them`) before the roles behind it are read.
 */
export async function visitorFor(db: Database, token: string, now: Temporal.Instant): Promise<Visitor | undefined> {
  const { rows } = await sql<SessionRow>`
    with session as materialized (
      select s.account_id, s.office_id, s.began_at, s.last_used_at, s.strength, s.strong_at, s.acting_id, a.name,
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
      session.strength, session.strong_at,
      (select jsonb_build_object('id', t.id, 'lmc_id', t.lmc_id, 'practice_id', t.practice_id, 'ends_at', t.ends_at,
         'practice_name', (select p.name from register.practice_name p where p.practice_id = t.practice_id))
       from accounts.acting t where t.id = session.acting_id and t.account_id = session.is_them
         and t.office_id = mine.office_id and t.ended_at is null and t.ends_at > ${now}) as acting,
      (select name from platform.office where id = mine.office_id) as office_name,
      (select coalesce(jsonb_agg(l order by l.name), '[]') from (
        select l.id, l.name, l.short_name, l.brand_hue
        from platform.lmc l where l.office_id = mine.office_id) l) as lmcs
    from session cross join mine`.execute(db)
  const session = rows[0]
  if (!session || sessionHasEnded(session, now)) return undefined
  const { account_id, office_id, name, lmcs, strong_at } = session
  const { acting, is_half_in, whole, reachFor } = reachesOf(session)
  const reached = lmcs.filter(({ id }) => whole.lmc_ids.includes(id))
  const who = { kind: 'account', account_id, name, office_id, acting, is_half_in, strong_at } as const
  return {
    actor: { ...who, ...whole },
    actorFor: (may) => ({ ...who, ...reachFor(may) }),
    is_due_a_touch: isDueATouch(session.last_used_at, now),
    unseen: session.unseen,
    office_choice:
      new Set(session.held.map((role) => role.office_id)).size < 2 ? 'only' : session.has_chosen ? 'made' : 'open',
    office_name: session.office_name ?? '',
    hue: reached[0]?.brand_hue ?? 200,
    lmcs: reached,
  }
}

type Reaches = Pick<Actor, 'acting' | 'is_half_in'> & {
  /** All that there is a way to. */
  readonly whole: Reach
  readonly reachFor: (may: string) => Reach
}

/** The same whatever is asked. */
const always = (whole: Reach, acting: Acting | null, is_half_in: boolean): Reaches => ({
  acting,
  is_half_in,
  whole,
  reachFor: () => whole,
})

/**
 * How far a session reaches. A role anywhere that needs a second step needs it before anything: with a link alone somebody
 * could else, in another office, make themselves the passkey that opens this one.
 */
function reachesOf({ held, office_id, lmcs, strength, acting }: SessionRow): Reaches {
  if (strength === 'link' && held.some(({ role }) => needs_second_step.has(role)))
    return always({ lmc_ids: [], practice_ids: [], permissions: new Set(half_in) }, null, true)
  const places = placesOf(
    held.filter((role) => role.office_id === office_id),
    lmcs.map(({ id }) => id),
  )
  if (acting && reachOf(places, 'accounts.act_for_practices').lmc_ids.includes(acting.lmc_id)) {
    const { lmc_id, ends_at, ...whom } = acting
    const permissions = permissionsOf(['practice_administrator'])
    return always(
      { lmc_ids: [lmc_id], practice_ids: [whom.practice_id], permissions },
      { ...whom, ends_at: Temporal.Instant.from(ends_at) },
      false,
    )
  }
  return { acting: null, is_half_in: false, whole: wholeReach(places), reachFor: (may) => reachOf(places, may) }
}

/** Where an account is signed in, the latest used first; since when that browser is known, and for whom it acts just now. */
export const sessionsOf = (tx: Reading, account_id: Id<'account'>) =>
  tx.db
    .selectFrom('accounts.session as s')
    .leftJoin('accounts.device as d', (on) =>
      on.onRef('d.account_id', '=', 's.account_id').onRef('d.device_hash', '=', 's.device_hash'),
    )
    .leftJoin('accounts.acting as t', (on) =>
      on.onRef('t.id', '=', 's.acting_id').on('t.ended_at', 'is', null).on('t.ends_at', '>', tx.now),
    )
    .leftJoin('register.practice_name as p', 'p.practice_id', 't.practice_id')
    .select(['s.token_hash', 's.browser', 's.strength', 's.began_at', 's.last_used_at'])
    .select(['d.first_used_at as known_since', 'p.name as acts_for'])
    .where('s.account_id', '=', account_id)
    .where('s.last_used_at', '>', endsOf(tx.now).idle_since)
    .where('s.began_at', '>', endsOf(tx.now).begun_before)
    .orderBy('s.last_used_at', 'desc')
    .orderBy('s.token_hash')
    .execute()

export type HeldSession = Awaited<ReturnType<typeof sessionsOf>>[number]
