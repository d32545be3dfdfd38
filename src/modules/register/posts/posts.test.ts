import { describe, expect, test } from 'vitest'
import { office } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done, NotFound } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { addContactPoint } from '../contact-points/writes.ts'
import { endNomination, nominate } from '../nominations/writes.ts'
import { nominationsAt } from '../nominations/reads.ts'
import { personNow } from '../people/reads.ts'
import { addPerson, changePerson } from '../people/writes.ts'
import { postsAt, postsOf } from './reads.ts'
import type { NewPost } from './rules.ts'
import { addPost, correctPost, endPost, movePost, strikeOutPost } from './writes.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
if (!wealdshire || !saltmarsh) throw new Error('there are no LMCs')
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90003', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
])
const key = (code: string) => keys.get(code) as Id<'practice'>
const elm = { lmc_id: wealdshire.id, practice_id: key('Q90001') }
const tollgate = { lmc_id: wealdshire.id, practice_id: key('Q90002') }
const saltby = { lmc_id: saltmarsh.id, practice_id: key('Q90003') }
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const whole = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
const weald = site.scope(system(office_id, [wealdshire.id]))
const salt = site.scope(system(office_id, [saltmarsh.id]))
const day = (text: string) => Temporal.PlainDate.from(text)

let number = 0
async function somebody(family_name = 'Ashpole', scope = whole): Promise<Id<'person'>> {
  number += 1
  const answer = await scope.write((tx) =>
    addPerson(tx, { title: 'Dr', given_names: `Amara ${number}`, family_name, gmc_number: null }),
  )
  if (!answer.done) throw new Error('nobody was added')
  return answer.value
}
const partner = (place: NewPost['place'], from = '2020-04-01', last_on: string | null = null): NewPost => ({
  kind: 'partner',
  place,
  from: day(from),
  last_on: last_on === null ? null : day(last_on),
})
const given = async (id: Id<'person'>, post: NewPost, scope = whole) =>
  scope.write((tx) => addPost(tx, id, post), 'same_post_once_at_a_time', 'post_practice_stays_in_its_lmc')
async function held(id: Id<'person'>, post: NewPost) {
  const answer = await given(id, post)
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}
const posts = async (id: Id<'person'>, scope = whole) =>
  (await scope.read((tx) => postsOf(tx, id))).map(
    ({ kind, place_name, during, state }) => `${kind} at ${place_name} ${rangeText(during)} ${state}`,
  )

describe('a post', () => {
  test('is held from a day to a last day, several at once, and puts its holder into the LMC’s sight', async () => {
    const amara = await somebody()
    await held(amara, partner(elm, '2020-04-01', '2026-03-31'))
    await held(amara, { ...partner(saltby), kind: 'salaried', from: null })
    expect(await posts(amara)).toEqual([
      'salaried at Saltby Surgery [,) held',
      'partner at Elm Surgery [2020-04-01,2026-04-01) held',
    ])
    const seen = await whole.read((tx) => personNow(tx, amara))
    expect(seen?.lmc_ids).toEqual([wealdshire.id, saltmarsh.id])
    expect((await whole.read((tx) => postsAt(tx, elm.practice_id, day('2026-03-31')))).map(({ kind }) => kind)).toEqual(
      ['partner'],
    )
    expect(await whole.read((tx) => postsAt(tx, elm.practice_id, day('2026-04-01')))).toEqual([])
  })

  test('is refused where it overlaps itself, ends before it begins, or is not held in such a place', async () => {
    const amara = await somebody()
    await held(amara, partner(elm, '2020-04-01', '2024-03-31'))
    expect(await given(amara, partner(elm, '2024-03-31'))).toEqual({ done: false, why: 'same_post_once_at_a_time' })
    expect(await given(amara, partner(elm, '2024-04-01', '2024-03-30'))).toMatchObject({ why: 'ends_before_it_begins' })
    expect(await given(amara, { ...partner(elm), kind: 'chair' })).toMatchObject({ why: 'kind_not_held_there' })
    expect(await given(amara, partner({ ...saltby, lmc_id: wealdshire.id }))).toMatchObject({
      why: 'post_practice_stays_in_its_lmc',
    })
    expect((await given(amara, partner(elm, '2024-04-01', '2024-04-01'))).done).toBe(true)
  })

  test('another LMC’s person can’t be found, and nobody gives a post in an LMC that is not theirs', async () => {
    const amara = await somebody()
    await held(amara, partner(elm))
    await expect(given(amara, partner(saltby), salt)).rejects.toBeInstanceOf(NotFound)
    await expect(given(amara, partner(saltby), weald)).rejects.toBeInstanceOf(NotFound)
    expect(await salt.read((tx) => personNow(tx, amara))).toBeUndefined()
    expect(await posts(amara, salt)).toEqual([])
  })

  test('ends once: whoever presses second is told', async () => {
    const amara = await somebody()
    const id = await held(amara, partner(elm))
    const end = { last_on: day('2026-11-30'), seen: '[2020-04-01,)' }
    expect((await whole.write((tx) => endPost(tx, id, end))).done).toBe(true)
    expect(await whole.write((tx) => endPost(tx, id, end))).toMatchObject({ why: 'changed_since' })
    const early = { last_on: day('2020-03-31'), seen: '[2020-04-01,2026-12-01)' }
    expect(await whole.write((tx) => endPost(tx, id, early))).toMatchObject({ why: 'ends_before_it_begins' })
    expect(await posts(amara)).toEqual(['partner at Elm Surgery [2020-04-01,2026-12-01) held'])
  })

  test('moves to another practice on a day, put right, and struck out where it never was', async () => {
    const amara = await somebody()
    const first = await held(amara, partner(elm))
    const move = { place: tollgate, from: day('2026-06-01'), seen: '[2020-04-01,)' }
    const second = await whole.write((tx) => movePost(tx, first, move))
    expect(await posts(amara)).toEqual([
      'partner at Tollgate Surgery [2026-06-01,) held',
      'partner at Elm Surgery [2020-04-01,2026-06-01) held',
    ])
    if (!second.done) throw new Error(second.why)
    const right = { from: day('2026-07-01'), last_on: null, main_workplace: [], seen: '[2026-06-01,)' }
    expect((await whole.write((tx) => correctPost(tx, second.value, right))).done).toBe(true)
    expect(await whole.write((tx) => strikeOutPost(tx, second.value, '[2026-06-01,)'))).toMatchObject({
      why: 'changed_since',
    })
    expect((await whole.write((tx) => strikeOutPost(tx, second.value, '[2026-07-01,)'))).done).toBe(true)
    expect(await posts(amara)).toEqual([
      'partner at Tollgate Surgery [2026-07-01,) declined',
      'partner at Elm Surgery [2020-04-01,2026-06-01) held',
    ])
    const { moves } = await whole.read(async (tx) => ({
      moves: await tx.db
        .selectFrom('register.post_move')
        .select('move')
        .where('post_id', 'in', [first, second.value])
        .orderBy('id')
        .execute(),
    }))
    expect(moves.map(({ move }) => move)).toEqual(['add', 'end', 'add', 'correct', 'strike_out'])
  })

  test('of several workplaces of a locum one is the main one', async () => {
    const amara = await somebody()
    await held(amara, { ...partner(elm), kind: 'locum', is_main_workplace: true })
    await held(amara, { ...partner({ lmc_id: wealdshire.id }), kind: 'locum', is_main_workplace: true })
    const mains = (await whole.read((tx) => postsOf(tx, amara))).map(({ place_name, is_main_workplace }) => ({
      place_name,
      is_main_workplace,
    }))
    expect(mains).toContainEqual({ place_name: 'Wealdshire', is_main_workplace: true })
    expect(mains).toContainEqual({ place_name: 'Elm Surgery', is_main_workplace: false })
  })
})

describe('a person', () => {
  test('is changed by whoever saw them as they are, and keeps a GMC number to themselves', async () => {
    const amara = await somebody()
    const seen = (await whole.read((tx) => personNow(tx, amara)))?.seen ?? ''
    const named = { title: 'Dr', given_names: 'Amara', family_name: 'Birkwhistle', gmc_number: '9012345', seen }
    expect((await whole.write((tx) => changePerson(tx, amara, named))).done).toBe(true)
    expect(await whole.write((tx) => changePerson(tx, amara, named))).toMatchObject({ why: 'changed_since' })
    const taken = await whole.write(
      (tx) => addPerson(tx, { title: '', given_names: '', family_name: 'Other', gmc_number: '9012345' }),
      'one_person_per_gmc_number',
    )
    expect(taken).toMatchObject({ why: 'one_person_per_gmc_number' })
  })

  test('is reached once in the same way', async () => {
    const amara = await somebody()
    const email = { kind: 'email', value: 'amara@elm.example', purpose: 'work' } as const
    const add = (value: string) =>
      whole.write((tx) => addContactPoint(tx, amara, { ...email, value }), 'one_contact_point_of_a_value')
    expect((await add('amara@elm.example')).done).toBe(true)
    expect(await add('Amara@elm.example')).toMatchObject({ why: 'one_contact_point_of_a_value' })
  })
})

describe('a nomination', () => {
  test('is of somebody who works there; one votes, and it counts only while they do', async () => {
    const [amara, cal] = [await somebody(), await somebody('Cottersett')]
    const voter = { purpose: 'ballots' as const }
    const named = (person_id: Id<'person'>) =>
      whole.write((tx) => nominate(tx, tollgate, { ...voter, person_id }), 'one_authorised_voter_at_a_time')
    expect(await named(amara)).toMatchObject({ why: 'not_of_the_practice' })
    const post = await held(amara, partner(tollgate))
    await held(cal, partner(tollgate))
    const first = await named(amara)
    expect(first.done).toBe(true)
    expect(await named(cal)).toMatchObject({ why: 'one_authorised_voter_at_a_time' })
    await whole.write((tx) => endPost(tx, post, { last_on: day('2026-11-18'), seen: '[2020-04-01,)' }))
    const there = await whole.read((tx) => nominationsAt(tx, tollgate.practice_id, day('2026-11-19')))
    expect(there).toMatchObject([{ person_id: amara, purpose: 'ballots', is_there: false }])
    if (!first.done) throw new Error(first.why)
    await whole.write((tx) => endNomination(tx, tollgate, first.value))
    expect((await named(cal)).done).toBe(true)
  })
})

test('what a record says of somebody is what was done, never what they are called', async () => {
  const records = await whole.write(async (tx) => {
    tx.leavesNoRecord('only looked')
    return done(await tx.db.selectFrom('platform.record').select(['what', 'about']).execute())
  })
  const about = JSON.stringify(records)
  expect(about).toContain('register.post_moved')
  expect(about).not.toMatch(/Ashpole|Birkwhistle|9012345|amara@/)
})
