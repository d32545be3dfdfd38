import { expect, test } from 'vitest'
import { linkIn, mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { setUpAuthenticator } from '../../../../tests/support/ways-in.ts'
import { done } from '../../../platform/answers.ts'
import { forgetLinks, mailSignInLink } from './jobs.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
await person(installation, 'Jo Bright', 'practice_staff', { office_id, ...(lmcs[0] && { lmc_id: lmcs[0].id }) })
const ruth = 'ruth.okafor@wealdshire.example'
/** Of a practice, whom a link alone lets in. */
const jo = 'jo.bright@wealdshire.example'

/** Each story has an hour of its own, so that none uses up another's tries. */
let hour = 0
const later = () => {
  hour += 1
  return Temporal.Instant.from('2026-11-19T00:00:00Z').add({ hours: hour }).toString()
}
const minutesOn = (site: Site, minutes: number) => siteAt(installation, site.now.add({ minutes }).toString())

const ask = (site: Site, email: string, return_to = '/') => site.post('/sign-in', { email, return_to })

const latestLink = async (site: Site, email: string) =>
  (await mailTo(site, email)).find(({ subject }) => subject === 'Your link to sign in')

async function mailedLink(site: Site, return_to = '/', email = jo) {
  await ask(site, email, return_to)
  await site.runJobs()
  return linkIn(await latestLink(site, email))
}

async function requests(site: Site) {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return done(await tx.db.selectFrom('accounts.sign_in_request').select('id').execute())
  })
  return answer.done ? answer.value : []
}

const cookieOf = (reply: Response) => reply.headers.get('set-cookie')?.split(';')[0] ?? ''

test('Jo asks for a link, presses its button and is in', async () => {
  const site = siteAt(installation, later())
  const asked = await ask(site, ' Jo.Bright@Wealdshire.example ', '/sessions')
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in/sent'])
  await site.runJobs()
  const letter = await latestLink(site, jo)
  expect(letter).toMatchObject({ to_name: 'Jo Bright', subject: 'Your link to sign in' })
  const link = linkIn(letter)
  expect(await (await site.get(link)).text()).toContain('Sign in as Jo Bright?')
  const signedIn = await site.post(link, {})
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/sessions'])
  expect(signedIn.headers.getSetCookie()[0]).toMatch(/^openlmc=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await site.get('/sessions', cookieOf(signedIn))).status).toBe(200)
})

test('Ruth, whose role needs more, is half in by a link and goes on to the second step, then where she was going', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site, '/practices?q=elm', ruth)
  const signedIn = await site.post(link, {})
  expect(signedIn.headers.get('location')).toBe('/practices?q=elm')
  const onward = await site.get('/practices?q=elm', cookieOf(signedIn))
  expect(onward.headers.get('location')).toBe('/sign-in/second-step?return_to=%2Fpractices%3Fq%3Delm')
  expect((await site.get('/sign-in', cookieOf(signedIn))).status, 'she may come in another way').toBe(200)
  const { cookie } = await setUpAuthenticator(site, cookieOf(signedIn))
  expect((await site.get('/practices?q=elm', cookie)).status).toBe(200)
})

test('a mail scanner that opens the link, even twice, uses nothing up', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  const scanned = await site.get(link)
  await site.ask(link, { method: 'HEAD' })
  expect(scanned.headers.get('set-cookie')).toBeNull()
  expect(scanned.headers.get('cache-control')).toBe('no-store')
  expect((await site.post(link, {})).status).toBe(303)
})

test('link_spent: a link works once', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  await site.post(link, {})
  const again = await site.post(link, {})
  expect(again.status).toBe(409)
  expect(again.headers.get('set-cookie')).toBeNull()
  expect(await again.text()).toContain('Ask for a new one')
  expect((await site.get(link)).status).toBe(404)
})

test('a link works for a quarter of an hour', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  expect((await minutesOn(site, 14).get(link)).status).toBe(200)
  expect((await minutesOn(site, 15).get(link)).status).toBe(404)
  expect((await minutesOn(site, 15).post(link, {})).status).toBe(409)
})

test('used, too old and never made are told in the same words', async () => {
  const site = siteAt(installation, later())
  const used = await mailedLink(site)
  await site.post(used, {})
  const old = await mailedLink(site)
  const pages = [await site.get(used), await minutesOn(site, 20).get(old), await site.get('/sign-in/link/never-made')]
  const [one, ...others] = await Promise.all(pages.map((page) => page.text()))
  expect(one).toContain('<form method="post" action="/sign-in"')
  expect(others).toEqual([one, one])
})

test('on the nights the clocks change, a quarter of an hour is a quarter of an hour', async () => {
  // A minute before one by Greenwich is when London's clocks are about to change, forward in March and back in October.
  for (const night of ['2025-03-30', '2025-10-26']) {
    const site = siteAt(installation, `${night}T00:59:00Z`)
    const link = await mailedLink(site)
    expect((await minutesOn(site, 14).get(link)).status, night).toBe(200)
    expect((await minutesOn(site, 15).get(link)).status, night).toBe(404)
    expect((await minutesOn(site, 15).post(link, {})).status, night).toBe(409)
    expect((await site.post(await mailedLink(site), {})).status, night).toBe(303)
  }
})

test('of two presses at the same moment one wins and the other is told so', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  const replies = await Promise.all([site.post(link, {}), site.post(link, {}), site.post(link, {})])
  expect(replies.map(({ status }) => String(status)).sort()).toEqual(['303', '409', '409'])
})

test('a session planted in the browser beforehand ends at sign-in', async () => {
  const site = siteAt(installation, later())
  const planted = cookieOf(await site.post(await mailedLink(site), {}))
  const link = await mailedLink(site)
  const fresh = cookieOf(await site.post(link, {}, planted))
  expect(fresh).not.toBe(planted)
  expect((await site.get('/sessions', planted)).headers.get('location')).toContain('/sign-in')
  expect((await site.get('/sessions', fresh)).status).toBe(200)
})

test('a cookie nobody was given signs nobody in', async () => {
  const site = siteAt(installation, later())
  const reply = await site.get('/sessions', 'openlmc=chosen-by-somebody-else')
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/sign-in?return_to=%2Fsessions'])
})

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)'])(
  'signing in never leads to %s',
  async (return_to) => {
    const site = siteAt(installation, later())
    const link = await mailedLink(site, return_to)
    expect((await site.post(link, {})).headers.get('location')).toBe('/')
    expect(await (await site.get(`/sign-in?return_to=${encodeURIComponent(return_to)}`)).text()).not.toContain(
      'evil.example',
    )
  },
)

test('a form on another site can neither ask, sign in nor sign out', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  const evil = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }
  for (const path of ['/sign-in', link, '/sign-out'])
    expect((await site.ask(path, { method: 'POST', body: `email=${ruth}`, headers: evil })).status, path).toBe(403)
  expect((await site.post(link, {})).status).toBe(303)
})

test('an unknown address gets the same answer, and no letter', async () => {
  const site = siteAt(installation, later())
  const replies = [await ask(site, ruth), await ask(site, 'nobody@wealdshire.example')]
  const seen = replies.map(({ status, headers }) => [status, headers.get('location'), headers.get('set-cookie')])
  expect(seen[1]).toEqual(seen[0])
  await site.runJobs()
  expect(await mailTo(site, 'nobody@wealdshire.example')).toEqual([])
})

test('asking does the same work for an unknown address as for a known one', async () => {
  const site = siteAt(installation, later())
  const doneFor = async (email: string) => {
    await ask(site, email)
    return Promise.all([
      installation.db
        .selectFrom('platform.message')
        .select((is) => is.fn.countAll().as('n'))
        .executeTakeFirst(),
      installation.db
        .selectFrom('accounts.sign_in_link')
        .select((is) => is.fn.countAll().as('n'))
        .executeTakeFirst(),
    ])
  }
  const before = await doneFor('nobody@wealdshire.example')
  expect(await doneFor(ruth)).toEqual(before)
  const asking = (await site.runJobs()).filter((name) => name === 'accounts.mail_sign_in_link')
  expect(asking.length).toBe(2)
})

test.each([
  ['', 'Enter an e-mail address'],
  ['ruth', 'Enter an e-mail address, such as name@example.org'],
  [`${ruth}\r\nBcc: eve@evil.example`, 'Enter an e-mail address, such as name@example.org'],
  [`${ruth}, eve@evil.example`, 'Enter an e-mail address, such as name@example.org'],
  [`Ruth <${ruth}>`, 'Enter an e-mail address, such as name@example.org'],
  ['ruth\u0000@wealdshire.example', 'Enter an e-mail address, such as name@example.org'],
  ['ｒｕｔｈ@wealdshire.example', 'Enter an e-mail address, such as name@example.org'],
  ['ruth\u202E@wealdshire.example', 'Enter an e-mail address, such as name@example.org'],
  [`${'r'.repeat(300)}@wealdshire.example`, 'Enter an e-mail address of 254 characters or fewer'],
  ['r'.repeat(10_000), 'Enter an e-mail address of 254 characters or fewer'],
])('what is no address to write to is refused beside the question (case %#)', async (email, sentence) => {
  const site = siteAt(installation, later())
  const reply = await ask(site, email)
  expect(reply.status).toBe(422)
  const page = await reply.text()
  expect(page).toContain(sentence)
  expect(page).toContain('<title>Error: Sign in')
  expect(await site.runJobs()).toEqual([])
})

test('a stranger sends no more than a form holds', async () => {
  const site = siteAt(installation, later())
  expect((await ask(site, 'r'.repeat(100_000))).status).toBe(413)
})

test('what isn’t a form, or isn’t an address, is met with a sentence', async () => {
  const site = siteAt(installation, later())
  const json = {
    method: 'POST',
    body: '{"email":1}',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
  }
  expect((await site.ask('/sign-in', json)).status).toBe(400)
  const torn = {
    ...json,
    body: '--x\r\nContent-',
    headers: { ...json.headers, 'content-type': 'multipart/form-data; boundary=x' },
  }
  expect((await site.ask('/sign-in', torn)).status).toBe(400)
  const file = new FormData()
  file.append('email', new File(['x'], 'x.txt'))
  expect((await site.post('/sign-in', file)).status).toBe(422)
  for (const token of ['%00', '%ff', '..%2f', 'a'.repeat(3000), '%F0%9F%92%A9'])
    expect((await site.get(`/sign-in/link/${token}`)).status, token).toBe(404)
})

test('the sixth request for one address in a quarter of an hour waits, known or not', async () => {
  for (const email of [ruth, 'nobody@wealdshire.example']) {
    const site = siteAt(installation, later())
    for (let time = 0; time < 5; time += 1) expect((await ask(site, email)).status).toBe(303)
    const reply = await ask(site, email)
    expect(reply.status).toBe(429)
    expect(reply.headers.get('retry-after')).toBe('900')
    expect(await reply.text()).toContain('Wait 15 minutes, then try again')
    expect((await ask(minutesOn(site, 15), email)).status).toBe(303)
  }
})

test('one network address may ask thirty times, whatever it says of itself', async () => {
  const site = siteAt(installation, later())
  const knock = async (time: number, from?: string) => {
    const headers = { origin: 'http://localhost:3000', 'x-forwarded-for': `203.0.113.${time}` }
    const body = new URLSearchParams({ email: `person${time}@wealdshire.example` })
    return (await site.ask('/sign-in', { method: 'POST', body, headers }, from)).status
  }
  for (let time = 0; time < 30; time += 1) expect(await knock(time)).toBe(303)
  expect(await knock(31)).toBe(429)
  expect(await knock(32, '192.0.2.2')).toBe(303)
  await site.runJobs()
})

test('signing out ends the session, and again does no harm', async () => {
  const site = siteAt(installation, later())
  const cookie = cookieOf(await site.post(await mailedLink(site), {}))
  const out = await site.post('/sign-out', {}, cookie)
  expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in'])
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
  expect((await site.get('/sessions', cookie)).status).toBe(303)
  expect((await site.post('/sign-out', {}, cookie)).status).toBe(303)
  expect((await site.post('/sign-out', {})).status).toBe(303)
})

test('whoever is signed in is sent on from the sign-in page', async () => {
  const site = siteAt(installation, later())
  const cookie = cookieOf(await site.post(await mailedLink(site), {}))
  const reply = await site.get('/sign-in?return_to=/practices', cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/practices'])
})

test('a request is gone once answered, so a job that runs again writes nothing', async () => {
  const site = siteAt(installation, later())
  await ask(site, ruth)
  const [request] = await requests(site)
  await site.runJobs()
  expect(await requests(site)).toEqual([])
  const before = (await mailTo(site)).length
  await mailSignInLink.work(
    { scope: () => site.scope(), public_url: '', log: () => undefined },
    { sign_in_request_id: request?.id ?? '' },
  )
  expect((await mailTo(site)).length).toBe(before)
})

test('links long spent are forgotten, and those that work are not', async () => {
  const site = siteAt(installation, later())
  await site.post(await mailedLink(site), {})
  const monthOn = siteAt(installation, site.now.add({ hours: 24 * 31 }).toString())
  const link = await mailedLink(monthOn)
  await forgetLinks.work({ scope: () => monthOn.scope(), public_url: '', log: () => undefined }, {})
  const kept = await installation.db.selectFrom('accounts.sign_in_link').select('made_at').execute()
  expect(kept.map(({ made_at }) => made_at.toString())).toEqual([monthOn.now.toString()])
  expect((await monthOn.get(link)).status).toBe(200)
})

test('no secret of a link or a session is kept', async () => {
  const site = siteAt(installation, later())
  const link = await mailedLink(site)
  const cookie = cookieOf(await site.post(link, {}))
  const tables = await Promise.all([
    installation.db.selectFrom('accounts.sign_in_link').select(['token_hash', 'return_to']).execute(),
    installation.db.selectFrom('accounts.session').select(['token_hash', 'browser']).execute(),
  ])
  const kept = JSON.stringify(tables)
  expect(kept).not.toContain(link.split('/').at(-1))
  expect(kept).not.toContain(cookie.split('=')[1])
})
