import { expect, test } from 'vitest'
import { softAuthenticator } from '../../../../tests/support/authenticator.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import {
  challengeFrom,
  codeOf,
  comeIn,
  cookiesAfter,
  makePasskey,
  offeredTo,
  setUpAuthenticator,
} from '../../../../tests/support/ways-in.ts'
import { modules } from '../../../modules.ts'
import { needs_second_step, grants, type Role } from '../../../roles.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const lmc_id = lmcs[0]?.id
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const after = (minutes: number) => siteAt(installation, site.now.add({ seconds: minutes * 60 }).toString())

let number = 0
/** Each story has somebody of its own. */
const somebody = (role: Role = 'office_administrator') =>
  person(installation, `Somebody ${'a'.repeat((number += 1))}`, role, {
    office_id,
    ...(lmc_id && role.startsWith('practice') && { lmc_id }),
  })

const step = (site: Site, cookie: string, code: string, return_to = '/practices') =>
  site.post('/sign-in/proof/code', { code, return_to }, cookie)
const isIn = async (at: Site, cookie: string) => (await at.get('/sessions', cookie)).status === 200

/** Somebody with an authenticator who has just opened a link in another browser. */
async function halfInWithApp(role: Role = 'office_administrator') {
  const who = await somebody(role)
  const { secret, codes } = await setUpAuthenticator(site, await comeIn(site, who))
  return { ...who, secret, codes, half: await comeIn(site, who) }
}

test.each([...needs_second_step])(
  'after a link alone, %s is sent to the second step from every address',
  async (role) => {
    const cookie = await comeIn(site, await somebody(role as Role))
    const found: string[] = []
    for (const { method, path, may } of modules.flatMap(({ routes }) => routes)) {
      if (path.startsWith('/sign-') || may === 'accounts.pass_second_step') continue
      const address = path.replaceAll(/:\w+/g, '0192a3b4-0000-7000-8000-000000000000')
      const reply = await (method === 'GET' ? site.get(address, cookie) : site.post(address, { a: 'b' }, cookie))
      const location = reply.headers.get('location') ?? ''
      if (reply.status !== 303 || !/^\/sign-in\/second-step(\?|$)/.test(location))
        found.push(`${method} ${path}: ${reply.status} ${location}`)
    }
    expect(found).toEqual([])
  },
)

test('half in, the JSON API is as closed as to a stranger', async () => {
  const cookie = await comeIn(site, await somebody())
  for (const { path } of modules.flatMap(({ apis }) => apis ?? []))
    expect((await site.get(`/api/v1${path.replaceAll(/\{\w+\}/g, 'x')}`, cookie)).status, path).toBe(401)
})

test('practices stay in by a link alone', async () => {
  for (const role of Object.keys(grants) as Role[]) {
    if (needs_second_step.has(role)) continue
    expect(await isIn(site, await comeIn(site, await somebody(role))), role).toBe(true)
  }
})

test('whoever has nothing sets up an authenticator, is shown ten codes once, and is in where they were going', async () => {
  const half = await comeIn(site, await somebody())
  const page = await (await site.get('/sign-in/second-step?return_to=/practices', half)).text()
  expect(page).toContain('Set up a second step')
  expect(page).toContain('/ways-in/authenticator/new?return_to=%2Fpractices')
  const { cookie, codes } = await setUpAuthenticator(site, half)
  expect(new Set(codes).size).toBe(10)
  expect(await isIn(site, cookie)).toBe(true)
  expect(await isIn(site, half), 'the secret of before is worth nothing').toBe(false)
})

test('a passkey too lets in whoever had nothing', async () => {
  const half = await comeIn(site, await somebody())
  expect(await isIn(site, await makePasskey(site, half, softAuthenticator()))).toBe(true)
  expect(await isIn(site, half)).toBe(false)
})

test('half in, whoever has a way is not let make another: it is asked for', async () => {
  const { half } = await halfInWithApp()
  const paths = ['/ways-in/passkeys/challenge', '/ways-in/passkeys', '/ways-in/authenticator']
  const forms = { answer: 'x', name: 'Mine', code: '123456', offer: 'x', return_to: '/' }
  for (const path of paths) {
    const reply = await site.post(path, forms, half)
    expect([path, reply.headers.get('location')?.split('?')[0]]).toEqual([path, '/sign-in/second-step'])
  }
  const page = await (await site.get('/sign-in/second-step', half)).text()
  expect(page).toContain('Code from your authenticator app')
  expect(page).not.toContain('/ways-in/')
})

test('the code of now lets in, with a session whose secret is new', async () => {
  const { half, secret } = await halfInWithApp()
  const later = after(1)
  const reply = await step(later, half, await codeOf(secret, later))
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices'])
  const cookie = cookiesAfter(reply, half)
  expect(cookie).not.toBe(half)
  expect(await isIn(later, cookie)).toBe(true)
  expect(await isIn(later, half), 'a session planted half in stays outside').toBe(false)
})

test('a code is good once, for whoever gives it first', async () => {
  const { half, secret, account_id } = await halfInWithApp()
  const later = after(1)
  const code = await codeOf(secret, later)
  expect((await step(later, half, code)).status).toBe(303)
  const other = await comeIn(later, { account_id })
  const again = await step(later, other, code)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('or it was used already')
  expect((await step(later, other, await codeOf(secret, later, -30))).status, 'an older one neither').toBe(409)
  expect((await step(later, other, await codeOf(secret, later, 30))).status).toBe(303)

  const latest = after(3)
  const browsers = [await comeIn(latest, { account_id }), await comeIn(latest, { account_id })]
  const now = await codeOf(secret, latest)
  const replies = await Promise.all(browsers.map((half) => step(latest, half, now)))
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
})

test('a code of a minute ago or of a minute on is not taken', async () => {
  const { half, secret } = await halfInWithApp()
  const later = after(10)
  for (const seconds of [-90, -60, 60, 90])
    expect((await step(later, half, await codeOf(secret, later, seconds))).status, `${seconds} s`).toBe(409)
  expect((await step(later, half, await codeOf(secret, later, 29))).status).toBe(303)
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12345\n67', '-12345'])('%j is no code', async (code) => {
  const { half } = await halfInWithApp()
  const reply = await step(site, half, code)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('Enter the six digits of the code')
})

test('a code is taken however it is spaced', async () => {
  const { half, secret } = await halfInWithApp()
  const later = after(1)
  const code = await codeOf(secret, later)
  expect((await step(later, half, ` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(303)
})

test('a recovery code stands in for the device, once, however it is typed', async () => {
  const { half, codes, account_id } = await halfInWithApp()
  const use = (cookie: string, recovery_code: string) =>
    site.post('/sign-in/proof/recovery-code', { recovery_code, return_to: '/practices' }, cookie)
  const [first = '', second = ''] = codes
  expect((await use(half, 'K7QM-2XWD')).status).toBe(422)
  expect(
    (
      await use(
        half,
        first.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
      )
    ).status,
  ).toBe(409)
  const reply = await use(half, first.toLowerCase().replaceAll('-', ' '))
  expect(await isIn(site, cookiesAfter(reply, half))).toBe(true)
  const other = await comeIn(site, { account_id })
  expect((await use(other, first)).status).toBe(409)
  expect((await use(other, second)).status).toBe(303)
  const stranger = await comeIn(site, await somebody())
  expect((await use(stranger, codes[2] ?? '')).status, 'another’s code').toBe(409)
})

test('a passkey is the second step too, and only one’s own', async () => {
  const who = await somebody()
  const device = softAuthenticator()
  await makePasskey(site, await comeIn(site, who), device)
  const prove = async (cookie: string) =>
    site.post(
      '/sign-in/proof/passkey',
      { answer: device.use(await challengeFrom(site, '/sign-in/passkey/challenge', cookie)), return_to: '/practices' },
      cookie,
    )
  const half = await comeIn(site, who)
  const reply = await prove(half)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices'])
  expect(await isIn(site, cookiesAfter(reply, half))).toBe(true)
  // passkey_unknown
  const other = await prove(await comeIn(site, await somebody()))
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('That passkey isn’t one of yours')
})

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', '/%0d%0aset-cookie:x=y'])(
  'the second step never leads to %j, nor breaks a header with it',
  async (return_to) => {
    const { half, secret } = await halfInWithApp()
    const page = await (
      await site.get(`/sign-in/second-step?${new URLSearchParams({ return_to }).toString()}`, half)
    ).text()
    expect(page).not.toMatch(/value="(\/\/|https:|\/\\)/)
    const later = after(1)
    const reply = await step(later, half, await codeOf(secret, later), return_to)
    expect(new URL(reply.headers.get('location') ?? '', 'http://localhost:3000').host).toBe('localhost:3000')
    for (const cookie of reply.headers.getSetCookie()) expect(cookie).toMatch(/^openlmc(-device)?=[\w-]{43};/)
  },
)

test('where one doesn’t belong one is sent on: in to the page asked for, half in to the second step', async () => {
  const who = await somebody()
  const full = who.cookie
  expect((await site.get('/sign-in/second-step?return_to=/practices', full)).headers.get('location')).toBe('/practices')
  const half = await comeIn(site, who)
  expect((await site.get('/sign-in/again?return_to=/practices', half)).headers.get('location')).toBe(
    '/sign-in/second-step?return_to=%2Fpractices',
  )
  expect((await site.get('/sign-in/second-step')).headers.get('location')).toContain('/sign-in?return_to=')
})

test('what matters asks again after ten minutes, and not before', async () => {
  const who = await somebody()
  const { secret, cookie } = await setUpAuthenticator(site, await comeIn(site, who))
  expect((await after(9).get('/ways-in/recovery-codes', cookie)).status).toBe(200)
  const late = after(10)
  const asked = await late.get('/ways-in/recovery-codes', cookie)
  expect(asked.headers.get('location')).toBe('/sign-in/again?return_to=%2Fways-in%2Frecovery-codes')
  expect(await isIn(late, cookie), 'the rest stays open').toBe(true)
  expect(await (await late.get('/sign-in/again', cookie)).text()).toContain('Is it still you?')
  const proved = await step(late, cookie, await codeOf(secret, late), '/ways-in/recovery-codes')
  expect(proved.headers.get('location')).toBe('/ways-in/recovery-codes')
  const again = cookiesAfter(proved, cookie)
  expect((await late.get('/ways-in/recovery-codes', again)).status).toBe(200)
  expect(await isIn(late, cookie), 'and the session’s secret is new').toBe(false)
})

test('a form on another site can prove nothing', async () => {
  const { half, secret } = await halfInWithApp()
  const later = after(1)
  const body = new URLSearchParams({ code: await codeOf(secret, later), return_to: '/' })
  const headers = { origin: 'https://evil.example', cookie: half }
  expect((await later.ask('/sign-in/proof/code', { method: 'POST', body, headers })).status).toBe(403)
  expect(await isIn(later, half)).toBe(false)
})

test('a role given in another office needs the second step here too', async () => {
  const there = await office(installation, 'Fenland LMC', ['Fenland'])
  const jo = await somebody('practice_staff')
  const link = await comeIn(site, jo)
  expect(await isIn(site, link)).toBe(true)
  await site.scope().operate(async (tx) => {
    await tx.db
      .insertInto('accounts.role_held')
      .values({
        account_id: jo.account_id,
        office_id: there.office_id,
        role: 'committee_member',
        during: '[2026-01-01,)',
        given_at: tx.now,
      })
      .execute()
    tx.leavesNoRecord('a test')
    return { done: true, value: undefined }
  })
  expect(await isIn(site, link)).toBe(false)
})

test('what is shown of a secret is kept by no browser, and no secret is kept in the clear', async () => {
  const half = await comeIn(site, await somebody())
  const { secret } = await offeredTo(site, half)
  expect((await site.get('/ways-in/authenticator/new', half)).headers.get('cache-control')).toBe('no-store')
  const { cookie, codes } = await setUpAuthenticator(site, half)
  const kept = JSON.stringify(
    await Promise.all([
      installation.db.selectFrom('accounts.authenticator').selectAll().execute(),
      installation.db.selectFrom('accounts.recovery_code').selectAll().execute(),
      installation.db.selectFrom('accounts.challenge').selectAll().execute(),
      installation.db.selectFrom('accounts.session').selectAll().execute(),
      installation.db.selectFrom('accounts.device').selectAll().execute(),
    ]),
  )
  for (const told of [secret, ...codes, ...cookie.split('; ').map((pair) => pair.split('=')[1] ?? '')])
    expect(kept).not.toContain(told)
})
