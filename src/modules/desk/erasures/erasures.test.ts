import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { operate } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Marsh', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })
const eve = await person(installation, 'Eve Fen', 'office_administrator', { office_id: elsewhere.office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id, lmc_id: wealdshire!.id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })

await operate(site.scope(), async (tx) => {
  const names = { given_names: 'Com', family_name: 'Mittee', account_id: com.account_id, office_id }
  const kept = { lmc_ids: [wealdshire!.id], source: 'typed' as const, made_at: tx.now, made_by: 'Ruth Okafor' }
  await tx.db
    .insertInto('register.person')
    .values({ ...names, ...kept })
    .execute()
})
const html = async (path: string, cookie: string) => (await site.get(path, cookie)).text()
const ask = (cookie: string, words = '') => site.post('/my/data/erasure', { words }, cookie)

test('somebody reads what can go and what must be kept and why, asks, and those who answer are told', async () => {
  expect(await html('/my/data', com.cookie)).toContain('href="/my/data/erasure"')
  expect(await html('/my/data/erasure', com.cookie)).toMatch(
    /Can go:.*who you are.*What must be kept, and why.*seven years/s,
  )
  const reply = await ask(com.cookie, 'I have left')
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/my/data?asked=erasure'])
  expect(await html('/my/data?asked=erasure', com.cookie)).toContain('The office has been asked')
  expect(await html('/notifications', ruth.cookie)).toContain('Com Mittee asks for what is kept of them to be erased')
  for (const { cookie } of [sal, eve, sam]) expect(await html('/notifications', cookie)).not.toContain('Com Mittee')
})

test('while one request is open another is refused: one_open_erasure_request', async () => {
  const reply = await ask(com.cookie)
  expect([reply.status, (await reply.text()).includes('You asked already')]).toEqual([409, true])
})

test('of whom nothing is kept is told so: nothing_is_kept_of_you', async () => {
  const reply = await ask(sam.cookie)
  expect([reply.status, (await reply.text()).includes('only what lets you sign in is kept')]).toEqual([409, true])
})

test('words that could identify a patient are not sent, and a stranger signs in', async () => {
  expect((await ask(com.cookie, 'About 943 476 5919')).status).toBe(422)
  expect((await site.get('/my/data/erasure')).headers.get('location')).toContain('/sign-in')
  expect((await site.post('/my/data/erasure', {})).headers.get('location')).toBe('/sign-in')
})
