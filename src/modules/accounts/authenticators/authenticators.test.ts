import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testConfig, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { codeOf, comeIn, cookiesAfter, offeredTo, setUpAuthenticator } from '../../../../tests/support/ways-in.ts'
import { sealSecret } from '../../../platform/secrets.ts'
import { inFours, offerText, readOffer } from './rules.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const after = (minutes: number) => siteAt(installation, site.now.add({ minutes }).toString())

let number = 0
const somebody = (role: 'office_staff' | 'practice_staff' = 'practice_staff') =>
  person(installation, `Somebody ${'a'.repeat((number += 1))}`, role, { office_id })

const give = (at: Site, cookie: string, form: { code: string; offer: string }) =>
  at.post('/ways-in/authenticator', { ...form, return_to: '/ways-in' }, cookie)
const held = ({ account_id }: Person) =>
  installation.db
    .selectFrom('accounts.authenticator')
    .select(['sealed_secret', 'confirmed_at'])
    .where('account_id', '=', account_id)
    .execute()

test('the page shows the secret as a picture and in fours, under the office’s name', async () => {
  const { cookie } = await somebody()
  const page = await (await site.get('/ways-in/authenticator/new', cookie)).text()
  expect(page).toMatch(/<svg class="qr"[^>]*aria-label="The secret, for the app’s camera"/)
  expect(page).toMatch(/<code>([A-Z2-7]{4} ){7}[A-Z2-7]{4}<\/code>/)
  expect(inFours('JBSWY3DPEHPK3PXP')).toBe('JBSW Y3DP EHPK 3PXP')
})

test('it counts once a code has shown that the app has it', async () => {
  const who = await somebody()
  const { secret, offer } = await offeredTo(site, who.cookie)
  expect(await held(who)).toEqual([])
  // code_does_not_fit
  const wrong = await give(site, who.cookie, { code: await codeOf(secret, site, 3600), offer })
  expect(wrong.status).toBe(409)
  const again = await wrong.text()
  expect(again).toContain('That isn’t the code of now')
  expect(again.replaceAll(' ', ''), 'the same secret is shown, which the app has').toContain(`<code>${secret}</code>`)
  expect((await give(site, who.cookie, { code: '12345', offer })).status).toBe(422)
  expect((await give(site, who.cookie, { code: await codeOf(secret, site), offer })).status).toBe(200)
  expect((await held(who)).length).toBe(1)
})

test('the code that set it up is used up', async () => {
  const who = await somebody('office_staff')
  const { secret } = await setUpAuthenticator(site, await comeIn(site, who))
  const half = await comeIn(site, who)
  const reply = await site.post('/sign-in/proof/code', { code: await codeOf(secret, site), return_to: '/' }, half)
  expect(reply.status).toBe(409)
})

test('offer_too_old: a secret is taken for an hour, by whom it was shown to, and as it was', async () => {
  const [one, other] = [await somebody(), await somebody()]
  const { secret, offer } = await offeredTo(site, one.cookie)
  const form = { code: await codeOf(secret, site), offer }
  const refusals: readonly (readonly [string, Promise<Response>])[] = [
    ['another’s', give(site, other.cookie, form)],
    ['changed', give(site, one.cookie, { ...form, offer: `${offer.slice(0, -2)}AA` })],
    [
      'made up',
      give(site, one.cookie, {
        ...form,
        offer: offerText({ account_id: one.account_id, secret, offered_at: site.now }),
      }),
    ],
    [
      'sealed for something else',
      give(site, one.cookie, { ...form, offer: sealSecret(testConfig, `{"account_id":"${one.account_id}"}`) }),
    ],
  ]
  for (const [why, reply] of refusals) {
    expect((await reply).status, why).toBe(409)
    expect(await (await reply).text(), why).toContain('That took more than an hour')
  }
  const late = after(61)
  const again = await comeIn(late, one, 'provider')
  expect((await give(late, again, { code: await codeOf(secret, late), offer })).status).toBe(409)
  expect((await held(one)).concat(await held(other))).toEqual([])
  expect((await give(site, one.cookie, form)).status).toBe(200)
  expect((await give(site, '', form)).headers.get('location')).toContain('/sign-in')
})

test('another replaces it, and the one before works no more', async () => {
  const who = await somebody()
  const first = await setUpAuthenticator(site, who.cookie)
  const later = after(2)
  const { secret, offer } = await offeredTo(later, who.cookie)
  const reply = await give(later, who.cookie, { code: await codeOf(secret, later), offer })
  expect([reply.status, reply.headers.get('location')], 'the recovery codes stay').toEqual([303, '/ways-in'])
  const latest = after(4)
  const prove = async (secret: string) =>
    (
      await latest.post(
        '/sign-in/proof/code',
        { code: await codeOf(secret, latest), return_to: '/' },
        cookiesAfter(reply, who.cookie),
      )
    ).status
  expect(await prove(first.secret)).toBe(409)
  expect(await prove(secret)).toBe(303)
})

test('last_way_in: it is removed by its holder, unless their role needs it', async () => {
  const [practice, staff] = [await somebody(), await somebody('office_staff')]
  await setUpAuthenticator(site, practice.cookie)
  await setUpAuthenticator(site, staff.cookie)
  const remove = (cookie?: string) => site.post('/ways-in/authenticator/removal', {}, cookie)
  expect((await remove()).headers.get('location')).toBe('/sign-in')
  expect((await remove((await somebody()).cookie)).status).toBe(404)
  const refusal = await remove(staff.cookie)
  expect(refusal.status).toBe(409)
  expect(await refusal.text()).toContain('Add another first')
  expect((await remove(practice.cookie)).headers.get('location')).toBe('/ways-in?done=removed')
  expect(await held(practice)).toEqual([])
  expect((await held(staff)).length).toBe(1)
})

test('what is sealed reads as it was written, and nothing else reads as an offer', () => {
  const offered_at = Temporal.Instant.from('2026-11-19T09:00:00Z')
  const offer = { account_id: '0192a3b4-0000-7000-8000-000000000000', secret: 'JBSWY3DPEHPK3PXP', offered_at }
  expect(readOffer(offerText(offer))).toEqual(offer)
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.startsWith('authenticator ')),
      (text) => readOffer(text) === undefined,
    ),
  )
})
