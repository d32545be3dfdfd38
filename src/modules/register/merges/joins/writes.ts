import { sql } from 'kysely'
import type { Writing } from '../../../../platform/scope.ts'
import { rangeText, type During, type Id } from '../../../../platform/values.ts'
import { keepMove } from '../../posts/writes.ts'
import { joinsOf, type PostsJoined, type RowsJoined } from '../rules.ts'

export type Two = { readonly kept_id: Id<'person'>; readonly gone_id: Id<'person'> }

/** The gone person's posts become the kept one's; the same post on the same days becomes one. */
export async function joinPosts(tx: Writing, { kept_id, gone_id }: Two) {
  const posts = await tx.db
    .selectFrom('register.post')
    .select(['id', 'lmc_id', 'practice_id', 'person_id', 'kind', 'place_id', 'during', 'state', 'is_main_workplace'])
    .where('person_id', 'in', [kept_id, gone_id])
    .orderBy('id')
    .forUpdate()
    .execute()
  const byId = new Map<string, (typeof posts)[number]>(posts.map((post) => [post.id, post]))
  const real = posts.filter(({ state }) => state !== 'declined')
  const joined: PostsJoined[] = joinsOf(
    real.map((post) => ({ ...post, key: `${post.kind} ${post.place_id}`, is_kept: post.person_id === kept_id })),
  ).flatMap(({ id, during, absorbed }) => {
    const stays = byId.get(id)
    const taken = absorbed.flatMap((one) => byId.get(one) ?? [])
    if (!stays) return []
    const is_held = [stays, ...taken].some(({ state }) => state === 'held')
    const was = { id: stays.id, during: rangeText(stays.during), state: stays.state }
    const is = { ...was, during: rangeText(during), state: is_held ? ('held' as const) : stays.state }
    return [
      { was, is, absorbed: taken.map((one) => ({ id: one.id, during: rangeText(one.during), state: one.state })) },
    ]
  })
  for (const { id } of joined.flatMap(({ absorbed }) => absorbed)) {
    await tx.db.updateTable('register.post').set({ state: 'declined' }).where('id', '=', id).execute()
    const post = byId.get(id)
    if (post) await keepMove(tx, post, 'merge', {})
  }
  const gone = posts.filter(({ person_id }) => person_id === gone_id).map(({ id }) => id)
  await tx.db.updateTable('register.post').set({ person_id: kept_id }).where('person_id', '=', gone_id).execute()
  for (const { is } of joined) await tx.db.updateTable('register.post').set(is).where('id', '=', is.id).execute()
  const main = posts.filter(({ is_main_workplace }) => is_main_workplace)
  const mains = main.some(({ person_id }) => person_id === kept_id)
    ? main.filter(({ person_id }) => person_id === gone_id).map(({ id }) => id)
    : []
  await sql`update register.post set is_main_workplace = false where id = any (${mains}::uuid[])`.execute(tx.db)
  return { posts: gone, posts_joined: joined, mains }
}

/** The gone person's ways to be reached become the kept one's; one that both had is kept once. */
export async function joinContactPoints(tx: Writing, { kept_id, gone_id }: Two) {
  const ended = await tx.db
    .updateTable('register.contact_point as c')
    .set({ ended_at: tx.now })
    .where('c.person_id', '=', gone_id)
    .where('c.ended_at', 'is', null)
    .where(
      sql<boolean>`exists (select from register.contact_point k where k.person_id = ${kept_id} and k.kind = c.kind
        and lower(k.value) = lower(c.value) and k.ended_at is null)`,
    )
    .returning('c.id')
    .execute()
  const moved = await tx.db
    .updateTable('register.contact_point')
    .set({ person_id: kept_id })
    .where('person_id', '=', gone_id)
    .returning('id')
    .execute()
  return { contact_points: moved.map(({ id }) => id), ended: ended.map(({ id }) => id) }
}

const keys = {
  standing: sql`concat_ws(' ', lmc_id, fact, words)`,
  nomination: sql`concat_ws(' ', lmc_id, practice_id, purpose)`,
}
export type Joinable = keyof typeof keys

/** The gone person's standings or nominations become the kept one's; the same on the same days becomes one. */
export async function joinRows(tx: Writing, table: Joinable, { kept_id, gone_id }: Two) {
  const name = sql.table(`register.${table}`)
  const { rows } = await sql<{ id: string; person_id: string; during: During; key: string; row: unknown }>`
    select id, person_id, during, ${keys[table]} as key, to_jsonb(t) as row from ${name} t
    where person_id in (${kept_id}, ${gone_id}) order by id for update`.execute(tx.db)
  const joined: RowsJoined[] = joinsOf(rows.map((row) => ({ ...row, is_kept: row.person_id === kept_id }))).map(
    ({ id, during, absorbed }) => ({
      was: { id, during: rangeText(rows.find((row) => row.id === id)?.during ?? during) },
      is: { id, during: rangeText(during) },
      absorbed: rows
        .filter((row) => absorbed.includes(row.id))
        .map((row) => ({ id: row.id, was_kept: row.person_id === kept_id, row: row.row })),
    }),
  )
  const taken = joined.flatMap(({ absorbed }) => absorbed.map(({ id }) => id))
  await sql`delete from ${name} where id = any (${taken}::uuid[])`.execute(tx.db)
  const { rows: moved } = await sql<{ id: string }>`
    update ${name} set person_id = ${kept_id} where person_id = ${gone_id} returning id`.execute(tx.db)
  for (const { is } of joined)
    await sql`update ${name} set during = ${is.during}::daterange where id = ${is.id}`.execute(tx.db)
  return { moved: moved.map(({ id }) => id), joined }
}
