import { sql } from 'kysely'
import { lastTrial } from '../../../platform/files/trials.ts'
import type { TrialState } from '../../../platform/forms/trials.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Matching } from './columns/rules.ts'
import type { Fate, KnownPerson, KnownPost } from './fates/rules.ts'
import type { RowRead } from './rows/rules.ts'

export type PeopleFile = {
  readonly id: Id<'people_file'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly file_name: string
  /** Null when its time is over. */
  readonly sha256: string | null
  readonly state: TrialState
  readonly columns: Matching | null
  readonly given_at: Temporal.Instant
  readonly given_by: string
  readonly taken_at: Temporal.Instant | null
}

const files = (tx: Reading) =>
  tx.db
    .selectFrom('register.people_file as f')
    .innerJoin('platform.lmc as l', 'l.id', 'f.lmc_id')
    .select(['f.id', 'f.lmc_id', 'l.name as lmc_name', 'f.file_name', 'f.sha256', 'f.state', 'f.columns'])
    .select(['f.given_at', 'f.given_by', 'f.taken_at'])
    .$castTo<PeopleFile>()

/** The latest files given, of the LMCs in sight. */
export const peopleFiles = (tx: Reading, most: number): Promise<PeopleFile[]> =>
  files(tx).orderBy('f.given_at', 'desc').orderBy('f.id', 'desc').limit(most).execute()

export const peopleFile = (tx: Reading, id: Id<'people_file'>): Promise<PeopleFile | undefined> =>
  files(tx).where('f.id', '=', id).executeTakeFirst()

/** What the last try said of each row. */
export const fatesKept = (tx: Reading, id: Id<'people_file'>) => lastTrial<Fate>(tx, 'register.people_file', id)

/** The practices an LMC represents or once did, by their codes. */
export async function practicesByCode(tx: Reading, lmc_id: Id<'lmc'>): Promise<ReadonlyMap<string, Id<'practice'>>> {
  const rows = await tx.db
    .selectFrom('register.lmc_practice as m')
    .innerJoin('register.practice as p', 'p.id', 'm.practice_id')
    .select(['p.id', 'p.ods_code'])
    .where('m.lmc_id', '=', lmc_id)
    .execute()
  return new Map(rows.map(({ id, ods_code }) => [ods_code, id]))
}

type KeptPost = Omit<KnownPost, 'during'> & { readonly from: string | null; readonly until: string | null }

/** Everybody of the office who might be meant by a row: by GMC number, by address, or by name at a practice the rows speak of. */
export async function likelyKnown(tx: Reading, rows: readonly RowRead[]): Promise<readonly KnownPerson[]> {
  const given = rows.flatMap((row) => (row.ok ? [row.person] : []))
  const numbers = given.flatMap(({ gmc_number }) => gmc_number ?? [])
  const addresses = given.flatMap(({ email }) => email ?? [])
  const practices = [...new Set(given.flatMap(({ post }) => post?.practice_id ?? []))]
  const { rows: known } = await sql<Omit<KnownPerson, 'posts'> & { posts: readonly KeptPost[] }>`
    with likely as materialized (
      select id from register.person where gmc_number = any (${numbers}::text[])
      union select person_id from register.contact_point
        where office_id = ${tx.actor.office_id} and kind = 'email' and ended_at is null and lower(value) = any (${addresses}::text[])
      union select person_id from register.post where practice_id = any (${practices}::uuid[]) and state <> 'declined'),
    contacts as materialized (
      select c.person_id, jsonb_agg(jsonb_build_object('kind', c.kind, 'value', c.value)) as contacts
      from likely join register.contact_point c on c.person_id = likely.id where c.ended_at is null group by 1),
    posts as materialized (
      select t.person_id, jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'practice_id', t.practice_id,
        'from', lower(t.during), 'until', upper(t.during))) as posts
      from likely join register.post t on t.person_id = likely.id where t.state <> 'declined' group by 1)
    select p.id, p.title, p.given_names, p.family_name, p.gmc_number,
      coalesce(c.contacts, '[]') as contacts, coalesce(t.posts, '[]') as posts
    from likely join register.person p on p.id = likely.id
    left join contacts c on c.person_id = p.id left join posts t on t.person_id = p.id
    where p.merged_into is null and p.erased_at is null
    order by p.id`.execute(tx.db)
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
  return known.map((person) => ({
    ...person,
    posts: person.posts.map(({ from, until, ...post }) => ({
      ...post,
      during: { from: day(from), until: day(until) },
    })),
  }))
}
