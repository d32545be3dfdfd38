import { sql, type RawBuilder } from 'kysely'
import { containing } from '../../../../platform/containing.ts'
import type { ExportColumn } from '../../../../platform/exports/export.ts'
import { addressStates } from '../../../../platform/mail/suppressions.ts'
import type { Reading } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { postLabel, type PostKind } from '../../posts/rules.ts'
import type { EmailState, PeopleAsked, PeopleSort } from './rules.ts'

export type PostListed = { readonly kind: PostKind; readonly place: string; readonly ods_code: string | null }

export type PersonRow = {
  readonly id: Id<'person'>
  readonly title: string
  readonly given_names: string
  readonly family_name: string
  readonly name: string
  readonly gmc_number: string | null
  readonly made_at: Temporal.Instant
  readonly posts: readonly PostListed[]
  /** The address that mail is sent to, where there is one. */
  readonly email: string | null
  readonly telephone: string | null
  readonly email_state: EmailState
}

export type PeopleFound = { readonly rows: readonly PersonRow[]; readonly total: number }

/**
 * Told apart by a lookup in a set that is made once: row security hides from the planner how many there are, and it would
 * choose to look through a whole table for each person.
 */
const among = (people: RawBuilder<unknown>) => sql`(h.id in (${people})) is true`

const posts = (tx: Reading, on: Temporal.PlainDate, where: RawBuilder<unknown>) =>
  sql`select t.person_id from register.post t where t.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[]) and t.state = 'held'
    and t.during @> ${on}::date and ${where}`

/** Those whom no mail reaches: no address, or none that it may be sent to and arrives. */
export const unreached = (tx: Reading) => sql`(h.id in (
  select c.person_id from register.contact_point c where c.office_id = ${tx.actor.office_id} and c.kind = 'email' and c.ended_at is null
    and lower(c.value) not in (select s.address from platform.suppression s
      where s.office_id = ${tx.actor.office_id} and s.topic is null and s.lifted_at is null))) is not true`

/** Those who hold no post in the LMCs in sight. */
export const postless = (tx: Reading, on: Temporal.PlainDate) => sql`(${among(posts(tx, on, sql`true`))}) is not true`

/** Those whom the office knows now: merged and erased ones are known no more. */
export const known = (tx: Reading) =>
  sql`h.office_id = ${tx.actor.office_id} and h.merged_into is null and h.erased_at is null`

function fits(tx: Reading, { q, lmc, kind, practice, missing }: PeopleAsked, on: Temporal.PlainDate) {
  const at = [
    ...(kind ? [sql`t.kind = ${kind}`] : []),
    ...(practice ? [sql`t.practice_id = (select id from register.practice where ods_code = ${practice})`] : []),
    ...(lmc ? [sql`t.lmc_id = ${lmc}`] : []),
  ]
  const all = [
    known(tx),
    ...(q
      ? [
          sql`(lower(h.name) like ${containing(q.toLowerCase())} or h.gmc_number = ${q} or ${among(sql`select c.person_id from register.contact_point c
            where c.office_id = ${tx.actor.office_id} and c.ended_at is null and lower(c.value) = ${q.toLowerCase()}`)})`,
        ]
      : []),
    ...(at.length > 0 && missing !== 'post' ? [among(posts(tx, on, sql.join(at, sql` and `)))] : []),
    ...(missing === 'post' ? [postless(tx, on), ...(lmc ? [sql`h.lmc_ids @> array[${lmc}::uuid]`] : [])] : []),
    ...(missing === 'email' ? [unreached(tx)] : []),
  ]
  return sql.join(all, sql` and `)
}

/** Names are compared by their bytes: the locale's order costs more than all the rest. */
const keys: Readonly<Record<PeopleSort, RawBuilder<unknown>>> = {
  name: sql`lower(h.family_name) collate "C"`,
  added: sql`h.made_at`,
}

type Selected = Omit<PersonRow, 'id' | 'email' | 'email_state'> & {
  readonly id: Id<'person'> | null
  readonly emails: readonly string[]
  readonly total: number
}

/** The people an office knows, with what they held on a day, narrowed and ordered: one page of them, or all for a file. */
export async function peopleAsAt(
  tx: Reading,
  asked: PeopleAsked,
  on: Temporal.PlainDate,
  size: number | 'all' = 50,
): Promise<PeopleFound> {
  const order = asked.is_descending ? sql`desc nulls last` : sql`asc nulls last`
  const { rows } = await sql<Selected>`
    with found as materialized (
      select h.id, h.title, h.given_names, h.family_name, h.name, h.gmc_number, h.made_at, ${keys[asked.sort]} as key
      from register.person h where ${fits(tx, asked, on)}
    ), counted as (select count(*)::int as total from found), page as (
      select * from found order by key ${order}, lower(family_name) collate "C", lower(given_names) collate "C", id
      ${size === 'all' ? sql`` : sql`limit ${size} offset (select least(${(asked.page - 1) * size}, (greatest(total, 1) - 1) / ${size} * ${size}) from counted)`}
    )
    select counted.total, page.*, t.posts, c.emails, c.telephone from counted left join page on true
    left join lateral (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'ods_code', p.ods_code, 'place',
          coalesce(p.name, b.name, n.name, l.short_name)) order by lower(t.during) nulls first, t.id), '[]') as posts
      from register.post t join platform.lmc l on l.id = t.lmc_id
      left join register.practice_period p on p.practice_id = t.practice_id and p.from_on <= ${on}::date and p.until_on > ${on}::date
      left join register.body b on b.id = t.body_id
      left join lateral (select s.name from register.pcn_sighting s where s.pcn_id = t.pcn_id order by s.seen_on desc limit 1) n on true
      where t.person_id = page.id and t.state = 'held' and t.during @> ${on}::date) t on true
    left join lateral (select coalesce(array_agg(value order by purpose <> 'work', made_at) filter (where kind = 'email'), '{}') as emails,
        (array_agg(value order by purpose <> 'work', made_at) filter (where kind <> 'email'))[1] as telephone
      from register.contact_point where person_id = page.id and ended_at is null) c on true
    order by page.key ${order}, lower(page.family_name) collate "C", lower(page.given_names) collate "C", page.id`.execute(
    tx.db,
  )
  const states = await addressStates(
    tx,
    rows.flatMap(({ emails }) => emails ?? []),
  )
  const stateOf = (email: string) => states.get(email)?.state ?? 'working'
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ id, emails, ...row }) => {
      if (id === null) return []
      const email = emails.find((address) => stateOf(address) === 'working') ?? emails[0] ?? null
      return [{ ...row, id, email, email_state: email === null ? 'none' : stateOf(email) }]
    }),
  }
}

/** A person as they leave in a file. */
export const personFileColumns = (on: Temporal.PlainDate): readonly ExportColumn<PersonRow>[] => [
  { key: 'title', heading: 'Title', kind: 'text', value: (row) => row.title },
  { key: 'given_names', heading: 'Given names', kind: 'text', value: (row) => row.given_names },
  { key: 'family_name', heading: 'Family name', kind: 'text', value: (row) => row.family_name },
  { key: 'gmc_number', heading: 'GMC number', kind: 'text', value: (row) => row.gmc_number },
  {
    key: 'posts',
    heading: 'Posts',
    kind: 'text',
    value: (row) => row.posts.map(({ kind, place }) => `${postLabel(kind)}, ${place}`).join('; '),
  },
  {
    key: 'ods_codes',
    heading: 'Practices',
    kind: 'text',
    value: (row) => [...new Set(row.posts.flatMap(({ ods_code }) => ods_code ?? []))].join(' '),
  },
  { key: 'email', heading: 'E-mail', kind: 'text', value: (row) => row.email },
  { key: 'email_state', heading: 'Mail', kind: 'text', value: (row) => row.email_state },
  { key: 'telephone', heading: 'Telephone', kind: 'text', value: (row) => row.telephone },
  { key: 'as_at', heading: 'As at', kind: 'date', value: () => on },
]

export async function countUnreached(tx: Reading): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from register.person h where ${known(tx)} and ${unreached(tx)}`.execute(tx.db)
  return rows[0]?.people ?? 0
}
