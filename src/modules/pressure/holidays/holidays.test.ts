import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { holidaysOf } from './reads.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })

const address = `/lmcs/${wealdshire!.id}/returns/holidays`
const page = async () => (await site.get(address, ruth.cookie)).text()
const form = (day: string, name = 'Wealdshire Day') => {
  const [on_day_year = '', on_day_month = '', on_day_day = ''] = day.split('-')
  return { on_day_day, on_day_month, on_day_year, name }
}
const add = (day: string, name?: string) => site.post(address, form(day, name), ruth.cookie)
const move = (how: 'striking' | 'restoring', chosen: string) => site.post(`${address}/${how}`, { chosen }, ruth.cookie)
const holidayOn = async (day: string, lmc = wealdshire!) =>
  site
    .scope(system(office_id, [lmc.id]))
    .read(async (tx) => (await holidaysOf(tx, lmc.id))(Temporal.PlainDate.from(day)))

test('England’s bank holidays of this year and the next are listed', async () => {
  const shown = await page()
  for (const part of [
    'Monday 6 April 2026',
    'Friday 25 December 2026',
    'Monday 28 December 2026',
    'Easter Monday',
    'Monday 27 December 2027',
    '16 days',
  ])
    expect(shown).toContain(part)
})

test('a day of one’s own is added, and taken out again', async () => {
  expect((await add('2027-06-14')).status).toBe(303)
  expect(await holidayOn('2027-06-14')).toBe('Wealdshire Day')
  expect(await holidayOn('2027-06-14', saltmarsh)).toBeUndefined()
  expect(await page()).toContain('Added here')
  expect((await move('restoring', '2027-06-14')).status).toBe(303)
  expect(await holidayOn('2027-06-14')).toBeUndefined()
})

test('one of England’s is struck and kept again, twice as well as once', async () => {
  expect((await move('striking', '2026-12-28')).status).toBe(303)
  expect((await move('striking', '2026-12-28')).status).toBe(303)
  expect(await holidayOn('2026-12-28')).toBeUndefined()
  expect(await holidayOn('2026-12-28', saltmarsh)).toBe('Boxing Day (substitute day)')
  expect(await page()).toContain('Not kept here')
  expect((await move('restoring', '2026-12-28')).status).toBe(303)
  expect((await move('restoring', '2026-12-28')).status).toBe(303)
  expect(await holidayOn('2026-12-28')).toBe('Boxing Day (substitute day)')
})

test.each([
  ['one of England’s (day_is_on_englands_list)', '2026-12-25', 'England’s list already', 409],
  ['a Saturday (day_is_no_weekday)', '2026-11-28', 'no working day anyway', 409],
  ['a day of this week (week_has_begun)', '2026-11-20', 'has begun, or is past', 409],
  ['a day long past', '2020-03-03', 'has begun, or is past', 409],
  ['no day at all', '', 'Enter day', 422],
  ['a day that never was', '2027-02-30', 'real date', 422],
])('%s is refused beside the question', async (_, day, words, status) => {
  const reply = await add(day)
  expect(reply.status).toBe(status)
  const text = await reply.text()
  expect(text).toContain(words)
  expect(text).toContain('href="#on_day"')
})

test('a day added twice is said (holiday_pkey), and a past one can’t be struck', async () => {
  await add('2027-07-01')
  const again = await add('2027-07-01', 'Another name')
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('added already')])
  const past = await move('striking', '2026-08-31')
  expect([past.status, await past.text()]).toEqual([409, expect.stringContaining('has begun, or is past')])
})

test('a day that is not England’s, or none at all, can’t be struck', async () => {
  for (const day of ['2027-06-15', 'tomorrow', '']) expect((await move('striking', day)).status).toBe(404)
  expect((await move('restoring', 'tomorrow')).status).toBe(404)
})

test('every change is in the record', async () => {
  const whats = (await (await site.get('/record.json?what=holiday', ruth.cookie)).json()) as { what: string }[]
  expect(whats.length).toBeGreaterThan(4)
})

test('whoever may not is turned away, and another office’s or LMC’s days are nowhere', async () => {
  expect((await site.get(address)).status).toBe(303)
  expect((await site.get(address, priya.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await site.post(address, form('2027-06-21'), cookie)).status).toBe(404)
    for (const how of ['striking', 'restoring'])
      expect((await site.post(`${address}/${how}`, { chosen: '2026-12-25' }, cookie)).status).toBe(404)
  }
  expect(await holidayOn('2027-06-21')).toBeUndefined()
})
