import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-03-20T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
const now = '2026-03-20T08:00:00Z'
const ruth = await person(installation, 'Ruth Okafor', 'office_staff', { office_id }, now)
const sal = await person(installation, 'Sal Marsh', 'office_staff', { office_id, lmc_id: saltmarsh!.id }, now)
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id, lmc_id: wealdshire!.id }, now)
const jo = await person(installation, 'Jo Bright', 'practice_staff', { office_id }, now)
const eve = await person(installation, 'Eve Fen', 'office_administrator', { office_id: elsewhere.office_id }, now)

type Sent = Readonly<Record<string, string>>
const usual: Sent = {
  title: 'Liaison meeting',
  falls_on_day: '30',
  falls_on_month: '3',
  falls_on_year: '2026',
  begins: '17:30',
  ends: '19:00',
  place: 'Weald House',
  lmc: '',
}
let presses = 0
const press = () => `0197a1b2-0000-4000-8000-${String(++presses).padStart(12, '0')}`
const add = (sent: Sent = {}, cookie = ruth.cookie) =>
  site.post('/calendar/dates', { ...usual, pressed: press(), ...sent }, cookie)
const html = async (path: string, cookie = ruth.cookie) => (await site.get(path, cookie)).text()
const march = (cookie = ruth.cookie) => html('/calendar?month=2026-03', cookie)
const idOf = async (title: string) => {
  const [, id] = new RegExp(`/calendar/dates/([0-9a-f-]{36})">${title}`).exec(await march()) ?? []
  return id ?? ''
}

test('a date is added, shown by London’s clocks, changed and removed', async () => {
  const reply = await add({ title: 'Liaison meeting' })
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/calendar?month=2026-03'])
  expect(await march()).toMatch(/17:30 to 19:00.*Liaison meeting/s)
  const path = `/calendar/dates/${await idOf('Liaison meeting')}`
  expect(await html(path)).toMatch(/Monday 30 March 2026, 17:30 to 19:00, London time.*value="17:30"/s)
  const change = { ...usual, title: 'Moved', falls_on_day: '27', changes: '0' }
  expect((await site.post(path, change, ruth.cookie)).status).toBe(303)
  expect(await march()).toMatch(/Friday 27 March 2026.*17:30 to 19:00.*Moved/s)
  expect(await html(`${path}/removal`)).toContain('Remove this date?')
  expect((await site.post(`${path}/removal`, {}, ruth.cookie)).status).toBe(303)
  expect(await march()).not.toContain('Moved')
  expect((await site.get(path, ruth.cookie)).status).toBe(404)
})

test.each([
  ['before the clocks change in March', '27', '3', '17:30', '2026-03-27T17:30:00Z'],
  ['after it', '30', '3', '17:30', '2026-03-30T16:30:00Z'],
  ['before they change back in October', '23', '10', '17:30', '2026-10-23T16:30:00Z'],
  ['after it', '26', '10', '17:30', '2026-10-26T17:30:00Z'],
  ['in the hour that is skipped', '29', '3', '01:30', '2026-03-29T01:30:00Z'],
  ['in the hour that comes twice, the first of it', '25', '10', '01:30', '2026-10-25T00:30:00Z'],
])('London’s time on a day %s is its moment', async (_, falls_on_day, falls_on_month, begins, moment) => {
  const title = `At ${moment}`
  expect((await add({ title, falls_on_day, falls_on_month, begins, ends: '' })).status).toBe(303)
  const answer = await site.scope({ ...site.scope().actor, office_id }).write(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(
      await tx.db.selectFrom('desk.diary_date').select('begins_at').where('title', '=', title).executeTakeFirst(),
    )
  })
  expect(answer.done && answer.value?.begins_at?.toString()).toBe(moment)
})

test.each([
  [{ ends: '17:00' }, 409, 'That would end before it begins'],
  [{ ends: '17:30' }, 409, 'That would end before it begins'],
  [{ begins: '' }, 409, 'Say when it begins too'],
  [{ begins: '25:00' }, 422, 'Begins at must be a time of the day'],
  [{ begins: 'half five' }, 422, 'Begins at must be a time of the day'],
  [{ falls_on_day: '31', falls_on_month: '2' }, 422, 'Day must be a real date'],
  [{ title: '' }, 422, 'Enter title'],
  [{ title: 'About 943 476 5919' }, 422, 'NHS number'],
  [{ title: 'Two\u202Elines' }, 422, 'can’t be seen'],
  [{ lmc: elsewhere.lmcs[0]!.id }, 422, 'Select whose date it is'],
  [{ pressed: 'x' }, 422, 'Add a date'],
])('a date with %j is not taken, and what was typed is there', async (sent, status, words) => {
  const reply = await add({ title: 'Kept for the reader', ...sent })
  const text = await reply.text()
  expect([reply.status, text.includes(words)]).toEqual([status, true])
  expect('title' in sent || text.includes('Kept for the reader')).toBe(true)
  expect(await march()).not.toContain('Kept for the reader')
})

test('a form sent twice adds one date', async () => {
  const pressed = press()
  for (const _ of [1, 2]) expect((await add({ title: 'Once', pressed })).status).toBe(303)
  expect((await march()).match(/>Once</g)).toHaveLength(1)
})

test('who comes second is told: changed_since', async () => {
  await add({ title: 'Contested' })
  const path = `/calendar/dates/${await idOf('Contested')}`
  await site.post(path, { ...usual, title: 'Contested', place: 'Here', changes: '0' }, ruth.cookie)
  const late = await site.post(path, { ...usual, title: 'Contested', place: 'There', changes: '0' }, ruth.cookie)
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Somebody else changed this date')
})

test('one LMC’s date is seen by it alone, the office’s by all of it, and another office’s by nobody here', async () => {
  await add({ title: 'Of Wealdshire', lmc: wealdshire!.id })
  await add({ title: 'Of the office' })
  await add({ title: 'Of the fens', lmc: '' }, eve.cookie)
  expect(await march()).toMatch(/Of Wealdshire \(Wealdshire\)/)
  expect(await march(com.cookie)).toMatch(/Of Wealdshire</)
  expect(await march(sal.cookie)).not.toContain('Of Wealdshire')
  for (const { cookie } of [ruth, com, sal]) expect(await march(cookie)).toContain('Of the office')
  for (const { cookie } of [ruth, com, sal]) expect(await march(cookie)).not.toContain('Of the fens')
  const path = `/calendar/dates/${await idOf('Of Wealdshire')}`
  expect((await site.get(path, sal.cookie)).status).toBe(404)
  expect((await site.post(path, { ...usual, changes: '0' }, sal.cookie)).status).toBe(404)
  expect((await site.post(`${path}/removal`, {}, eve.cookie)).status).toBe(404)
})

test('a committee member reads and writes nothing; a practice has no calendar; a stranger signs in', async () => {
  const path = `/calendar/dates/${await idOf('Of the office')}`
  expect(await html(path, com.cookie)).toMatch(/Weald House.*Ruth Okafor/s)
  for (const [address, cookie] of [
    ['/calendar/dates/new', com.cookie],
    [`${path}/removal`, com.cookie],
    ['/calendar', jo.cookie],
    [path, jo.cookie],
  ] as const)
    expect((await site.get(address, cookie)).status).toBe(403)
  for (const cookie of [com.cookie, jo.cookie]) expect((await add({}, cookie)).status).toBe(403)
  expect((await site.get('/calendar')).headers.get('location')).toContain('/sign-in')
})
