import { expect, test } from 'vitest'
import { softAuthenticator } from '../../../../tests/support/authenticator.ts'
import { mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testConfig, testInstallation, type Site } from '../../../../tests/support/site.ts'
import {
  challengeFrom,
  codeOf,
  comeIn,
  cookiesAfter,
  makePasskey,
  setUpAuthenticator,
} from '../../../../tests/support/ways-in.ts'
import { runCommandLine } from '../../../command-line.ts'
import { done } from '../../../platform/answers.ts'
import type { Id } from '../../../platform/values.ts'
import type { Role } from '../../../roles.ts'
import { accounts } from '../module.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const there = await office(installation, 'Fenland LMC', ['Fenland'])

/** Each story has a day of its own, and people of its own. */
let day = 0
function story() {
  day += 1
  const site = siteAt(
    installation,
    Temporal.Instant.from('2026-11-01T09:00:00Z')
      .add({ hours: 24 * day })
      .toString(),
  )
  const somebody = (role: Role = 'office_staff', where = office_id) =>
    person(
      installation,
      `Somebody ${'a'.repeat(day)} ${'b'.repeat((number += 1))}c`,
      role,
      { office_id: where },
      site.now.toString(),
    )
  let number = 0
  const after = (minutes: number) =>
    siteAt(installation, site.now.add({ seconds: Math.round(minutes * 60) }).toString())
  return { site, somebody, after }
}

const step = (at: Site, cookie: string, code: string) =>
  at.post('/sign-in/proof/code', { code, return_to: '/' }, cookie)
const addressOf = ({ name }: Person) => `${name.toLowerCase().replaceAll(' ', '.')}@wealdshire.example`
/** A code that the app doesn't show. */
const wrongFor = async (secret: string, at: Site) => {
  const shown = await Promise.all([-30, 0, 30].map((seconds) => codeOf(secret, at, seconds)))
  return ['000000', '111111', '222222', '333333'].find((code) => !shown.includes(code)) ?? ''
}
async function guess(at: Site, cookie: string, secret: string, times: number) {
  const wrong = await wrongFor(secret, at)
  const pages: string[] = []
  for (let time = 0; time < times; time += 1) pages.push(await (await step(at, cookie, wrong)).text())
  return pages
}

test('the tenth wrong code in a quarter of an hour shuts the account to codes for half an hour, the right one too', async () => {
  const { site, somebody, after } = story()
  const who = await somebody()
  const { secret, codes } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  const pages = await guess(site, half, secret, 10)
  expect(pages.slice(0, 9).every((page) => page.includes('That isn’t the code of now'))).toBe(true)
  expect(pages[9]).toContain('No code is taken until 09:30')
  const later = after(5)
  expect(await (await step(later, half, await codeOf(secret, later))).text()).toContain('No code is taken until 09:30')
  const recovery = { recovery_code: codes[0] ?? '', return_to: '/' }
  expect((await later.post('/sign-in/proof/recovery-code', recovery, half)).status).toBe(409)
  expect((await step(after(29), half, await codeOf(secret, after(29)))).status).toBe(409)
  expect((await step(after(30), half, await codeOf(secret, after(30)))).status).toBe(303)
})

test('wrong codes spread over more than a quarter of an hour shut nothing', async () => {
  const { site, somebody, after } = story()
  const who = await somebody()
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  await guess(site, half, secret, 9)
  const page = (await guess(after(15), half, secret, 9)).at(-1)
  expect(page).toContain('That isn’t the code of now')
})

test('fifty guesses at once, from two browsers, are no more than ten', async () => {
  const { site, somebody } = story()
  const who = await somebody()
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const halves = [await comeIn(site, who), await comeIn(site, who)]
  const wrong = await wrongFor(secret, site)
  const pages = await Promise.all(
    Array.from({ length: 50 }, async (_, time) => (await step(site, halves[time % 2] ?? '', wrong)).text()),
  )
  expect(pages.filter((page) => page.includes('That isn’t the code of now')).length).toBe(9)
  const { n } = await installation.db
    .selectFrom('accounts.lockout')
    .select((is) => is.fn.countAll<number>().as('n'))
    .where('account_id', '=', who.account_id)
    .executeTakeFirstOrThrow()
  expect(n).toBe(1)
})

test('one network address gives sixty codes in a quarter of an hour, whoever’s', async () => {
  const { site, somebody } = story()
  const from = async (address: string) => {
    const half = await comeIn(site, await somebody())
    const body = new URLSearchParams({ code: '000000', return_to: '/' })
    const headers = { origin: 'http://localhost:3000', cookie: half }
    return (await site.ask('/sign-in/proof/code', { method: 'POST', body, headers }, address)).status
  }
  for (let time = 0; time < 60; time += 1) expect(await from('192.0.2.9')).toBe(409)
  expect(await from('192.0.2.9')).toBe(429)
  expect(await from('192.0.2.10')).toBe(409)
})

test('a passkey still works, since nobody can guess one', async () => {
  const { site, somebody } = story()
  const who = await somebody()
  const { secret, cookie } = await setUpAuthenticator(site, await comeIn(site, who))
  const device = softAuthenticator()
  await makePasskey(site, cookie, device)
  const half = await comeIn(site, who)
  await guess(site, half, secret, 10)
  const answer = device.use(await challengeFrom(site, '/sign-in/passkey/challenge'))
  expect((await site.post('/sign-in/passkey', { answer, return_to: '/' })).status).toBe(303)
})

test('its holder is told by mail, and the office’s administrators on their pages; nobody of another office', async () => {
  const { site, somebody } = story()
  const [who, admin, colleague] = [await somebody(), await somebody('office_administrator'), await somebody()]
  const stranger = await somebody('office_administrator', there.office_id)
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  await guess(site, await comeIn(site, who), secret, 10)
  await site.runJobs()
  const [letter] = await mailTo(site, addressOf(who))
  expect(letter).toMatchObject({ to_name: who.name, subject: 'Your account takes no codes for half an hour' })
  expect(letter?.text_body).toContain('until 09:30')
  const toldOf = async ({ cookie }: Person) =>
    (await (await site.get('/notifications', cookie)).text()).includes(who.name)
  expect(await toldOf(admin)).toBe(true)
  expect(await toldOf(colleague)).toBe(false)
  expect(await toldOf(stranger)).toBe(false)
  const page = await (await site.get('/lockouts', admin.cookie)).text()
  expect(page).toMatch(new RegExp(`${who.name}.*Too many wrong codes`, 's'))
  expect(await (await site.get('/lockouts', stranger.cookie)).text()).not.toContain(who.name)
  expect((await site.get('/lockouts', colleague.cookie)).status).toBe(403)
})

test('an administrator lets codes be taken again; nobody else does', async () => {
  const { site, somebody, after } = story()
  const [who, admin, colleague] = [await somebody(), await somebody('office_administrator'), await somebody()]
  const stranger = await somebody('office_administrator', there.office_id)
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  await guess(site, half, secret, 10)
  const release = (cookie?: string) => site.post(`/lockouts/${who.account_id}/release`, {}, cookie)
  expect((await release()).headers.get('location')).toBe('/sign-in')
  expect((await release(colleague.cookie)).status).toBe(403)
  expect((await release(stranger.cookie)).status).toBe(404)
  expect((await release(admin.cookie)).headers.get('location')).toBe('/lockouts?done=released')
  expect(await (await site.get('/lockouts', admin.cookie)).text()).toContain('Nobody is locked out')
  const later = after(1)
  expect((await guess(later, half, secret, 1))[0], 'the wrong codes of before count no more').toContain(
    'That isn’t the code of now',
  )
  expect((await step(later, half, await codeOf(secret, later))).status).toBe(303)
})

test('whoever has lost their device says so, and is listed once; nothing is shut by it', async () => {
  const { site, somebody, after } = story()
  const [who, admin] = [await somebody(), await somebody('office_administrator')]
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  const say = () => site.post('/sign-in/lost-device', { return_to: '/practices' }, half)
  expect((await say()).headers.get('location')).toBe('/sign-in/second-step?return_to=%2Fpractices&said=lost')
  await say()
  await site.runJobs()
  const letters = (await mailTo(site, addressOf(who))).filter(({ subject }) => subject.includes('lost'))
  expect(letters.length).toBe(1)
  const page = await (await site.get('/lockouts', admin.cookie)).text()
  expect(page.split(`>${who.name}<`).length - 1).toBe(1)
  expect(page).toContain('Says their device is lost')
  const later = after(1)
  expect((await step(later, half, await codeOf(secret, later))).status).toBe(303)
  expect((await site.post('/sign-in/lost-device', { return_to: '/' })).headers.get('location')).toBe('/sign-in')
})

test('a second step is reset with a reason, by an administrator of the office who just showed who they are', async () => {
  const { site, somebody, after } = story()
  const [who, admin, colleague] = [await somebody(), await somebody('office_administrator'), await somebody()]
  const stranger = await somebody('office_administrator', there.office_id)
  const { cookie, secret, codes } = await setUpAuthenticator(site, await comeIn(site, who))
  await makePasskey(site, cookie, softAuthenticator())
  const why = 'I rang her at the practice’s number, and know her voice'
  const reset = (cookie?: string, said = why, at = site) =>
    at.post(`/lockouts/${who.account_id}/reset`, { why: said }, cookie)
  expect(await (await site.get(`/lockouts?q=${encodeURIComponent(who.name)}`, admin.cookie)).text()).toContain(
    '1 passkey, authenticator app',
  )
  expect((await reset()).headers.get('location')).toBe('/sign-in')
  expect((await reset(colleague.cookie)).status).toBe(403)
  expect((await reset(stranger.cookie)).status).toBe(404)
  expect((await site.get(`/lockouts/${who.account_id}/reset`, stranger.cookie)).status).toBe(404)
  expect((await reset(admin.cookie, '')).status).toBe(422)
  expect((await reset(admin.cookie, 'NHS 943 476 5919')).status).toBe(422)
  expect((await reset(admin.cookie, why, after(11))).headers.get('location')).toContain('/sign-in/again')
  expect((await site.post(`/lockouts/${admin.account_id}/reset`, { why }, admin.cookie)).status, 'one’s own').toBe(403)
  expect((await site.get('/sessions', cookie)).status).toBe(200)

  expect((await reset(admin.cookie)).headers.get('location')).toBe('/lockouts?done=reset')
  expect((await site.get('/sessions', cookie)).headers.get('location')).toContain('/sign-in')
  await site.runJobs()
  expect((await mailTo(site, addressOf(who)))[0]).toMatchObject({ subject: 'Your second step was reset' })
  const record = await installation.db
    .selectFrom('accounts.account')
    .select('id')
    .where('id', '=', who.account_id)
    .executeTakeFirst()
  expect(record, 'the account itself stays').toBeDefined()
  expect(await (await site.get('/record', admin.cookie)).text()).toContain('know her voice')
  const half = await comeIn(site, who)
  expect(await (await site.get('/sign-in/second-step', half)).text()).toContain('Set up a second step')
  const later = after(1)
  expect((await step(later, half, await codeOf(secret, later))).status).toBe(409)
  const recovery = { recovery_code: codes[0] ?? '', return_to: '/' }
  expect((await later.post('/sign-in/proof/recovery-code', recovery, half)).status).toBe(409)
  const { cookie: fresh } = await setUpAuthenticator(later, half)
  expect((await later.get('/sessions', fresh)).status).toBe(200)
})

test('an operator resets the second step of an office’s only administrator', async () => {
  const { site, somebody } = story()
  const who = await somebody('office_administrator')
  const { cookie } = await setUpAuthenticator(site, await comeIn(site, who))
  const lines: string[] = []
  const type = (...args: string[]) =>
    runCommandLine(['accounts', 'reset', ...args], [{ name: 'accounts', commands: accounts.commands ?? [] }], {
      config: testConfig,
      now: () => site.now,
      open: async () => installation,
      scope: (_, actor) => site.scope(actor),
      print: (line) => lines.push(line),
      say: () => undefined,
    })
  await expect(type(addressOf(who))).rejects.toThrow('--why: Enter how you know that it is them.')
  // no_such_account
  await expect(type('nobody@wealdshire.example', '--why', 'A call')).rejects.toThrow('Nobody has an account')
  await expect(type('nobody', '--why', 'A call')).rejects.toThrow('Enter an e-mail address')
  expect(await type(addressOf(who), '--why', 'She stood before me')).toBe(0)
  expect(lines).toEqual([`${who.name} sets up a second step with the next link. They are told by mail.`])
  expect((await site.get('/sessions', cookie)).status).toBe(303)
})

test('on the night the clocks go back, half an hour is half an hour', async () => {
  const at = (moment: string) => siteAt(installation, moment)
  const site = at('2026-10-25T00:50:00Z')
  const who = await person(installation, 'Nora Night', 'office_staff', { office_id }, site.now.toString())
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  // Ten to two by summer time; half an hour on it is twenty past one by winter time.
  expect((await guess(site, half, secret, 10))[9]).toContain('No code is taken until 01:20 on 25 October 2026')
  const early = at('2026-10-25T01:19:59Z')
  expect((await step(early, half, await codeOf(secret, early))).status).toBe(409)
  const later = at('2026-10-25T01:20:00Z')
  const reply = await step(later, half, await codeOf(secret, later))
  expect(reply.status).toBe(303)
  expect((await later.get('/sessions', cookiesAfter(reply, half))).status).toBe(200)
})

test('an administrator of one LMC helps nobody whose roles reach beyond it, and finds nobody of another', async () => {
  const { site, somebody } = story()
  const scoped = async (role: Role, lmc_id: Id<'lmc'> | undefined, name: string) =>
    person(installation, name, role, { office_id, ...(lmc_id && { lmc_id }) }, site.now.toString())
  const [here, elsewhere] = lmcs.map(({ id }) => id)
  const admin = await scoped('office_administrator', here, 'Scoped Helper')
  const own = await scoped('officer', here, 'Scoped Colleague')
  const other = await scoped('officer', elsewhere, 'Scoped Neighbour')
  const whole = await somebody('office_administrator')
  const found = await (await site.get('/lockouts?q=scoped', admin.cookie)).text()
  expect(found).toContain('Scoped Colleague')
  expect(found).not.toContain('Scoped Neighbour')
  for (const who of [other, whole]) {
    expect((await site.get(`/lockouts/${who.account_id}/reset`, admin.cookie)).status).toBe(404)
    const reset = await site.post(`/lockouts/${who.account_id}/reset`, { why: 'I know her voice' }, admin.cookie)
    expect(reset.status).toBe(404)
    expect((await site.post(`/lockouts/${who.account_id}/release`, {}, admin.cookie)).status).toBe(404)
    expect((await site.get('/sessions', who.cookie)).status).toBe(200)
  }
  const reset = await site.post(`/lockouts/${own.account_id}/reset`, { why: 'I know her voice' }, admin.cookie)
  expect(reset.headers.get('location')).toBe('/lockouts?done=reset')
  await site.post('/sign-in/lost-device', { return_to: '/' }, await comeIn(site, other))
  await site.runJobs()
  expect(await (await site.get('/lockouts', admin.cookie)).text()).not.toContain('Scoped Neighbour')
  expect(await (await site.get('/notifications', admin.cookie)).text()).not.toContain('Scoped Neighbour')
  expect(await (await site.get('/notifications', whole.cookie)).text()).toContain('Scoped Neighbour')
})

test('a reset takes the office’s own sign-in away too, and another can be set up', async () => {
  const { site, somebody } = story()
  const who = await somebody()
  const helper = await somebody('office_administrator')
  await site.scope().operate(async (tx) => {
    await tx.db
      .insertInto('accounts.provider_identity')
      .values({ issuer: 'https://old.example', subject: 'somebody', account_id: who.account_id, made_at: tx.now })
      .execute()
    tx.leavesNoRecord('a test')
    return done()
  })
  await site.post(`/lockouts/${who.account_id}/reset`, { why: 'I know her voice' }, helper.cookie)
  const { cookie, codes } = await setUpAuthenticator(site, await comeIn(site, who))
  expect(codes).toHaveLength(10)
  const page = await (await site.get('/ways-in', cookie)).text()
  expect(page).toContain('Authenticator')
  expect(page).not.toContain('https://old.example')
})
