import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { notify } from '../../../platform/notify.ts'
import { tokenHash } from '../../../platform/session.ts'
import { officeInWords } from './rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const here = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const there = await office(installation, 'Fenland LMC', ['Fenland'])
const elsewhere = await office(installation, 'Dale LMC', ['Dale'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id: here.office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id: here.office_id })

await site.scope().operate(async (tx) => {
  const held = { account_id: ruth.account_id, role: 'office_staff', given_at: tx.now }
  await tx.db
    .insertInto('accounts.role_held')
    .values([
      { ...held, office_id: there.office_id, during: '[2026-01-01,)' },
      { ...held, office_id: elsewhere.office_id, during: '[2020-01-01,2026-11-19)' },
    ])
    .execute()
  await notify(tx, [ruth.account_id], there.office_id, 'a', { title: 'Something in the fens', href: '/' })
  tx.leavesNoRecord('a test')
  return done()
})
const choose = (office_id: string, cookie = ruth.cookie) => site.post('/choose', { office: office_id }, cookie)
const workingIn = (cookie: string) =>
  installation.db
    .selectFrom('accounts.session')
    .select('office_id')
    .where('token_hash', '=', tokenHash(cookie.split('=')[1] ?? ''))
    .executeTakeFirstOrThrow()

test('whoever works in two offices is asked once, and works in the one they chose', async () => {
  await installation.db
    .updateTable('accounts.session')
    .set({ office_id: null })
    .where('account_id', '=', ruth.account_id)
    .execute()
  expect((await site.get('/', ruth.cookie)).headers.get('location')).toBe('/choose')
  const page = await (await site.get('/choose', ruth.cookie)).text()
  expect(page).toMatch(/Fenland LMC.*1 new notification/s)
  expect(page).not.toMatch(/Dale LMC|checked/)
  const reply = await choose(there.office_id)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/'])
  expect(await (await site.get('/', ruth.cookie)).text()).toMatch(/Fenland LMC.*new notifications/s)
  await choose(here.office_id)
  const back = await (await site.get('/', ruth.cookie)).text()
  expect(back).toMatch(/Wealdshire and Saltmarsh LMCs/)
  expect(back).toContain('href="/choose"')
})

test('an office where one holds no role, or none any more, can’t be chosen', async () => {
  for (const office_id of [elsewhere.office_id, here.lmcs[0]?.id ?? '', '']) {
    expect((await choose(office_id)).status).toBe(422)
    expect(await workingIn(ruth.cookie)).toEqual({ office_id: here.office_id })
  }
  expect((await choose(there.office_id, sam.cookie)).status).toBe(422)
  expect(await workingIn(sam.cookie)).toEqual({ office_id: here.office_id })
})

test('whoever has one office is not asked, and a stranger is sent to sign in', async () => {
  expect(await (await site.get('/', sam.cookie)).text()).not.toContain('href="/choose"')
  expect((await site.get('/choose')).headers.get('location')).toContain('/sign-in')
  expect((await site.post('/choose', { office: there.office_id })).headers.get('location')).toBe('/sign-in')
})

test('what an office is to somebody is said in one line', () => {
  expect(officeInWords({ lmcs: [], practices: 0, unseen: 0 })).toBe('The whole office')
  expect(officeInWords({ lmcs: ['Dale LMC'], practices: 2, unseen: 1 })).toBe(
    'Dale LMC · 2 practices · 1 new notification',
  )
})
