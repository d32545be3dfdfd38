import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Faraway LMC', ['Faraway'])
await openData(installation, [
  {
    ods_code: 'Q90001',
    lmc: wealdshire!,
    changed: { '2026-07-01': { name: 'Elm House Surgery' } },
    counted: { '2026-01-01': 9_000, '2026-04-01': 9_200, '2026-10-01': 11_000 },
  },
  {
    ods_code: 'Q90002',
    lmc: wealdshire!,
    facts: { name: 'Old Quarry' },
    changed: { '2026-05-01': { status: 'closed' } },
    counted: { '2026-01-01': 3_000, '2026-04-01': 2_900 },
  },
  { ods_code: 'Q90003', lmc: saltmarsh!, facts: { name: 'Saltby Surgery' } },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_staff', { office_id })
const wes = await person(installation, 'Wes Weald', 'office_staff', { office_id, lmc_id: wealdshire!.id })
const sam = await person(installation, 'Sam Salt', 'committee_member', { office_id })
const fay = await person(installation, 'Fay Away', 'office_administrator', { office_id: elsewhere.office_id })
const html = async (path: string, cookie = ruth.cookie) => (await site.get(path, cookie)).text()

test('a practice is shown as it was on a day, with what had happened by then', async () => {
  const now = await html('/practices/Q90001')
  expect(now).toContain('<h1>Elm House Surgery')
  expect(now).toContain('From Elm Surgery to Elm House Surgery.')
  expect(now).toContain('mailto:dana.whitlock.mp@parliament.example')
  const then = await html('/practices/Q90001?as_at=2026-06-30')
  expect(then).toContain('<h1>Elm Surgery')
  expect(then).not.toContain('From Elm Surgery')
  expect(then).toContain('9,200')
})

test('a practice that went and one that grew as much point to each other, and say that it is a guess', async () => {
  expect(await html('/practices/Q90002')).toMatch(
    /may have been taken over by.*Elm House Surgery.*1,800.*No file says so/s,
  )
  expect(await html('/practices/Q90001')).toMatch(/may have taken over from.*Old Quarry/s)
})

test('the facts of any practice are open to every office; notes and groups only to its own', async () => {
  const page = await html('/practices/Q90001', fay.cookie)
  expect(page).toContain('Elm House Surgery')
  expect(page).not.toContain('office’s notes')
  expect(page).not.toContain('Groups and tags')
})

test.each([
  '/practices/Q99999',
  '/practices/elm',
  '/practices/..%2f',
  '/practices/Q9000%00',
  `/practices/${randomUUID()}`,
])('%s is not found', async (path) => {
  expect((await site.get(path, ruth.cookie)).status).toBe(404)
})

describe('notes', () => {
  const note = (words: string, pressed = randomUUID() as string) => ({ words, pressed })

  test('a note is kept, shown with its writer and may be withdrawn', async () => {
    const reply = await site.post(
      '/practices/Q90001/notes',
      note('Partners retire in spring.\nAsk in March.'),
      ruth.cookie,
    )
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices/Q90001'])
    const page = await html('/practices/Q90001')
    expect(page).toContain('Ask in March.')
    expect(page).toContain('Ruth Okafor, 09:00 on 19 November 2026')
    const withdrawal = /action="([^"]+\/withdrawal)"/.exec(page)?.[1] ?? ''
    expect((await site.post(withdrawal, {}, ruth.cookie)).status).toBe(303)
    expect(await html('/practices/Q90001')).not.toContain('Ask in March.')
    expect((await site.post(withdrawal, {}, ruth.cookie)).status).toBe(404)
  })

  test('pressing twice keeps one note', async () => {
    const twice = note('Heard of a merger')
    await site.post('/practices/Q90001/notes', twice, ruth.cookie)
    await site.post('/practices/Q90001/notes', twice, ruth.cookie)
    expect((await html('/practices/Q90001')).match(/Heard of a merger/g)).toHaveLength(1)
  })

  test.each([
    ['943 476 5919 wrote to us', 'NHS number'],
    ['Her date of birth is 3 April 1962', 'date of birth'],
    ['  ', 'Enter a note'],
  ])('“%s” is refused beside the question', async (words, error) => {
    const reply = await site.post('/practices/Q90001/notes', note(words), ruth.cookie)
    expect(reply.status).toBe(422)
    expect(await reply.text()).toMatch(new RegExp(`id="words-error".*${error}`, 's'))
  })

  test('nobody outside the office, and no committee member, can read or write one', async () => {
    await site.post('/practices/Q90001/notes', note('In confidence'), ruth.cookie)
    expect(await html('/practices/Q90001', sam.cookie)).not.toContain('In confidence')
    expect((await site.post('/practices/Q90001/notes', note('x'), sam.cookie)).status).toBe(403)
    expect((await site.post('/practices/Q90001/notes', note('x'), fay.cookie)).status).toBe(404)
    expect((await site.post('/practices/Q90003/notes', note('x'), wes.cookie)).status).toBe(404)
    expect((await site.post('/practices/Q90001/notes', note('x'))).status).toBe(303)
  })
})

describe('groups', () => {
  const make = (name: string, lmc_id: string = wealdshire!.id, cookie = ruth.cookie) =>
    site.post(
      '/groups',
      { lmc_id, name, kind: 'federation', from_day: '1', from_month: '4', from_year: '2026' },
      cookie,
    )
  const made = async (name: string) => (await make(name)).headers.get('location')?.split('/').at(-1) ?? ''
  const from = (day: string) => {
    const [year = '', month = '', of = ''] = day.split('-')
    return { from_day: of, from_month: month, from_year: year }
  }

  test('a practice joins a group for a time, and the group shows it for that time', async () => {
    const group_id = await made('Weald Federation')
    expect(
      (await site.post('/practices/Q90001/memberships', { group_id, ...from('2026-05-01') }, ruth.cookie)).status,
    ).toBe(303)
    expect(await html(`/areas/group/${group_id}`)).toContain('Elm House Surgery')
    expect(await html(`/areas/group/${group_id}?as_at=2026-04-30`)).not.toContain('/practices/Q90001')
    expect((await site.post(`/practices/Q90001/memberships/${group_id}/ending`, {}, ruth.cookie)).status).toBe(303)
    expect(await html('/practices/Q90001')).toContain('In no group.')
    expect(await html(`/areas/group/${group_id}?as_at=2026-11-18`)).toContain('/practices/Q90001')
    expect((await site.post(`/practices/Q90001/memberships/${group_id}/ending`, {}, ruth.cookie)).status).toBe(404)
  })

  test('refusals: member_once_at_a_time, group_does_not_stand_then, one_group_of_a_name_at_a_time', async () => {
    const group_id = await made('Coast Locality')
    const join = (day: string) => site.post('/practices/Q90001/memberships', { group_id, ...from(day) }, ruth.cookie)
    const early = await join('2026-03-31')
    expect([early.status, (await early.text()).includes('doesn’t stand on that day')]).toEqual([409, true])
    expect((await join('2026-05-01')).status).toBe(303)
    expect((await join('2026-06-01')).status).toBe(409)
    const again = await make('Coast Locality')
    expect([again.status, (await again.text()).includes('There is a group of this name')]).toEqual([409, true])
    expect((await make('')).status).toBe(422)
    expect((await join('2026-02-30')).status).toBe(422)
  })

  test('a group ends once, after it began, and everybody leaves it: group_has_ended, ends_before_it_began', async () => {
    const id = await made('Short Federation')
    await site.post('/practices/Q90001/memberships', { group_id: id }, ruth.cookie)
    const end = (day: string) => {
      const [year = '', month = '', of = ''] = day.split('-')
      return site.post(`/groups/${id}/ending`, { until_day: of, until_month: month, until_year: year }, ruth.cookie)
    }
    expect((await end('2026-04-01')).status).toBe(409)
    expect((await end('2026-11-19')).status).toBe(303)
    expect((await end('2026-11-20')).status).toBe(409)
    expect(await html('/practices/Q90001')).not.toContain('Short Federation')
  })

  test('a group is out of reach of another LMC and of who may not group practices', async () => {
    const group_id = await made('Weald Only')
    expect((await make('Theirs', saltmarsh!.id, wes.cookie)).status).toBe(404)
    expect((await make('Theirs', wealdshire!.id, sam.cookie)).status).toBe(403)
    expect((await site.get(`/areas/group/${group_id}`, fay.cookie)).status).toBe(404)
    expect((await site.get(`/groups/${group_id}/ending`, fay.cookie)).status).toBe(404)
    expect((await site.post(`/groups/${group_id}/ending`, {}, fay.cookie)).status).toBe(404)
    expect((await site.post('/practices/Q90003/memberships', { group_id }, ruth.cookie)).status).toBe(404)
    expect((await site.get('/groups/1/ending', ruth.cookie)).status).toBe(404)
  })
})
