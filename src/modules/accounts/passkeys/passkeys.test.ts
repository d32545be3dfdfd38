import { beforeEach, expect, test } from 'vitest'
import { softAuthenticator, type SoftAuthenticator } from '../../../../tests/support/authenticator.ts'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import {
  challengeFrom,
  comeIn,
  cookiesAfter,
  makePasskey,
  setUpAuthenticator,
} from '../../../../tests/support/ways-in.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
/** Each story has an hour of its own, so that none uses up another's tries. */
let site = siteAt(installation, '2026-11-19T09:00:00Z')
beforeEach(() => {
  site = siteAt(installation, site.now.add({ hours: 1 }).toString())
})
const after = (minutes: number) => siteAt(installation, site.now.add({ minutes }).toString())

let number = 0
const somebody = (role: 'office_staff' | 'practice_staff' = 'office_staff') =>
  person(installation, `Somebody ${'a'.repeat((number += 1))}`, role, { office_id }, site.now.toString())

/** Somebody who holds one passkey. */
async function holder(role: 'office_staff' | 'practice_staff' = 'office_staff') {
  const who = await somebody(role)
  const device = softAuthenticator()
  await makePasskey(site, who.cookie, device)
  return { ...who, device }
}

const asked = (at: Site = site) => challengeFrom(at, '/sign-in/passkey/challenge')
const signIn = (answer: string, at: Site = site, cookie?: string, return_to = '/practices') =>
  at.post('/sign-in/passkey', { answer, return_to }, cookie)

const passkeysOf = ({ account_id }: Person) =>
  installation.db
    .selectFrom('accounts.passkey')
    .select(['id', 'name', 'last_used_at'])
    .where('account_id', '=', account_id)
    .execute()

test('a passkey signs in straight from the sign-in page, and is strong by itself', async () => {
  const { device } = await holder()
  expect(await (await site.get('/sign-in?return_to=/practices')).text()).toMatch(
    /data-passkey="use" data-challenge="\/sign-in\/passkey\/challenge" hidden/,
  )
  const reply = await signIn(device.use(await asked()))
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices'])
  const cookie = cookiesAfter(reply)
  expect((await site.get('/sessions', cookie)).status).toBe(200)
  expect((await site.get('/ways-in/recovery-codes', cookie)).status).toBe(200)
})

test('a device is told to verify who holds it, to keep the key itself, and for which site', async () => {
  const { cookie, account_id } = await somebody()
  expect(await asked()).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
  expect(await challengeFrom(site, '/ways-in/passkeys/challenge', cookie)).toMatchObject({
    rp: { id: 'localhost', name: 'Wealdshire and Saltmarsh LMCs' },
    user: { id: Buffer.from(account_id.replaceAll('-', ''), 'hex').toString('base64url') },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
  })
})

test('an answer is good once, and for five minutes', async () => {
  const { device } = await holder()
  const answer = device.use(await asked())
  expect((await signIn(answer)).status).toBe(303)
  // passkey_unknown
  const again = await signIn(answer)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('That passkey opens no account here')
  const slow = device.use(await asked())
  expect((await signIn(slow, after(5))).status).toBe(409)
  const replies = await Promise.all([signIn(device.use(await asked())), signIn(device.use(await asked()))])
  expect(replies.filter(({ status }) => status === 303).length, 'two browsers at once').toBeGreaterThan(0)
})

test('of the same answer sent twice at once, one wins', async () => {
  const { device } = await holder()
  const answer = device.use(await asked())
  const replies = await Promise.all([signIn(answer), signIn(answer), signIn(answer)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409, 409])
})

const wrong: readonly (readonly [string, (device: SoftAuthenticator, challenge: string) => string])[] = [
  ['for another site', (device, challenge) => device.use({ challenge }, { origin: 'https://evil.example' })],
  ['for another name', (device, challenge) => device.use({ challenge }, { rp_id: 'evil.example' })],
  ['without a finger', (device, challenge) => device.use({ challenge }, { flags: 0x01 })],
  ['without anybody there', (device, challenge) => device.use({ challenge }, { flags: 0x04 })],
  ['to a challenge never made', (device) => device.use({ challenge: 'A'.repeat(43) })],
  ['by a device nobody knows', (_, challenge) => softAuthenticator().use({ challenge })],
  ['that is no answer', () => 'x'],
  ['that is an answer to something else', (device, challenge) => device.make({ challenge })],
  ['in JSON of another shape', () => '{"id":{"a":1},"response":null}'],
  [
    'whose signature was changed',
    (device, challenge) => device.use({ challenge }).replace(/"signature":"./, '"signature":"A'),
  ],
  [
    'with bytes that say nothing',
    (device, challenge) =>
      device.use({ challenge }).replaceAll(/"authenticatorData":"[^"]+"/g, '"authenticatorData":"AAAA"'),
  ],
]

test.each(wrong)('an answer %s signs nobody in, in the same words as the others', async (_, answerFor) => {
  const { device } = await holder()
  const reply = await signIn(answerFor(device, (await asked()).challenge))
  expect(reply.status).toBe(409)
  expect(reply.headers.get('set-cookie')).toBeNull()
  expect(await reply.text()).toContain('That passkey opens no account here. Ask for a link instead.')
})

test('a key that was copied is found out by its count', async () => {
  const { device } = await holder()
  for (let use = 0; use < 3; use += 1) expect((await signIn(device.use(await asked()))).status).toBe(303)
  expect((await signIn(device.use(await asked(), { counter: 2 }))).status).toBe(409)
  expect((await signIn(device.use(await asked()))).status).toBe(303)
})

test('a session planted beforehand ends, and signing in leads to no other site', async () => {
  const { device } = await holder()
  const planted = await comeIn(site, await somebody(), 'passkey')
  const reply = await signIn(device.use(await asked()), site, planted, '//evil.example')
  expect(reply.headers.get('location')).toBe('/')
  expect((await site.get('/sessions', planted)).status).toBe(303)
  expect((await site.get('/sessions', cookiesAfter(reply, planted))).status).toBe(200)
})

test('a form on another site can’t sign in', async () => {
  const { device } = await holder()
  const body = new URLSearchParams({ answer: device.use(await asked()), return_to: '/' })
  const headers = { origin: 'https://evil.example' }
  expect((await site.ask('/sign-in/passkey', { method: 'POST', body, headers })).status).toBe(403)
})

const madeWrong: typeof wrong = [
  ['for another site', (device, challenge) => device.make({ challenge }, { origin: 'https://evil.example' })],
  ['for another name', (device, challenge) => device.make({ challenge }, { rp_id: 'evil.example' })],
  ['without a finger', (device, challenge) => device.make({ challenge }, { flags: 0x41 })],
  ['to another challenge', (device) => device.make({ challenge: 'A'.repeat(43) })],
  ['that only uses one', (device, challenge) => device.use({ challenge })],
]

test.each(madeWrong)('passkey_not_made: a device’s answer %s makes none', async (_, answerFor) => {
  const who = await somebody()
  const { challenge } = await challengeFrom(site, '/ways-in/passkeys/challenge', who.cookie)
  const answer = answerFor(softAuthenticator(), challenge)
  const reply = await site.post('/ways-in/passkeys', { answer, name: 'Mine', return_to: '/ways-in' }, who.cookie)
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('The device’s answer didn’t fit, or came too late')
  expect(await passkeysOf(who)).toEqual([])
})

test('what one person was asked to make, another can’t keep', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const answer = softAuthenticator().make(await challengeFrom(site, '/ways-in/passkeys/challenge', one.cookie))
  const form = { answer, name: 'Mine', return_to: '/ways-in' }
  expect((await site.post('/ways-in/passkeys', form, other.cookie)).status).toBe(409)
  expect((await site.post('/ways-in/passkeys', form)).headers.get('location')).toContain('/sign-in')
  expect((await site.post('/ways-in/passkeys', form, one.cookie)).status).toBe(200)
})

test('one device’s key is one account’s', async () => {
  const { device } = await holder()
  const other = await somebody()
  const answer = device.make(await challengeFrom(site, '/ways-in/passkeys/challenge', other.cookie))
  const reply = await site.post('/ways-in/passkeys', { answer, name: 'Mine', return_to: '/ways-in' }, other.cookie)
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('That passkey is here already')
})

test.each(['', ' ', 'a'.repeat(61), 'Ruth\u202Eenohp'])('%j is no name for a passkey', async (name) => {
  const who = await holder()
  const [{ id } = { id: '' }] = await passkeysOf(who)
  expect((await site.post(`/ways-in/passkeys/${id}`, { name }, who.cookie)).status).toBe(422)
  const answer = softAuthenticator().make(await challengeFrom(site, '/ways-in/passkeys/challenge', who.cookie))
  expect((await site.post('/ways-in/passkeys', { answer, name, return_to: '/' }, who.cookie)).status).toBe(422)
})

test('a passkey is renamed and removed by its holder, and by nobody else', async () => {
  const who = await holder('practice_staff')
  const other = await somebody()
  const [{ id } = { id: '' }] = await passkeysOf(who)
  const at = `/ways-in/passkeys/${id}`
  for (const cookie of [other.cookie]) {
    expect((await site.get(at, cookie)).status).toBe(404)
    expect((await site.post(at, { name: 'Stolen' }, cookie)).status).toBe(404)
    expect((await site.get(`${at}/removal`, cookie)).status).toBe(404)
    expect((await site.post(`${at}/removal`, {}, cookie)).status).toBe(404)
  }
  expect((await site.post(`${at}/removal`, {})).headers.get('location')).toBe('/sign-in')
  expect((await site.post(at, { name: 'Elm’s tablet' }, who.cookie)).headers.get('location')).toBe(
    '/ways-in?done=renamed',
  )
  expect(await (await site.get('/ways-in', who.cookie)).text()).toContain('Elm’s tablet')
  expect((await site.post(`${at}/removal`, {}, who.cookie)).headers.get('location')).toBe('/ways-in?done=removed')
  expect(await passkeysOf(who)).toEqual([])
  expect((await signIn(who.device.use(await asked()))).status).toBe(409)
  expect((await site.post(`${at}/removal`, {}, who.cookie)).status).toBe(404)
})

test('last_way_in: whoever’s role needs one keeps the last, and two removed at once leave one', async () => {
  const who = await holder()
  const remove = async (id: string) => (await site.post(`/ways-in/passkeys/${id}/removal`, {}, who.cookie)).status
  const [first] = await passkeysOf(who)
  const refusal = await site.post(`/ways-in/passkeys/${first?.id}/removal`, {}, who.cookie)
  expect(refusal.status).toBe(409)
  expect(await refusal.text()).toContain('This is your only way in beside a link')
  await makePasskey(site, who.cookie, softAuthenticator(), 'Second')
  const both = await passkeysOf(who)
  expect((await Promise.all(both.map(({ id }) => remove(id)))).toSorted((one, other) => one - other)).toEqual([
    303, 409,
  ])
  expect((await passkeysOf(who)).length).toBe(1)
  await setUpAuthenticator(site, who.cookie)
  expect(await remove((await passkeysOf(who))[0]?.id ?? '')).toBe(303)
  expect((await site.post('/ways-in/authenticator/removal', {}, who.cookie)).status).toBe(409)
})

test('recovery codes come with the first way, and not with the next', async () => {
  const who = await somebody()
  const make = async () => {
    const answer = softAuthenticator().make(await challengeFrom(site, '/ways-in/passkeys/challenge', who.cookie))
    return site.post('/ways-in/passkeys', { answer, name: 'One', return_to: '/ways-in' }, who.cookie)
  }
  const first = await make()
  expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await first.text()).toContain('They are shown only now')
  const second = await make()
  expect([second.status, second.headers.get('location')]).toEqual([303, '/ways-in'])
})

test('one network address asks a hundred and twenty times in a quarter of an hour; one passkey is tried twenty times', async () => {
  const quiet = siteAt(installation, '2026-12-01T09:00:00Z')
  const ask = async (from: string) =>
    (
      await quiet.ask(
        '/sign-in/passkey/challenge',
        { method: 'POST', body: new URLSearchParams(), headers: { origin: 'http://localhost:3000' } },
        from,
      )
    ).status
  for (let time = 0; time < 120; time += 1) expect(await ask('192.0.2.7')).toBe(200)
  expect(await ask('192.0.2.7')).toBe(429)
  expect(await ask('192.0.2.8')).toBe(200)

  const device = softAuthenticator()
  const answer = device.use({ challenge: 'A'.repeat(43) })
  const body = new URLSearchParams({ answer, return_to: '/' })
  const tryFrom = async (time: number) =>
    (
      await quiet.ask(
        '/sign-in/passkey',
        { method: 'POST', body, headers: { origin: 'http://localhost:3000' } },
        `192.0.2.${time + 20}`,
      )
    ).status
  for (let time = 0; time < 20; time += 1) expect(await tryFrom(time)).toBe(409)
  expect(await tryFrom(21)).toBe(429)
})
