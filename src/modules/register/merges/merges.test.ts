import * as fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { office } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { addContactPoint } from '../contact-points/writes.ts'
import { personNow } from '../people/reads.ts'
import { addPerson, changePerson } from '../people/writes.ts'
import { postsOf } from '../posts/reads.ts'
import { addPost, endPost } from '../posts/writes.ts'
import { mergePeople } from './writes.ts'
import { undoMerge } from './undoings/writes.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
if (!wealdshire || !saltmarsh) throw new Error('there are no LMCs')
const saltmarsh_id = saltmarsh.id
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90003', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
])
const places = [
  { lmc_id: wealdshire.id, practice_id: keys.get('Q90001') as Id<'practice'> },
  { lmc_id: saltmarsh.id, practice_id: keys.get('Q90003') as Id<'practice'> },
]
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const whole = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
const later = siteAt(installation, '2026-12-20T09:00:00Z').scope(system(office_id, [wealdshire.id, saltmarsh.id]))
const first = Temporal.PlainDate.from('2020-01-01')

type Spans = readonly (readonly [place: number, from: number | null, until: number | null])[]
type Told = {
  readonly posts: Spans
  readonly standings: Spans
  readonly nominations: Spans
  readonly emails: readonly number[]
}

/** Spans that never overlap at one place. */
const spans: fc.Arbitrary<Spans> = fc
  .tuple(
    ...[0, 1].map((place) =>
      fc.tuple(fc.boolean(), fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 })).map(([opens, days]) => {
        const sorted: (number | null)[] = [...(opens ? [null] : []), ...days.toSorted((a, b) => a - b)]
        return sorted.flatMap((from, at) => (at % 2 === 0 ? [[place, from, sorted[at + 1] ?? null] as const] : []))
      }),
    ),
  )
  .map((both) => both.flat())
const told: fc.Arbitrary<Told> = fc.record({
  posts: spans,
  standings: spans,
  nominations: spans,
  emails: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
})

const days = (from: number | null, until: number | null) =>
  rangeText({
    from: from === null ? null : first.add({ days: from }),
    until: until === null ? null : first.add({ days: until }),
  })

let number = 0
/** Somebody with this behind them, put there directly: what is tried is the merge. */
async function somebody({ posts, standings, nominations, emails }: Told, given_names = 'Amara'): Promise<Id<'person'>> {
  number += 1
  const gmc_number = number % 3 === 0 ? String(9_000_000 + number) : null
  const answer = await whole.write(async (tx) => {
    const { value: id } = await addPerson(tx, { title: '', given_names, family_name: 'Ashpole', gmc_number })
    const made = { office_id, person_id: id, made_at: tx.now, made_by: 'a test' }
    for (const [at, [place, from, until]] of posts.entries()) {
      const where = places[place]
      if (!where) continue
      await tx.db
        .insertInto('register.post')
        .values({
          ...made,
          ...where,
          kind: 'partner',
          during: days(from, until),
          source: 'typed',
          is_main_workplace: at === 0,
        })
        .execute()
    }
    for (const [place, from, until] of standings)
      await tx.db
        .insertInto('register.standing')
        .values({ ...made, lmc_id: places[place]?.lmc_id ?? saltmarsh_id, fact: 'mailed', during: days(from, until) })
        .execute()
    for (const [place, from, until] of nominations) {
      const where = places[place]
      if (!where) continue
      await tx.db
        .insertInto('register.nomination')
        .values({ ...made, ...where, purpose: 'levy', during: days(from, until) })
        .execute()
    }
    for (const email of emails)
      await addContactPoint(tx, id, { kind: 'email', value: `amara.${email}@elm.example`, purpose: 'work' })
    return done(id)
  })
  if (!answer.done) throw new Error('nobody was added')
  return answer.value
}

/** Every row of theirs, to the last column. */
const rowsOf = (...ids: Id<'person'>[]) =>
  whole.read(async (tx) => {
    const tables: Record<string, readonly unknown[]> = {}
    for (const table of ['contact_point', 'post', 'standing', 'nomination'])
      tables[table] = (
        await sql`select to_jsonb(t) as row from ${sql.table(`register.${table}`)} t where person_id = any (${ids}::uuid[]) order by id`.execute(
          tx.db,
        )
      ).rows
    tables['person'] = (
      await sql`select to_jsonb(t) as row from register.person t where id = any (${ids}::uuid[]) order by id`.execute(
        tx.db,
      )
    ).rows
    return tables
  })

const from = {
  title: 'kept',
  given_names: 'gone',
  family_name: 'kept',
  gmc_number: 'gone',
  account_id: 'kept',
} as const
const seenOf = async (id: Id<'person'>) => (await whole.read((tx) => personNow(tx, id)))?.seen ?? ''
async function merge(kept_id: Id<'person'>, gone_id: Id<'person'>, scope = whole) {
  const seen = { kept_seen: await seenOf(kept_id), gone_seen: await seenOf(gone_id) }
  return scope.write((tx) => mergePeople(tx, { ...from, kept_id, gone_id, ...seen }))
}
async function merged(kept_id: Id<'person'>, gone_id: Id<'person'>) {
  const answer = await merge(kept_id, gone_id)
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}

const nothing: Told = { posts: [], standings: [], nominations: [], emails: [] }

test('whatever two people held, merging and undoing it leaves every row as it was', async () => {
  await fc.assert(
    fc.asyncProperty(told, told, async (one, other) => {
      const [kept, gone] = [await somebody(one), await somebody(other, 'A')]
      const before = await rowsOf(kept, gone)
      const id = await merged(kept, gone)
      const now = await whole.read((tx) => personNow(tx, gone))
      expect(now?.id).toBe(kept)
      const main = (await whole.read((tx) => postsOf(tx, kept))).filter(({ is_main_workplace }) => is_main_workplace)
      expect(main.length).toBeLessThanOrEqual(1)
      expect((await whole.write((tx) => undoMerge(tx, id))).done).toBe(true)
      expect(await rowsOf(kept, gone)).toEqual(before)
    }),
    { numRuns: 25 },
  )
})

describe('a merge', () => {
  test('makes one of the same post on the same days, and of what both had', async () => {
    const kept = await somebody({ ...nothing, posts: [[0, 0, 10]], standings: [[0, 0, null]], emails: [0, 1] })
    const gone = await somebody({ ...nothing, posts: [[0, 5, null]], standings: [[0, 9, null]], emails: [1, 2] })
    await merged(kept, gone)
    const posts = await whole.read((tx) => postsOf(tx, kept))
    expect(posts.filter(({ state }) => state === 'held').map(({ during }) => rangeText(during))).toEqual([
      '[2020-01-01,)',
    ])
    const rows = await rowsOf(kept)
    expect(rows['standing']).toHaveLength(1)
    expect(JSON.stringify(rows['contact_point']).match(/"ended_at":null/g)).toHaveLength(3)
    expect(await whole.read((tx) => postsOf(tx, gone))).toEqual([])
  })

  test('once undone, what the kept person was given and called since stays theirs', async () => {
    const kept = await somebody({ ...nothing, posts: [[0, 0, 10]], emails: [0] })
    const gone = await somebody({ ...nothing, posts: [[1, 5, null]], emails: [1] }, 'A')
    const [gone_before, id] = [await rowsOf(gone), await merged(kept, gone)]
    const place = places[0]
    if (!place) throw new Error('there is no place')
    await whole.write(async (tx) => {
      const seen = (await personNow(tx, kept))?.seen ?? ''
      const named = { title: 'Dr', given_names: 'A', family_name: 'Birkwhistle', gmc_number: null, seen }
      await changePerson(tx, kept, named)
      await addContactPoint(tx, kept, { kind: 'email', value: 'new@elm.example', purpose: 'work' })
      return addPost(tx, kept, { kind: 'salaried', place, from: first, last_on: null })
    })
    expect((await whole.write((tx) => undoMerge(tx, id))).done).toBe(true)
    expect(await rowsOf(gone)).toEqual(gone_before)
    expect(await whole.read((tx) => personNow(tx, kept))).toMatchObject({
      title: 'Dr',
      // Chosen from the other when they were merged, and as the merge left it.
      given_names: 'Amara',
      family_name: 'Birkwhistle',
    })
    expect((await whole.read((tx) => postsOf(tx, kept))).map(({ kind }) => kind).toSorted()).toEqual([
      'partner',
      'salaried',
    ])
    expect(JSON.stringify((await rowsOf(kept))['contact_point'])).toContain('new@elm.example')
  })

  test('once undone, a post that came over and was ended since goes back ended', async () => {
    const kept = await somebody(nothing)
    const gone = await somebody({ ...nothing, posts: [[1, 5, null]] })
    const id = await merged(kept, gone)
    const [post] = await whole.read((tx) => postsOf(tx, kept))
    if (!post) throw new Error('nothing came over')
    await whole.write((tx) => endPost(tx, post.id, { last_on: first.add({ days: 8 }), seen: rangeText(post.during) }))
    await whole.write((tx) => undoMerge(tx, id))
    expect((await whole.read((tx) => postsOf(tx, gone))).map(({ during }) => rangeText(during))).toEqual([
      '[2020-01-06,2020-01-10)',
    ])
  })

  test('is refused to whoever read something else, or sees only a part of them', async () => {
    const [kept, gone] = [await somebody(nothing), await somebody(nothing)]
    const seen = { kept_seen: '0'.repeat(32), gone_seen: await seenOf(gone) }
    expect(
      await whole.write((tx) => mergePeople(tx, { ...from, kept_id: kept, gone_id: gone, ...seen })),
    ).toMatchObject({
      why: 'changed_since',
    })
    const weald = site.scope(system(office_id, [wealdshire.id]))
    expect(await merge(kept, gone, weald)).toMatchObject({ why: 'not_for_all_lmcs' })
    const fay = await office(installation, 'Faraway LMC', ['Faraway'])
    const faraway = site.scope(system(fay.office_id, [fay.lmcs[0]?.id ?? wealdshire.id]))
    await expect(merge(kept, gone, faraway)).rejects.toThrow('')
  })

  test('is undone in turn, once, and within thirty days', async () => {
    const [one, two, three] = [await somebody(nothing), await somebody(nothing), await somebody(nothing)]
    const [early, late] = [await merged(one, two), await merged(one, three)]
    expect(await whole.write((tx) => undoMerge(tx, early))).toMatchObject({ why: 'merged_or_erased_since' })
    expect(await later.write((tx) => undoMerge(tx, late))).toMatchObject({ why: 'merge_is_final' })
    expect((await whole.write((tx) => undoMerge(tx, late))).done).toBe(true)
    expect(await whole.write((tx) => undoMerge(tx, late))).toMatchObject({ why: 'merge_is_final' })
    expect((await whole.write((tx) => undoMerge(tx, early))).done).toBe(true)
  })
})
