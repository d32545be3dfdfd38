import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { Module } from '../../../platform/module.ts'

const installation = await testInstallation()
const moment = '2026-11-19T09:00:00Z'
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id, lmc_id: wealdshire!.id })
const jo = await person(installation, 'Jo Bright', 'practice_staff', { office_id })

const secret: Module = {
  name: 'stub',
  routes: [],
  calendars: [
    {
      kind: 'For the office',
      may: 'register.read_changes',
      find: async (_, from) => [
        { uid: 'x', title: 'Only the office', on: from, begins_at: null, ends_at: null, place: '', href: '' },
      ],
    },
  ],
}
const site = siteAt(installation, moment, [], [secret])

const make = async (cookie: string) => {
  const page = await (await site.post('/calendar/feed', {}, cookie)).text()
  return /http:\/\/localhost:3000(\/calendar\/feed\/[\w-]{43}\.ics)/.exec(page)?.[1] ?? ''
}
const addDate = (title: string, lmc = '') =>
  site.post(
    '/calendar/dates',
    {
      title,
      lmc,
      falls_on_day: '26',
      falls_on_month: '11',
      falls_on_year: '2026',
      begins: '17:30',
      pressed: crypto.randomUUID(),
    },
    ruth.cookie,
  )
await addDate('Liaison meeting')
await addDate('Saltmarsh alone', saltmarsh!.id)

test('an address is shown once, and another program reads the calendar there without signing in', async () => {
  const address = await make(ruth.cookie)
  const reply = await site.get(address)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const text = await reply.text()
  for (const part of [
    'DTSTART:20261126T173000Z',
    'SUMMARY:Liaison meeting',
    'SUMMARY:Christmas Day',
    'Only the office',
  ])
    expect(text).toContain(part)
  expect(await (await site.get('/calendar/feed', ruth.cookie)).text()).not.toContain(address)
})

test('it shows what its owner may see, and no more', async () => {
  const text = await (await site.get(await make(com.cookie))).text()
  expect(text).toContain('Liaison meeting')
  expect(text).not.toContain('Saltmarsh alone')
  expect(text).not.toContain('Only the office')
})

test('a new address ends the one before, and a revoked one leads nowhere', async () => {
  const first = await make(ruth.cookie)
  const second = await make(ruth.cookie)
  expect((await site.get(first)).status).toBe(404)
  expect((await site.get(second)).status).toBe(200)
  expect((await site.post('/calendar/feed/revocation', {}, com.cookie)).status).toBe(303)
  expect((await site.get(second)).status).toBe(200)
  await site.post('/calendar/feed/revocation', {}, ruth.cookie)
  await site.post('/calendar/feed/revocation', {}, ruth.cookie)
  expect((await site.get(second)).status).toBe(404)
})

test('an address stops with its owner’s role', async () => {
  const address = await make(com.cookie)
  await operate(site.scope(), async (tx) => {
    await tx.db
      .updateTable('accounts.role_held')
      .set({ during: '[2024-01-01,2026-11-21)' })
      .where('account_id', '=', com.account_id)
      .execute()
  })
  expect((await siteAt(installation, '2026-11-20T23:00:00Z').get(address)).status).toBe(200)
  expect((await siteAt(installation, '2026-11-21T00:30:00Z').get(address)).status).toBe(404)
})

test('a guess finds nothing, and looks like any page that isn’t there', async () => {
  for (const guess of ['x.ics', `${'a'.repeat(43)}.ics`, '%00.ics', `${'a'.repeat(5000)}.ics`])
    expect((await site.get(`/calendar/feed/${guess}`)).status).toBe(404)
})

test('a practice has no calendar to give out, and a stranger signs in', async () => {
  expect((await site.post('/calendar/feed', {}, jo.cookie)).status).toBe(403)
  expect((await site.post('/calendar/feed', {})).headers.get('location')).toBe('/sign-in')
})
