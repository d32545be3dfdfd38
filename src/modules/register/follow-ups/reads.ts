import { sql, type RawBuilder } from 'kysely'
import type { Calendar, Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holdersOf } from '../../accounts/door.ts'
import type { ChangeKind } from '../changes/rules.ts'
import { labelOf, type ChangesAsked, type ChangeState } from './rules.ts'

export type Change = {
  readonly id: Id<'change'>
  readonly practice_id: Id<'practice'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly kind: ChangeKind
  readonly happened_on: Temporal.PlainDate
  readonly found_at: Temporal.Instant
  readonly before: string | null
  readonly after: string | null
  readonly state: ChangeState
  readonly owner_id: Id<'account'> | null
  readonly owner_name: string | null
  readonly look_again_on: Temporal.PlainDate | null
  readonly ods_code: string
  readonly practice_name: string
}

/** The name of an owner is that under which they took it, or were given it. */
const changes = (tx: Reading) =>
  tx.db
    .selectFrom('register.change as c')
    .innerJoin('platform.lmc as l', 'l.id', 'c.lmc_id')
    .innerJoin('register.practice_period as p', (on) =>
      on.onRef('p.practice_id', '=', 'c.practice_id').on('p.until_on', '=', sql<Temporal.PlainDate>`date '9999-12-31'`),
    )
    .select([
      'c.id',
      'c.practice_id',
      'c.lmc_id',
      'l.short_name as lmc_name',
      'c.kind',
      'c.happened_on',
      'c.found_at',
      'c.before',
      'c.after',
      'c.state',
      'c.owner_id',
      'c.look_again_on',
    ])
    .select(['p.ods_code', 'p.name as practice_name'])
    .select(
      sql<
        string | null
      >`case when c.owner_id is not null then (select case m.move when 'take' then m.made_by else m.words end
        from register.change_move m where m.change_id = c.id and m.move in ('take', 'give') order by m.made_at desc limit 1) end`.as(
        'owner_name',
      ),
    )

const inSight = ({ actor }: Reading) => sql<boolean>`c.lmc_id = any (${[...actor.lmc_ids]}::uuid[])`
const isMine = ({ actor }: Reading) => sql<boolean>`c.owner_id = ${actor.account_id} and c.state in ('new', 'noted')`

export type ChangesFound = { readonly rows: readonly Change[]; readonly total: number }

export async function changesFound(tx: Reading, asked: ChangesAsked, size = 50): Promise<ChangesFound> {
  const { kind, state, owner, lmc, found_since } = asked
  const where = sql<boolean>`${inSight(tx)}
    ${kind ? sql`and c.kind = ${kind}` : sql``} ${state === 'any' ? sql`` : state === 'open' ? sql`and c.state in ('new', 'noted')` : sql`and c.state = ${state}`}
    ${owner === 'me' ? sql`and c.owner_id = ${tx.actor.account_id}` : owner === 'nobody' ? sql`and c.owner_id is null` : sql``}
    ${lmc ? sql`and c.lmc_id = ${lmc}` : sql``} ${found_since ? sql`and c.found_at >= ${found_since}` : sql``}`
  const { total } = await tx.db
    .selectFrom('register.change as c')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const page = Math.min(asked.page, Math.max(1, Math.ceil(total / size)))
  return { rows: await latest(tx, where, size, (page - 1) * size), total }
}

const latest = (tx: Reading, where: RawBuilder<boolean>, most: number, after = 0): Promise<Change[]> =>
  changes(tx).where(where).orderBy('c.happened_on', 'desc').orderBy('c.id', 'desc').limit(most).offset(after).execute()

/** The latest of the changes that nobody has looked at, and of those that the reader follows up. */
export const latestNew = (tx: Reading, most: number) => latest(tx, sql`${inSight(tx)} and c.state = 'new'`, most)
export const latestMine = (tx: Reading, most: number) => latest(tx, sql`${inSight(tx)} and ${isMine(tx)}`, most)

export const changeWith = (tx: Reading, id: Id<'change'>): Promise<Change | undefined> =>
  changes(tx).where('c.id', '=', id).executeTakeFirst()

export type MoveMade = {
  readonly move: string
  readonly words: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
}

/** What was done about a change, newest first. */
export const movesMade = (tx: Reading, change_id: Id<'change'>): Promise<MoveMade[]> =>
  tx.db
    .selectFrom('register.change_move')
    .select(['move', 'words', 'made_at', 'made_by'])
    .where('change_id', '=', change_id)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Whoever of the office may follow up a change of this LMC. */
export const colleaguesFor = (tx: Reading, { lmc_id }: Pick<Change, 'lmc_id'>) =>
  holdersOf(tx, 'register.follow_changes', lmc_id)

const counted = async (tx: Reading, which: RawBuilder<boolean>) =>
  (
    await tx.db
      .selectFrom('register.change as c')
      .select(sql<number>`count(*)`.as('changes'))
      .where(sql<boolean>`${inSight(tx)} and ${which}`)
      .executeTakeFirstOrThrow()
  ).changes

export const waits: readonly Waiting[] = [
  {
    label: 'Changes you follow up',
    may: 'register.read_changes',
    under: 'waits for you',
    count: (tx) => counted(tx, isMine(tx)),
    href: '/changes?state=open&owner=me',
  },
  {
    label: 'Changes nobody has looked at',
    may: 'register.read_changes',
    under: 'changed',
    count: (tx) => counted(tx, sql`c.state = 'new'`),
    href: '/changes',
  },
]

export const toLookAtAgain: Calendar = {
  kind: 'Changes to look at again',
  may: 'register.read_changes',
  find: async (tx, from, until) =>
    (
      await changes(tx)
        .where(
          sql<boolean>`${inSight(tx)} and c.state in ('new', 'noted')
            and c.look_again_on >= ${from} and c.look_again_on < ${until}
            and coalesce(c.owner_id, ${tx.actor.account_id}) = ${tx.actor.account_id}`,
        )
        .execute()
    ).map(({ id, kind, practice_name, look_again_on, happened_on }) => ({
      uid: `change-${id}`,
      title: `Look again at ${practice_name}: ${labelOf(kind)}`,
      on: look_again_on ?? happened_on,
      begins_at: null,
      ends_at: null,
      place: '',
      href: `/changes/${id}`,
    })),
}
