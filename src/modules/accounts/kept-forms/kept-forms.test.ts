import { expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { codeOf, comeIn, cookiesAfter, setUpAuthenticator } from '../../../../tests/support/ways-in.ts'
import { forgetKeptForms } from './jobs.ts'
import { worthShowing } from './rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])

/** Each story has a week of its own. */
let week = 0
async function story() {
  week += 1
  const site = siteAt(
    installation,
    Temporal.Instant.from('2026-01-05T09:00:00Z')
      .add({ hours: 168 * week })
      .toString(),
  )
  const later = (hours: number) => siteAt(installation, site.now.add({ hours }).toString())
  const ruth = await person(
    installation,
    `Ruth ${'r'.repeat(week)}`,
    'office_administrator',
    { office_id },
    site.now.toString(),
  )
  const cookie = await comeIn(site, ruth, 'passkey')
  return { site, later, ruth, cookie, nextDay: later(25) }
}

const group = {
  name: 'Coast federation',
  kind: 'federation',
  about: 'Six practices\nby the sea',
  lmc_id: lmcs[0]?.id ?? '',
}
const send = (site: Site, cookie: string | undefined, form: Record<string, string> = group, path = '/groups') =>
  site.post(path, form, cookie)
/** The same browser, with the session of somebody who has signed in anew. */
const signedIn = async (site: Site, who: Person, cookies: string) => {
  const fresh = await comeIn(site, who, 'passkey')
  return [fresh.split('; ')[0], ...cookies.split('; ').filter((pair) => !pair.startsWith('openlmc='))].join('; ')
}
const kept = () => installation.db.selectFrom('accounts.kept_form').selectAll().execute()
const fieldsIn = (page: string) =>
  [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])
const sendingIn = (page: string) => /action="(\/kept-forms\/\w+\/sending)"/.exec(page)?.[1] ?? ''

test('what was typed when the session had ended is shown after signing in, and sent by one press', async () => {
  const { ruth, cookie, nextDay } = await story()
  const asked = await send(nextDay, cookie)
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in?return_to=%2Fkept-forms'])
  const cookies = await signedIn(nextDay, ruth, cookiesAfter(asked, cookie))
  const page = await (await nextDay.get('/kept-forms', cookies)).text()
  expect(page).toContain('Coast federation')
  expect(page).toContain('/groups')
  expect(fieldsIn(page).slice(0, 4)).toEqual(Object.entries(group))
  const sent = await nextDay.post(sendingIn(page), group, cookies)
  expect([sent.status, sent.headers.get('location')], 'the browser sends the same again').toEqual([307, '/groups'])
  expect((await send(nextDay, cookies)).headers.get('location'), 'and it is taken').not.toContain('sign-in')
  const left = cookiesAfter(sent, cookies)
  expect(left).not.toContain('openlmc-kept')
  expect(await (await nextDay.get('/kept-forms', cookies)).text()).toContain('Nothing is kept for you here')
  expect((await nextDay.post(sendingIn(page), group, cookies)).headers.get('location')).toBe('/kept-forms')
})

test('what was typed on Friday and sent on Monday is kept, though the session has been swept up', async () => {
  const { ruth, cookie, later } = await story()
  const monday = later(72)
  await installation.db.deleteFrom('accounts.session').where('account_id', '=', ruth.account_id).execute()
  const asked = await send(monday, cookie)
  expect(asked.headers.get('location')).toBe('/sign-in?return_to=%2Fkept-forms')
  const cookies = await signedIn(monday, ruth, cookiesAfter(asked, cookie))
  expect(await (await monday.get('/kept-forms', cookies)).text()).toContain('Coast federation')
})

test('what was typed where it asks again is kept too', async () => {
  const { site, ruth } = await story()
  const { secret, cookie } = await setUpAuthenticator(site, await comeIn(site, ruth))
  const late = siteAt(installation, site.now.add({ minutes: 20 }).toString())
  const colleague = await person(installation, `Tom ${'t'.repeat(week)}`, 'office_staff', { office_id })
  const path = `/lockouts/${colleague.account_id}/reset`
  const asked = await send(late, cookie, { why: 'I rang him at home' }, path)
  expect(asked.headers.get('location')).toBe('/sign-in/again?return_to=%2Fkept-forms')
  const form = { code: await codeOf(secret, late), return_to: '/kept-forms' }
  const before = cookiesAfter(asked, cookie)
  const proved = await late.post('/sign-in/proof/code', form, before)
  const cookies = cookiesAfter(proved, before)
  const page = await (await late.get(proved.headers.get('location') ?? '', cookies)).text()
  expect(page).toContain('I rang him at home')
  const sent = await late.post(sendingIn(page), {}, cookies)
  expect(sent.headers.get('location')).toBe(path)
})

test('nobody else is shown it, in the same browser or with its secret', async () => {
  const { ruth, cookie, nextDay } = await story()
  const priya = await person(installation, `Priya ${'p'.repeat(week)}`, 'office_staff', { office_id })
  const asked = cookiesAfter(await send(nextDay, cookie), cookie)
  const page = await (await nextDay.get('/kept-forms', await signedIn(nextDay, ruth, asked))).text()
  const hers = await signedIn(nextDay, priya, asked)
  expect(await (await nextDay.get('/kept-forms', hers)).text()).not.toContain('Coast federation')
  for (const what of ['sending', 'dropping'])
    expect((await nextDay.post(sendingIn(page).replace('sending', what), group, hers)).status).toBe(303)
  const elsewhere = await comeIn(nextDay, ruth, 'passkey')
  expect((await nextDay.post(sendingIn(page), group, elsewhere)).status, 'another browser of hers').toBe(303)
  expect(await (await nextDay.get('/kept-forms', await signedIn(nextDay, ruth, asked))).text()).toContain('Coast')
  expect((await nextDay.get('/kept-forms')).headers.get('location')).toContain('/sign-in')
})

test('a stranger’s form is not kept, nor a code, nor a file, nor more than 64 KB', async () => {
  const { cookie, nextDay } = await story()
  const before = (await kept()).length
  expect((await send(nextDay, undefined)).headers.get('location')).toBe('/sign-in')
  expect((await send(nextDay, 'openlmc=made-up; openlmc-device=made-up')).headers.get('location')).toBe('/sign-in')
  const code = { code: '123456', return_to: '/' }
  expect((await send(nextDay, cookie, code, '/sign-in/proof/code')).headers.get('location')).toBe('/sign-in')
  const file = new FormData()
  file.append('name', 'Coast')
  expect((await nextDay.post('/groups', file, cookie)).headers.get('location')).toBe('/sign-in')
  expect((await send(nextDay, cookie, { ...group, about: 'a'.repeat(70_000) })).status).toBe(413)
  expect((await kept()).length).toBe(before)
  const large = { ...group, about: 'a'.repeat(60_000) }
  expect((await send(nextDay, cookie, large)).headers.get('location')).toContain('kept-forms')
})

test('a button that sends nothing leads back to the page it stood on, of this site only', async () => {
  const { cookie, nextDay } = await story()
  const press = async (referer: string) => {
    const headers = { origin: 'http://localhost:3000', cookie, referer }
    const body = new URLSearchParams()
    return (await nextDay.ask('/sessions/others/ending', { method: 'POST', body, headers })).headers.get('location')
  }
  expect(await press('http://localhost:3000/sessions?page=2')).toBe('/sign-in?return_to=%2Fsessions%3Fpage%3D2')
  expect(await press('https://evil.example/sessions')).toBe('/sign-in')
  expect(await press('')).toBe('/sign-in')
})

test('two forms of two windows are both kept, and one is dropped', async () => {
  const { ruth, cookie, nextDay } = await story()
  const first = cookiesAfter(await send(nextDay, cookie), cookie)
  const second = cookiesAfter(await send(nextDay, first, { ...group, name: 'Hill federation' }), first)
  const cookies = await signedIn(nextDay, ruth, second)
  const page = await (await nextDay.get('/kept-forms', cookies)).text()
  expect(page).toMatch(/(Coast|Hill) federation.*(Coast|Hill) federation/s)
  const dropped = await nextDay.post(sendingIn(page).replace('sending', 'dropping'), {}, cookies)
  expect(dropped.headers.get('location')).toBe('/kept-forms')
  const left = await (await nextDay.get('/kept-forms', cookiesAfter(dropped, cookies))).text()
  expect(left.match(/Coast federation|Hill federation/g)?.length).toBe(2)
})

test('it is sealed, kept for a day, and swept up', async () => {
  const { ruth, cookie, nextDay, later } = await story()
  const asked = cookiesAfter(await send(nextDay, cookie), cookie)
  expect(JSON.stringify(await kept())).not.toContain('Coast')
  const tooLate = later(25 + 24)
  const cookies = await signedIn(tooLate, ruth, asked)
  expect(await (await tooLate.get('/kept-forms', cookies)).text()).toContain('Nothing is kept for you here')
  await forgetKeptForms.work({ scope: () => later(25 + 25).scope(), public_url: '', log: () => undefined }, {})
  expect(await kept()).toEqual([])
})

test('sixty forms of one address are kept in a quarter of an hour; more are asked to sign in all the same', async () => {
  const { cookie, nextDay } = await story()
  for (let time = 0; time < 60; time += 1)
    expect((await send(nextDay, cookie)).headers.get('location')).toContain('kept-forms')
  expect((await send(nextDay, cookie)).headers.get('location')).toBe('/sign-in')
})

test('what the page itself put into a form is not shown, nor a secret', () => {
  expect(
    worthShowing([
      ['list_size', '10240'],
      ['pressed', '0192a3b4-0000-7000-8000-000000000000'],
      ['client_secret', 'whsec'],
      ['blank', ' '],
    ]),
  ).toEqual([
    ['List size', '10240'],
    ['Client secret', '••••••••'],
  ])
})
