import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { Source } from '../people/rules.ts'
import type { PostState } from './rules.ts'

export type HeldPost = {
  readonly id: Id<'post'>
  readonly lmc_id: Id<'lmc'>
  readonly person_id: Id<'person'>
  readonly kind: string
  readonly practice_id: Id<'practice'> | null
  readonly pcn_id: Id<'pcn'> | null
  readonly body_id: Id<'body'> | null
  readonly is_main_workplace: boolean
  readonly during: During
  readonly state: PostState
}

/** One post, held still until the transaction ends. */
export const postToMove = (tx: Reading, id: Id<'post'>): Promise<HeldPost | undefined> =>
  tx.db
    .selectFrom('register.post')
    .select(['id', 'lmc_id', 'person_id', 'kind', 'practice_id', 'pcn_id', 'body_id'])
    .select(['is_main_workplace', 'during', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type Post = HeldPost & {
  readonly lmc_name: string
  /** The name its place has now. */
  readonly place_name: string
  readonly ods_code: string | null
  readonly pcn_code: string | null
  readonly source: Source
}

const posts = (where: RawBuilder<unknown>) => sql<Post>`
  select t.id, t.lmc_id, t.person_id, t.kind, t.practice_id, t.pcn_id, t.body_id, t.is_main_workplace, t.during, t.state, t.source,
    l.short_name as lmc_name, p.ods_code, n.code as pcn_code, coalesce(p.name, n.name, b.name, l.short_name) as place_name
  from register.post t join platform.lmc l on l.id = t.lmc_id
  left join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
  left join lateral (select c.code, (select s.name from register.pcn_sighting s where s.pcn_id = c.id order by s.seen_on desc limit 1) as name
    from register.pcn c where c.id = t.pcn_id) n on true
  left join register.body b on b.id = t.body_id
  where ${where}
  order by upper(t.during) desc nulls first, lower(t.during) desc nulls last, t.id`

/** Every post somebody holds, held or is proposed for, in the LMCs in sight; the latest first. */
export const postsOf = async (tx: Reading, person_id: Id<'person'>): Promise<readonly Post[]> =>
  (await posts(sql`t.person_id = ${person_id}`).execute(tx.db)).rows

export const postWith = async (tx: Reading, id: Id<'post'>): Promise<Post | undefined> =>
  (await posts(sql`t.id = ${id}`).execute(tx.db)).rows[0]

export type PostMoveMade = {
  readonly kind: string
  readonly place_name: string
  readonly move: string
  readonly made_at: Temporal.Instant
  readonly made_by: string
  readonly is_own: boolean
  /** Why, where it was said. */
  readonly words: string
}

/** What was done to somebody's posts, the latest first. */
export async function postMovesOf(tx: Reading, person_id: Id<'person'>): Promise<readonly PostMoveMade[]> {
  const { rows } = await sql<PostMoveMade>`
    select t.kind, coalesce(p.name, n.name, b.name, l.short_name) as place_name, m.move, m.made_at, m.made_by, m.is_own,
      coalesce(m.detail ->> 'words', '') as words
    from register.post t join register.post_move m on m.lmc_id = t.lmc_id and m.post_id = t.id
    join platform.lmc l on l.id = t.lmc_id
    left join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
    left join lateral (select s.name from register.pcn_sighting s where s.pcn_id = t.pcn_id order by s.seen_on desc limit 1) n on true
    left join register.body b on b.id = t.body_id
    where t.person_id = ${person_id} order by m.made_at desc, m.id desc limit 100`.execute(tx.db)
  return rows
}

export type Holder = {
  readonly post_id: Id<'post'>
  readonly person_id: Id<'person'>
  readonly title: string
  readonly name: string
  readonly kind: string
  readonly during: During
  readonly state: PostState
  readonly is_main_workplace: boolean
}

const holders = async (tx: Reading, practice_id: Id<'practice'>, when: RawBuilder<unknown>) =>
  (
    await sql<Holder>`
      select t.id as post_id, t.person_id, h.title, h.name, t.kind, t.during, t.state, t.is_main_workplace
      from register.post t join register.person h on h.id = t.person_id
      where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.practice_id = ${practice_id} and ${when} and t.state <> 'declined'
      order by h.family_name, h.given_names, t.id`.execute(tx.db)
  ).rows

/** Who holds which post at a practice on a day, and who is proposed for one. */
export const postsAt = (tx: Reading, practice_id: Id<'practice'>, on: Temporal.PlainDate): Promise<readonly Holder[]> =>
  holders(tx, practice_id, sql`t.during @> ${on}::date`)

/** Who comes to a practice after a day, or is proposed to. */
export const postsComing = (
  tx: Reading,
  practice_id: Id<'practice'>,
  on: Temporal.PlainDate,
): Promise<readonly Holder[]> => holders(tx, practice_id, sql`lower(t.during) > ${on}::date`)
