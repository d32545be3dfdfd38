import { afterAll, expect, test } from 'vitest'
import { linkIn, mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { client, fakeProvider, type SignsIn } from '../../../../tests/support/provider.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import type { Id } from '../../../platform/values.ts'
import { subjectIn, mayCall } from '../../../platform/openid.ts'
import { cameAnew, providerLabel } from './rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const fens = await office(installation, 'Fenland LMC', ['Fenland'])
const provider = await fakeProvider()
afterAll(() => provider.down())

let people = 0
const somebody = (role: 'office_administrator' | 'practice_staff' = 'office_administrator') =>
  person(installation, `Staff ${String.fromCharCode(97 + people++).repeat(3)}`, role, { office_id })
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })

const set = (more = {}, cookie = ruth.cookie) =>
  site.post('/providers', { name: 'NHSmail', issuer: provider.issuer, ...client, is_on: 'yes', ...more }, cookie)
const at = (await set()).headers.get('location') ?? ''
const id = at.replace('/providers/', '')

const cookies = (...replies: readonly (Response | string)[]) =>
  replies
    .flatMap((reply) =>
      typeof reply === 'string' ? reply : reply.headers.getSetCookie().map((one) => one.split(';')[0] ?? ''),
    )
    .filter((cookie) => cookie !== '' && !cookie.endsWith('='))
    .join('; ')
const sessionIn = (reply: Response) =>
  reply.headers
    .getSetCookie()
    .find((one) => /^openlmc=\S/.test(one))
    ?.split(';')[0] ?? ''

const setOut = (cookie = '', query = '', on: Site = site) => on.get(`/sign-in/providers/${id}${query}`, cookie)
/** A whole round trip: leaves, signs in there as somebody, comes back. */
async function signIn(who: SignsIn, cookie = '', query = '') {
  const left = await setOut(cookie, query)
  return site.get(provider.comeBack(left.headers.get('location') ?? '', who), cookies(cookie, left))
}
/** Links, from the page of one's ways in. */
async function link(who: SignsIn, cookie: string) {
  const left = await site.post(`/providers/${id}/link`, {}, cookie)
  const href = (await left.text()).match(/href="(http:\/\/127[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
  return site.get(provider.comeBack(href, who), cookies(cookie, left))
}
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const saying = (sentence: string) => [409, expect.stringContaining(sentence)]
const recorded = async (what: string) => {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return done(
      await tx.db
        .selectFrom('platform.record')
        .select(['actor', 'office_id', 'about'])
        .where('what', '=', what)
        .execute(),
    )
  })
  return answer.done ? answer.value : []
}

test('Ruth links NHSmail with her account, and from then on signs in by it, with no second step', async () => {
  const sent = await site.post(`/providers/${id}/link`, {}, ruth.cookie)
  expect(await sent.text()).toContain('Go on to NHSmail')
  expect((await link({ sub: 'ruth-1' }, ruth.cookie)).headers.get('location')).toBe('/ways-in')
  expect(await (await site.get('/ways-in', ruth.cookie)).text()).toMatch(/NHSmail.*linked at.*Unlink/s)

  expect(await (await site.get('/sign-in?return_to=/practices')).text()).toMatch(
    new RegExp(`href="/sign-in/providers/${id}\\?return_to=%2Fpractices"[^>]*>Sign in with NHSmail<`),
  )
  const reply = await signIn({ sub: 'ruth-1' }, '', '?return_to=/practices')
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices'])
  expect((await site.get('/roles', sessionIn(reply))).status).toBe(200)
  expect((await recorded('accounts.provider_linked'))[0]).toMatchObject({ office_id, actor: 'Ruth Okafor' })
})

test('whoever is known there and not here is refused, and never known by an e-mail address', async () => {
  const claims = { email: 'ruth.okafor@wealdshire.example', email_verified: true, name: 'Ruth Okafor' }
  const reply = await signIn({ sub: 'somebody-else', claims })
  expect(sessionIn(reply)).toBe('')
  expect(await said(reply)).toEqual(saying('You are known there, but not here yet.')) // identity_unknown
})

test.each(['nonce', 'audience', 'issuer', 'time', 'key', 'unsigned'] as const)(
  'an answer with a wrong %s is not believed',
  async (wrong) => {
    const reply = await signIn({ sub: 'ruth-1', wrong })
    expect(sessionIn(reply)).toBe('')
    expect(await said(reply)).toEqual(saying('The provider’s answer could not be believed.'))
  },
)

test('a wrong state, another browser’s, one used already and one that came too late are refused', async () => {
  const left = await setOut()
  const back = provider.comeBack(left.headers.get('location') ?? '', { sub: 'ruth-1' })
  const refused = async (reply: Response) =>
    expect([sessionIn(reply), ...(await said(reply))]).toEqual(['', 409, expect.any(String)])
  await refused(await site.get(back))
  await refused(await site.get(back, 'openlmc-provider=another'))
  await refused(await siteAt(installation, '2026-11-19T09:10:00Z').get(back, cookies(left)))
  const other = await setOut()
  await refused(await site.get(back.replace(/state=.*/, 'state=x'), cookies(other)))
  await refused(await site.get(`${back}&state=again`, cookies(await setOut())))

  expect((await site.get(back, cookies(left))).status).toBe(303)
  await refused(await site.get(back, cookies(left)))
  // The code alone, brought back to a round trip of one's own, is spent there too.
  const third = await setOut()
  const state = new URL(third.headers.get('location') ?? '').searchParams.get('state') ?? ''
  await refused(await site.get(back.replace(/state=[^&]*/, `state=${state}`), cookies(third)))
  const before = (await recorded('accounts.provider_failed')).length
  const cancelled = await setOut()
  const its_state = new URL(cancelled.headers.get('location') ?? '').searchParams.get('state') ?? ''
  expect(
    await said(await site.get(`/sign-in/provider?error=access_denied&state=${its_state}`, cookies(cancelled))),
  ).toEqual(saying('The provider didn’t let you in.'))
  expect((await recorded('accounts.provider_failed')).length).toBe(before)
})

test('a provider that is down is said so, on the page and on the office’s record, and is there again when it is up', async () => {
  const dale = await office(installation, 'Dale LMC', ['Dale'])
  const ada = await person(installation, 'Ada Dale', 'office_administrator', { office_id: dale.office_id })
  const theirs = ((await set({ name: 'Dale’s', client_id: 'dale' }, ada.cookie)).headers.get('location') ?? '').replace(
    '/providers/',
    '',
  )
  await provider.down()
  const reply = await site.get(`/sign-in/providers/${theirs}`)
  expect(await said(reply)).toEqual(saying(`${provider.issuer} does not answer. Sign in by a link`))
  expect(await (await site.post(`/providers/${theirs}/trial`, {}, ada.cookie)).text()).toMatch(
    /It can’t be used as it is\..*does not answer/s,
  )
  expect((await recorded('accounts.provider_failed')).at(-1)).toMatchObject({ office_id: dale.office_id })
  await provider.up()
  expect((await site.get(`/sign-in/providers/${theirs}`)).status).toBe(303)
  expect(await (await site.post(`/providers/${theirs}/trial`, {}, ada.cookie)).text()).toMatch(
    /It answers\..*signs people in at/s,
  )
  const before = provider.calls()
  await site.get(`/sign-in/providers/${theirs}`)
  expect(provider.calls()).toBe(before)
  expect((await siteAt(installation, '2026-11-19T10:00:00Z').get(`/sign-in/providers/${theirs}`)).status).toBe(303)
  expect(provider.calls()).toBe(before + 1)
})

test('an invitation is accepted by the provider: the account is made, and linked by issuer and subject', async () => {
  const asked = {
    name: 'Amina Yusuf',
    role: 'officer',
    of: lmcs[0]?.id ?? '',
    ods_code: '',
    last_day_day: '',
    last_day_month: '',
    last_day_year: '',
  }
  await site.post('/invitations', { ...asked, email: 'amina@wealdshire.example' }, ruth.cookie)
  await site.runJobs()
  const invitation = linkIn((await mailTo(site, 'amina@wealdshire.example'))[0])
  const href =
    (await (await site.get(invitation)).text()).match(/href="\/sign-in\/providers\/[^?]*(\?invitation=[^"]*)"/)?.[1] ??
    ''
  const reply = await signIn({ sub: 'amina-1' }, '', href)
  expect(reply.status).toBe(303)
  expect((await site.get('/practices', sessionIn(reply))).status).toBe(200)
  expect((await signIn({ sub: 'amina-1' })).status).toBe(303)
  expect(await said(await signIn({ sub: 'amina-2' }, '', href))).toEqual(
    saying('This invitation doesn’t work any more.'),
  ) // invitation_spent

  // An account that has better is not opened by a link in the mail and whatever sign-in its finder has.
  await site.post('/invitations', { ...asked, role: 'observer', email: 'amina@wealdshire.example' }, ruth.cookie)
  await site.runJobs()
  const second = `?invitation=${linkIn((await mailTo(site, 'amina@wealdshire.example'))[0])
    .split('/')
    .at(-1)}`
  expect(await said(await signIn({ sub: 'eve-1' }, '', second))).toEqual(saying('You have an account here already.')) // account_has_better
  expect((await signIn({ sub: 'amina-1' }, '', second)).status).toBe(303)
})

test('what somebody is called there is one account’s, and stays it', async () => {
  const tom = await somebody()
  expect(await said(await link({ sub: 'ruth-1' }, tom.cookie))).toEqual(saying('linked with another account here')) // identity_is_anothers
  expect((await link({ sub: 'tom-1' }, tom.cookie)).status).toBe(303)
  expect((await link({ sub: 'tom-1' }, tom.cookie)).status).toBe(303)
  // Begun by one and brought back by another, a link is nobody's.
  const left = await site.post(`/providers/${id}/link`, {}, tom.cookie)
  const href = (await left.text()).match(/href="(http:\/\/127[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(await said(await site.get(provider.comeBack(href, { sub: 'eve-2' }), cookies(ruth.cookie, left)))).toEqual(
    saying('You were signed out meanwhile.'),
  )
})

test('it is unlinked, save where it is the only way in of somebody who needs one', async () => {
  const tom = await somebody()
  await link({ sub: 'tom-2' }, tom.cookie)
  const remove = (cookie: string) =>
    site.post('/ways-in/identities/removal', { issuer: provider.issuer, subject: 'tom-2' }, cookie)
  expect(await said(await remove(tom.cookie))).toEqual(saying('This is your only way in beside a link')) // last_way_in
  expect((await remove(ruth.cookie)).status).toBe(404)
  expect((await site.post('/ways-in/identities/removal', {}, tom.cookie)).status).toBe(404)
  await link({ sub: 'tom-2b' }, tom.cookie)
  expect((await remove(tom.cookie)).status).toBe(303)
  expect((await signIn({ sub: 'tom-2' })).status).toBe(409)
  expect((await signIn({ sub: 'tom-2b' })).status).toBe(303)
})

test('whoever proves again who they are signs in there anew', async () => {
  const tom = await somebody()
  await link({ sub: 'tom-3' }, tom.cookie)
  const left = await setOut(tom.cookie)
  expect(new URL(left.headers.get('location') ?? '').searchParams.get('prompt')).toBe('login')
  const long_ago = { auth_time: Math.floor(site.now.epochMilliseconds / 1000) - 3600 }
  const stale = provider.comeBack(left.headers.get('location') ?? '', { sub: 'tom-3', claims: long_ago })
  expect(await said(await site.get(stale, cookies(tom.cookie, left)))).toEqual(saying('Sign in there anew'))
  const reply = await signIn(
    { sub: 'tom-3', claims: { auth_time: Math.floor(site.now.epochMilliseconds / 1000) + 5 } },
    tom.cookie,
  )
  expect(reply.status).toBe(303)
  expect(sessionIn(reply)).not.toBe(tom.cookie)
  expect((await site.get('/roles', tom.cookie)).status).toBe(303)
})

test('signing in there without being asked anything there is no proof that it is still them', async () => {
  const { cookie } = await somebody()
  await link({ sub: 'desk-1' }, cookie)
  const began = Math.floor(site.now.epochMilliseconds / 1000)
  const provedBy = async (claims: Readonly<Record<string, number>>) => {
    const session = sessionIn(await signIn({ sub: 'desk-1', claims }))
    expect((await site.get('/practices', session)).status).toBe(200)
    return (await site.get('/ways-in/recovery-codes', session)).headers.get('location') === null
  }
  expect(await provedBy({ auth_time: began - 3600 })).toBe(false)
  expect(await provedBy({})).toBe(false)
  expect(await provedBy({ auth_time: began + 5 })).toBe(true)
})

test('a provider that is off is offered to nobody, and lets nobody in', async () => {
  const made = ((await set({ name: 'Old sign-in' })).headers.get('location') ?? '').replace('/providers/', '')
  const left = await site.get(`/sign-in/providers/${made}`)
  const back = provider.comeBack(left.headers.get('location') ?? '', { sub: 'ruth-1' })
  await site.post(
    `/providers/${made}`,
    { name: 'Old sign-in', issuer: provider.issuer, client_id: client.client_id, client_secret: '' },
    ruth.cookie,
  )
  expect(await (await site.get('/sign-in')).text()).not.toContain('Old sign-in')
  expect((await site.get(`/sign-in/providers/${made}`)).status).toBe(404)
  expect(await said(await site.get(back, cookies(left)))).toEqual(saying('This sign-in has been turned off.'))
})

test('its secret is sealed and shown to nobody; blank keeps it; a wrong one lets nobody in', async () => {
  const { sealed_client_secret } = await installation.db
    .selectFrom('accounts.identity_provider')
    .select('sealed_client_secret')
    .where('id', '=', id as Id<'identity_provider'>)
    .executeTakeFirstOrThrow()
  expect(sealed_client_secret).not.toContain('hush')
  const change = (client_secret: string, name = 'NHSmail') =>
    site.post(
      at,
      { name, issuer: provider.issuer, client_id: client.client_id, client_secret, is_on: 'yes' },
      ruth.cookie,
    )
  expect(await (await change('', '')).text()).not.toContain('hush')
  const elsewhere = {
    name: 'NHSmail',
    issuer: 'https://login.evil.example',
    ...client,
    client_secret: '',
    is_on: 'yes',
  }
  expect(await said(await site.post(at, elsewhere, ruth.cookie))).toEqual(saying('Enter the client secret'))
  expect((await change('')).status).toBe(303)
  expect((await signIn({ sub: 'ruth-1' })).status).toBe(303)
  await change('not it')
  expect(await said(await signIn({ sub: 'ruth-1' }))).toEqual(saying('The provider’s answer could not be believed.'))
  await change(client.client_secret)
  expect((await signIn({ sub: 'ruth-1' })).status).toBe(303)
})

test.each([
  ['issuer_may_not_be_called', { issuer: 'http://login.example.org' }, 'The issuer must be an https address'],
  ['issuer_may_not_be_called', { issuer: 'https://10.0.0.1/' }, 'The issuer must be an https address'],
  ['secret_wanted', { name: 'Another', client_secret: '' }, 'Enter the client secret'],
  ['one_provider_of_a_name_in_an_office', {}, 'There is a provider of this name'],
])('%s is a sentence', async (_, more, sentence) => {
  expect(await said(await set(more))).toEqual(saying(sentence))
})

test('nobody sets one up who may not; another office’s is not there', async () => {
  const finn = await person(installation, 'Finn Drew', 'office_administrator', { office_id: fens.office_id })
  const tom = await person(installation, 'Tom Field', 'office_staff', { office_id })
  expect((await set({}, tom.cookie)).status).toBe(403)
  expect((await set({}, '')).headers.get('location')).toMatch(/^\/sign-in/)
  for (const what of ['', '/trial'])
    expect(
      (await site.post(`${at}${what}`, { name: 'Mine now', issuer: provider.issuer, ...client }, finn.cookie)).status,
    ).toBe(404)
  expect(await (await site.get('/providers', finn.cookie)).text()).toContain('There is none. Set one up below.')
})

test('an address is called only where an operator could mean it', () => {
  const on = (address: string) => mayCall(address, 'https://lmc.example')
  expect(on('https://login.microsoftonline.com/37c354b2/v2.0')).toBe(true)
  for (const address of [
    'http://login.example.org',
    'https://localhost/',
    'http://127.0.0.1:9/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://intranet/',
    'https://user:pass@login.example.org',
    'file:///etc/passwd',
    'login.example.org',
    '',
    'https://2130706433/',
    'https://0x7f.1/',
  ])
    expect(on(address), address).toBe(false)
  expect(mayCall('http://127.0.0.1:9/', 'http://localhost:3000')).toBe(true)
})

test('Microsoft’s people are known by their object in their tenant, and nobody else’s by what they call so', () => {
  const tid = '37c354b2-85b0-47f5-b222-07b48d774ee3'
  const microsoft = { iss: `https://login.microsoftonline.com/${tid}/v2.0`, sub: 'pairwise', tid, oid: 'o-1' }
  expect(subjectIn(microsoft)).toBe('oid o-1')
  expect(subjectIn({ ...microsoft, tid: 'another' })).toBe('pairwise')
  expect(subjectIn({ ...microsoft, oid: undefined })).toBe('pairwise')
  expect(subjectIn({ ...microsoft, iss: `https://evil.example/${tid}/v2.0` })).toBe('pairwise')
  expect(subjectIn({ ...microsoft, iss: `https://evil-login.microsoftonline.com.evil.example/${tid}/v2.0` })).toBe(
    'pairwise',
  )
})

test('a name stands alone where one office has providers, and with the office’s where several have', () => {
  const [one, other] = [
    { name: 'NHSmail', office_name: 'Weald' },
    { name: 'NHSmail', office_name: 'Fens' },
  ]
  expect(providerLabel(one, [one])).toBe('NHSmail')
  expect(providerLabel(one, [one, other])).toBe('NHSmail (Weald)')
})

test('who signed in there before they were asked to has not proved it again; clocks may differ by a minute', () => {
  const began = site.now
  const at_second = began.epochMilliseconds / 1000
  expect([undefined, at_second, at_second - 59, at_second - 61].map((when) => cameAnew(when, began))).toEqual([
    true,
    true,
    true,
    false,
  ])
})
