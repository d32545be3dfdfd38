import { expect, test } from 'vitest'
import { linkIn, mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { cookiesAfter } from '../../../../tests/support/ways-in.ts'
import { forgetDevices, tellOfNewDevice } from './jobs.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
await person(installation, 'Jo Bright', 'practice_staff', { office_id, ...(lmcs[0] && { lmc_id: lmcs[0].id }) })
const jo = 'jo.bright@wealdshire.example'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

const on = (day: number) => siteAt(installation, `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`)
const told = async (site: Site) =>
  (await mailTo(site, jo)).filter(({ subject }) => subject === 'You were signed in on a new device')

/** Signs Jo in by link with a browser's cookies; the cookies then. */
async function signIn(site: Site, cookie = '') {
  await site.post('/sign-in', { email: jo, return_to: '/' })
  await site.runJobs()
  const link = linkIn((await mailTo(site, jo)).find(({ subject }) => subject === 'Your link to sign in'))
  const headers = { origin: 'http://localhost:3000', 'user-agent': firefox, ...(cookie && { cookie }) }
  const reply = await site.ask(link, { method: 'POST', body: new URLSearchParams(), headers })
  await site.runJobs()
  return cookiesAfter(reply, cookie)
}

test('the first browser of all is no news, the same one again neither; another is told by mail, once', async () => {
  const first = await signIn(on(1))
  expect(await told(on(1))).toEqual([])
  expect(first).toMatch(/openlmc-device=[\w-]{43}/)
  const out = await on(1).post('/sign-out', {}, first)
  await signIn(on(2), cookiesAfter(out, first))
  expect(await told(on(2))).toEqual([])

  const other = await signIn(on(3))
  expect((await told(on(3))).length).toBe(1)
  expect((await told(on(3)))[0]?.text_body).toMatch(
    /At 09:00 on 3 November 2026 you were signed in with a browser .*Firefox on Windows/,
  )
  await signIn(on(4), other)
  expect((await told(on(4))).length).toBe(1)
})

test('the device’s cookie opens nothing, lasts, and is told neither to scripts nor to other sites', async () => {
  const cookies = await signIn(on(5))
  const device = cookies.split('; ').find((pair) => pair.startsWith('openlmc-device=')) ?? ''
  expect((await on(5).get('/sessions', device)).headers.get('location')).toContain('/sign-in')
  await on(6).post('/sign-in', { email: jo, return_to: '/' })
  await on(6).runJobs()
  const link = linkIn((await mailTo(on(6), jo)).find(({ subject }) => subject === 'Your link to sign in'))
  const reply = await on(6).post(link, {})
  expect(reply.headers.getSetCookie()[1]).toMatch(
    /^openlmc-device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/,
  )
})

test.each(['', 'x', 'a'.repeat(42), `${'a'.repeat(43)}%0d%0a`, '<script>'])(
  'a browser that says its device is %j gets a new one',
  async (said) => {
    const cookies = await signIn(on(7), `openlmc-device=${said}`)
    expect(cookies).toMatch(/openlmc-device=[\w-]{43}(;|$)/)
  },
)

test('who has gone since is not written to', async () => {
  const site = on(8)
  const before = (await mailTo(site)).length
  const tools = { scope: () => site.scope(), public_url: '', log: () => undefined }
  await tellOfNewDevice.work(tools, { account_id: '0192a3b4-0000-7000-8000-000000000000', device_hash: 'x' })
  expect((await mailTo(site)).length).toBe(before)
})

test('a browser not used for four hundred days is forgotten', async () => {
  const count = async () => (await installation.db.selectFrom('accounts.device').select('browser').execute()).length
  const forget = (site: Site) =>
    forgetDevices.work({ scope: () => site.scope(), public_url: '', log: () => undefined }, {})
  const there = await count()
  await forget(siteAt(installation, '2027-12-05T09:00:00Z'))
  expect(await count()).toBe(there)
  await forget(siteAt(installation, '2028-02-01T09:00:00Z'))
  expect(await count()).toBe(0)
})
