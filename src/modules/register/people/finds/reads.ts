import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../../platform/containing.ts'
import type { Found, Searchable } from '../../../../platform/module.ts'
import type { Reading } from '../../../../platform/scope.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { postLabel } from '../../posts/rules.ts'
import { known, type PostListed } from '../lists/reads.ts'
import { fullName } from '../rules.ts'

type Hit = {
  readonly id: Id<'person'>
  readonly title: string
  readonly name: string
  readonly gmc_number: string | null
  readonly posts: readonly PostListed[]
}

async function hits(tx: Reading, words: string, most: number, matches: RawBuilder<unknown>) {
  const on = londonDay(tx.now)
  const { rows } = await sql<Hit>`
    with best as (
      select h.id, h.title, h.name, h.gmc_number, starts_with(lower(h.family_name), ${words}) or starts_with(lower(h.name), ${words}) as begins
      from register.person h where ${known(tx)} and ${matches} order by begins desc, h.name, h.id limit ${most})
    select best.*, t.posts from best cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'place', coalesce(p.name, b.name, '')) order by t.id), '[]') as posts
      from register.post t left join register.practice_period p on p.practice_id = t.practice_id and p.until_on = date '9999-12-31'
      left join register.body b on b.id = t.body_id
      where t.person_id = best.id and t.state = 'held' and t.during @> ${on}::date) t
    order by best.begins desc, best.name, best.id`.execute(tx.db)
  return rows
}

/** The office's people by any part of their name, by an e-mail address or a GMC number; else those whose names are near. */
async function people(tx: Reading, typed: string, most: number): Promise<Found[]> {
  const words = typed.trim().toLowerCase()
  if (words.length < 2) return []
  const letters = containing(words)
  const exact = await hits(
    tx,
    words,
    most,
    sql`(lower(h.name) like ${letters} or h.gmc_number = ${words} or (h.id in (select c.person_id from register.contact_point c
      where c.office_id = ${tx.actor.office_id} and c.ended_at is null and lower(c.value) = ${words})) is true)`,
  )
  // Names are compared letter by letter only where one begins alike: comparing them all costs more than the page. By "case",
  // because of two conditions joined by "and" PostgreSQL tries the dear one first.
  const initial = words.charAt(0)
  const rows =
    exact.length > 0 || /[\d@]/.test(words)
      ? exact
      : await hits(
          tx,
          words,
          most,
          sql`case when starts_with(lower(h.family_name), ${initial}) or starts_with(lower(h.given_names), ${initial})
            then ${words} <% lower(h.name) else false end`,
        )
  return rows.map((hit) => ({
    title: fullName(hit),
    note: hit.posts.map(({ kind, place }) => [postLabel(kind), place].filter(Boolean).join(', ')).join(' · '),
    href: `/people/${hit.id}`,
    ...(hit.gmc_number === words ? { code: hit.gmc_number } : {}),
  }))
}

export const peopleSearch: Searchable = { kind: 'People', may: 'register.read_people', find: people }
