import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { bulk, hashing } from '../../../platform/bulk.ts'
import type { HeadedTable } from '../../../platform/files/headed.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import { dropTrial, keepTrial, moveTrial, sameFates } from '../../../platform/files/trials.ts'
import { isClosed } from '../../../platform/forms/trials.ts'
import type { Writing } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import type { Matching } from './columns/rules.ts'
import { decideFates, type Fate, type Fates, type Plan } from './fates/rules.ts'
import { fatesKept, likelyKnown, peopleFile, practicesByCode, type PeopleFile } from './reads.ts'
import { readRow } from './rows/rules.ts'

export type GivenPeopleFile = {
  readonly lmc_id: Id<'lmc'>
  readonly bytes: Uint8Array
  readonly file_name: string
}

/** Keeps a spreadsheet, whose columns are to be matched next. */
export async function givePeopleFile(tx: Writing, { lmc_id, bytes, file_name }: GivenPeopleFile) {
  const { office_id } = tx.actor
  if (!office_id || !tx.actor.lmc_ids.includes(lmc_id)) throw new NotAllowed('import people there')
  const kind = kindOf(bytes)
  if (!kind) return refused('not_a_spreadsheet')
  const sha256 = await keepFile(tx, bytes, kind)
  const { id } = await tx.db
    .insertInto('register.people_file')
    .values({ office_id, lmc_id, file_name, sha256, state: 'given', given_at: tx.now, given_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'register.people_file_given', { people_file_id: id, file_name })
  return done(id)
}

async function fatesNow(
  tx: Writing,
  { lmc_id, lmc_name }: PeopleFile,
  { rows }: HeadedTable,
  matching: Matching,
): Promise<Fates> {
  const practices = await practicesByCode(tx, lmc_id)
  const read = rows.map((row) => readRow(row, matching, practices, lmc_name))
  return decideFates(read, await hashing(tx, () => likelyKnown(tx, read)))
}

/** Tries a file with its columns matched so: what would become of each row is kept to be looked at, and nobody is changed. */
export async function tryPeopleFile(tx: Writing, id: Id<'people_file'>, table: HeadedTable, matching: Matching) {
  const file = await peopleFile(tx, id)
  if (!file) throw new NotFound()
  const { fates } = await fatesNow(tx, file, table, matching)
  return keepTrial(tx, 'register.people_file', file, { columns: matching, fates })
}

/** Takes in what was tried, exactly: where the register has changed meanwhile it has to be tried again. */
export async function takePeopleFile(tx: Writing, id: Id<'people_file'>, table: HeadedTable) {
  // Two files taken at once would each bring the people they share.
  await sql`select pg_advisory_xact_lock(hashtext('openlmc people file ' || ${tx.actor.office_id}))`.execute(tx.db)
  const file = await peopleFile(tx, id)
  if (!file) throw new NotFound()
  if (isClosed(file)) return refused('file_is_closed')
  if (!file.columns) return refused('changed_since')
  const { fates, plans } = await fatesNow(tx, file, table, file.columns)
  if (!same(fates, await fatesKept(tx, id))) return refused('changed_since')
  if (!(await moveTrial(tx, 'register.people_file', file, 'take', { taken_at: tx.now })))
    return refused('changed_since')
  await carryOut(tx, file, plans)
  await tx.record(file.lmc_id, 'register.people_file_taken', { people_file_id: id, people: plans.length })
  return done({ people: plans.length })
}

const same = (one: readonly Fate[], other: readonly Fate[]) =>
  sameFates(one, other) && one.every(({ person_id }, at) => person_id === other[at]?.person_id)

export const dropPeopleFile = async (tx: Writing, id: Id<'people_file'>) =>
  dropTrial(tx, 'register.people_file', await peopleFile(tx, id))

type Whole = Plan & { readonly id: Id<'person'> }

/** Everything the plans say, in a few statements however many they are. */
async function carryOut(tx: Writing, { lmc_id, id: people_file_id }: PeopleFile, plans: readonly Plan[]) {
  const { office_id } = tx.actor
  const all = plans.map((plan): Whole => ({
    ...plan,
    id: plan.known?.id ?? (randomUUIDv7() as string as Id<'person'>),
  }))
  const columns = {
    id: ['uuid', ({ id }: Whole) => id],
    title: ['text', ({ title }: Whole) => title],
    given_names: ['text', ({ given_names }: Whole) => given_names],
    family_name: ['text', ({ family_name }: Whole) => family_name],
    gmc_number: ['text', ({ gmc_number }: Whole) => gmc_number],
    is_new: ['boolean', ({ known }: Whole) => known === null],
  } as const
  const made = sql`${tx.now}::timestamptz, ${tx.actor.name}`
  await sql`insert into register.person (id, office_id, title, given_names, family_name, gmc_number, source, made_at, made_by)
    select id, ${office_id}, title, given_names, family_name, gmc_number, 'file', ${made} from ${bulk(all, columns)} where is_new`.execute(
    tx.db,
  )
  await sql`update register.person p set title = given.title, given_names = given.given_names, gmc_number = given.gmc_number
    from ${bulk(all, columns)} where p.id = given.id and not given.is_new`.execute(tx.db)

  const contacts = all.flatMap(({ id, contacts: its }) => its.map((contact) => ({ id, ...contact })))
  await sql`insert into register.contact_point (office_id, person_id, kind, value, source, made_at, made_by)
    select ${office_id}, id, kind, value, 'file', ${made} from ${bulk(contacts, {
      id: ['uuid', ({ id }) => id],
      kind: ['text', ({ kind }) => kind],
      value: ['text', ({ value }) => value],
    })}`.execute(tx.db)

  const posts = all.flatMap(({ id, posts: its }) =>
    its.map((post) => ({ person_id: id, id: randomUUIDv7() as string, ...post })),
  )
  await sql`with added as (
      insert into register.post (id, office_id, lmc_id, person_id, kind, practice_id, during, source, made_at, made_by)
      select id, ${office_id}, ${lmc_id}, person_id, kind, practice_id, during::daterange, 'file', ${made} from ${bulk(
        posts,
        {
          id: ['uuid', ({ id }) => id],
          person_id: ['uuid', ({ person_id }) => person_id],
          kind: ['text', ({ kind }) => kind],
          practice_id: ['uuid', ({ practice_id }) => practice_id],
          during: ['text', ({ from, last_on }) => rangeText({ from, until: last_on?.add({ days: 1 }) ?? null })],
        },
      )} returning id, kind, during)
    insert into register.post_move (lmc_id, post_id, move, detail, made_at, made_by)
    select ${lmc_id}, id, 'add', jsonb_build_object('kind', kind, 'from', lower(during), 'last_on', upper(during) - 1), ${made} from added`.execute(
    tx.db,
  )
  await sql`update register.person set lmc_ids = array_append(lmc_ids, ${lmc_id}::uuid)
    where id = any (${[...new Set(posts.map(({ person_id }) => person_id))]}::uuid[]) and not lmc_ids @> array[${lmc_id}::uuid]`.execute(
    tx.db,
  )

  const endings = all.flatMap(({ endings: its }) => its)
  await sql`with ended as (
      update register.post t set during = daterange(lower(t.during), given.until)
      from ${bulk(endings, {
        id: ['uuid', ({ post }) => post.id],
        until: ['date', ({ last_on }) => last_on.add({ days: 1 })],
      })} where t.id = given.id returning t.lmc_id, t.id, given.until)
    insert into register.post_move (lmc_id, post_id, move, detail, made_at, made_by)
    select lmc_id, id, 'end', jsonb_build_object('last_on', until - 1), ${made} from ended`.execute(tx.db)

  await tx.recordEach(
    lmc_id,
    'register.person_imported',
    all.map(({ id }) => ({ person_id: id, people_file_id })),
  )
}
