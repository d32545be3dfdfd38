import { expect, test } from 'vitest'
import { linkIn, mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { jobTools } from '../../../platform/jobs/worker.ts'
import { openLog } from '../../../platform/log.ts'
import { forgetInvitations } from './jobs.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [(typeof lmcs)[number], (typeof lmcs)[number]]
const fens = await office(installation, 'Fenland LMC', ['Fenland'])
const practices = await openData(installation, [{ ods_code: 'Q90001', lmc: wealdshire }])
const elm = practices.get('Q90001')
if (!elm) throw new Error('Elm Surgery was not made')

const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const lena = await person(installation, 'Lena Hart', 'office_administrator', { office_id, lmc_id: saltmarsh.id })
const tom = await person(installation, 'Tom Field', 'office_staff', { office_id })
const finn = await person(installation, 'Finn Drew', 'office_administrator', { office_id: fens.office_id })
const jo = await person(installation, 'Jo Bright', 'practice_administrator', {
  office_id,
  lmc_id: wealdshire.id,
  practice_id: elm,
})

const blank = { last_day_day: '', last_day_month: '', last_day_year: '' }
const asked = { name: 'Amina Yusuf', role: 'officer', of: wealdshire.id, ods_code: '', ...blank }
const invite = (email: string, more = {}, cookie = ruth.cookie) =>
  site.post('/invitations', { ...asked, email, ...more }, cookie)
const colleague = (email: string, cookie = jo.cookie) =>
  site.post('/practices/Q90001/invitations', { name: 'Sam Elm', email, ...blank }, cookie)

async function linkFor(email: string) {
  await site.runJobs()
  return linkIn((await mailTo(site, email))[0])
}
async function idOf(email: string) {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return done(
      await tx.db
        .selectFrom('accounts.invitation')
        .select('id')
        .where('email', '=', email)
        .orderBy('id', 'desc')
        .execute(),
    )
  })
  return (answer.done && answer.value[0]?.id) || ''
}
const cookieOf = (reply: Response) =>
  reply.headers
    .getSetCookie()
    .find((one) => /^openlmc=\S/.test(one))
    ?.split(';')[0] ?? ''
const accept = (link: string, cookie?: string, at: Site = site) => at.post(link, {}, cookie)
const recorded = async (what: string) => {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    return done(
      await tx.db
        .selectFrom('platform.record')
        .select(['actor', 'office_id', 'lmc_id', 'about'])
        .where('what', '=', what)
        .execute(),
    )
  })
  return answer.done ? answer.value : []
}

test('Ruth invites an officer; the link opens a page that changes nothing; accepting makes the account, the role and a session', async () => {
  expect((await invite('Amina@Wealdshire.example')).headers.get('location')).toBe('/invitations?done=sent')
  const link = await linkFor('amina@wealdshire.example')
  const [letter] = await mailTo(site, 'amina@wealdshire.example')
  expect(letter?.text_body).toContain('Ruth Okafor invites you to be Officer of Wealdshire LMC')
  for (let opened = 0; opened < 2; opened += 1) {
    const page = await site.get(link)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await page.text()).toMatch(/Ruth Okafor invites you.*Officer of Wealdshire LMC.*Accept and sign in/s)
  }
  const reply = await accept(link)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/'])
  // A link alone is not enough for an officer: the second step comes next.
  expect((await site.get('/practices', cookieOf(reply))).status).toBe(303)
  expect(await (await site.get('/roles?q=amina', ruth.cookie)).text()).toMatch(
    /Amina Yusuf.*Officer.*Wealdshire LMC.*by Ruth Okafor/s,
  )
  const [entry] = (await recorded('accounts.invitation_accepted')).filter(({ actor }) => actor === 'Amina Yusuf')
  expect(entry).toMatchObject({ office_id, lmc_id: wealdshire.id })
  // Once, and never again.
  expect((await accept(link)).status).toBe(409)
  expect((await site.get(link)).status).toBe(404)
  expect(await (await site.get(link)).text()).toContain('This invitation doesn’t work any more')
})

test('of two who accept at the same moment, one does', async () => {
  await invite('twice@wealdshire.example')
  const link = await linkFor('twice@wealdshire.example')
  const statuses = (await Promise.all([accept(link), accept(link)])).map(({ status }) => status)
  expect(statuses.toSorted((one, other) => one - other)).toEqual([303, 409]) // invitation_spent
})

test('an invitation works for a fortnight; one that ran out, was withdrawn or was never made, does not', async () => {
  await invite('late@wealdshire.example')
  const link = await linkFor('late@wealdshire.example')
  const at = (moment: string) => siteAt(installation, moment)
  expect((await at('2026-12-03T08:59:00Z').get(link)).status).toBe(200)
  expect((await accept(link, undefined, at('2026-12-03T09:00:00Z'))).status).toBe(409)
  expect(
    (await site.post(`/invitations/${await idOf('late@wealdshire.example')}/withdrawal`, {}, ruth.cookie)).status,
  ).toBe(303)
  expect((await accept(link)).status).toBe(409)
  expect((await accept(`/invitations/${'x'.repeat(43)}`)).status).toBe(409)
  expect((await accept('/invitations/unsent')).status).toBe(409)
  expect(await (await site.get('/invitations', ruth.cookie)).text()).not.toContain('late@wealdshire.example')
})

test('sent again, the new link works and the old one no more', async () => {
  await invite('again@wealdshire.example')
  const first = await linkFor('again@wealdshire.example')
  expect(
    (await site.post(`/invitations/${await idOf('again@wealdshire.example')}/sending`, {}, ruth.cookie)).status,
  ).toBe(303)
  const second = await linkFor('again@wealdshire.example')
  expect(second).not.toBe(first)
  expect((await accept(first)).status).toBe(409)
  expect((await accept(second)).status).toBe(303)
  expect(
    (await site.post(`/invitations/${await idOf('again@wealdshire.example')}/sending`, {}, ruth.cookie)).status,
  ).toBe(404)
})

test('an invitation sent, or withdrawn, says so', async () => {
  const said = async (reply: Response) => (await site.get(reply.headers.get('location') ?? '', ruth.cookie)).text()
  expect(await said(await invite('said@wealdshire.example'))).toContain('The invitation is on its way')
  const at = `/invitations/${await idOf('said@wealdshire.example')}`
  expect(await said(await site.post(`${at}/sending`, {}, ruth.cookie))).toContain('The invitation is on its way')
  expect(await said(await site.post(`${at}/withdrawal`, {}, ruth.cookie))).toContain('The invitation is withdrawn')
})

test.each([
  ['one_open_invitation', { name: 'Amina' }, 'They are invited to this already'],
  [
    'holds_it_already',
    { email: 'tom.field@wealdshire.example', role: 'office_staff', of: 'office' },
    'holds this role already',
  ],
  [
    'role_would_be_over',
    { last_day_day: '18', last_day_month: '11', last_day_year: '2026' },
    'The last day of the role has passed',
  ],
  ['practice_not_in_reach', { role: 'practice_staff', of: 'practice', ods_code: 'Q90009' }, 'None of your LMCs'],
  ['role_is_not_for_that', { role: 'practice_staff' }, 'Roles at a practice are for a practice'],
] as const)('%s is a sentence', async (_, more, sentence) => {
  await invite('dupe@wealdshire.example')
  const reply = await invite('dupe@wealdshire.example', more)
  expect([reply.status, await reply.text()]).toEqual([409, expect.stringContaining(sentence)])
})

test('two addresses, a line break and a name that hides letters are mistakes, and nobody is written to', async () => {
  for (const more of [
    { email: 'a@x.example, b@x.example' },
    { email: 'a@x.example\r\nBcc: eve@y.example' },
    { email: '' },
    { name: 'Amina\u202eYusuf' },
    { name: 'x'.repeat(300) },
    { role: '' },
    { of: fens.lmcs[0]?.id ?? '' },
  ])
    expect((await invite('fine@wealdshire.example', more)).status).toBe(422)
  expect(await idOf('fine@wealdshire.example')).toBe('')
})

test('whoever has an account keeps it, their name and their other roles; being signed in as somebody else is said', async () => {
  await invite('tom.field@wealdshire.example', { name: 'Thomas Field' })
  const link = await linkFor('tom.field@wealdshire.example')
  expect(await (await site.get(link, ruth.cookie)).text()).toContain(
    'You are signed in as Ruth Okafor (ruth.okafor@wealdshire.example).',
  )
  expect(await (await site.get(link, tom.cookie)).text()).not.toContain('You are signed in as')
  const reply = await accept(link, ruth.cookie)
  expect(reply.status).toBe(303)
  expect(cookieOf(reply)).not.toBe(ruth.cookie)
  // Ruth's session at this browser ended: nothing planted there beforehand is worth anything.
  expect((await site.get('/roles', ruth.cookie)).status).toBe(303)
  const again = await installation.db
    .selectFrom('accounts.account')
    .select(['id', 'name'])
    .where('email', '=', 'tom.field@wealdshire.example')
    .execute()
  expect(again).toEqual([{ id: tom.account_id, name: 'Tom Field' }])
})

test('whoever is signed in as the one invited stays signed in as they are', async () => {
  const eva = await person(installation, 'Eva Ross', 'office_staff', { office_id })
  const lately = await person(installation, 'Ruth Herself', 'office_administrator', { office_id })
  await invite('eva.ross@wealdshire.example', {}, lately.cookie)
  const reply = await accept(await linkFor('eva.ross@wealdshire.example'), eva.cookie)
  expect([reply.status, cookieOf(reply)]).toEqual([303, ''])
  expect(await (await site.get('/roles/mine', eva.cookie)).text()).toContain('Officer')
})

test('a practice’s administrator invites colleagues to its staff, and sees nobody else’s invitations', async () => {
  expect((await colleague('sam@elm.example')).headers.get('location')).toBe('/practices/Q90001/roles?done=sent')
  const page = await (await site.get('/practices/Q90001/roles', jo.cookie)).text()
  expect(page).toContain('sam<wbr/>@elm.example')
  expect(page).not.toContain('dupe<wbr/>@wealdshire.example')
  expect((await colleague('sam@elm.example')).status).toBe(409)
  expect((await colleague('sam')).status).toBe(422)
  const reply = await accept(await linkFor('sam@elm.example'))
  const home = await site.get('/practices/Q90001/actings', cookieOf(reply))
  expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('Elm Surgery')])
  expect((await site.get('/practices/Q90001/roles', cookieOf(reply))).status).toBe(403)
})

test('nobody invites beyond what they may give, nor touches what they don’t see', async () => {
  const lately = await person(installation, 'Ruth Again', 'office_administrator', { office_id })
  await invite('theirs@wealdshire.example', {}, lately.cookie)
  const id = await idOf('theirs@wealdshire.example')
  expect((await invite('x@wealdshire.example', { of: 'office' }, lena.cookie)).status).toBe(403)
  expect((await invite('x@wealdshire.example', {}, lena.cookie)).status).toBe(422)
  expect((await invite('x@wealdshire.example', {}, jo.cookie)).status).toBe(403)
  expect((await invite('x@wealdshire.example', {}, '')).headers.get('location')).toBe('/sign-in')
  for (const cookie of [lena.cookie, jo.cookie, finn.cookie])
    for (const what of ['sending', 'withdrawal'])
      expect((await site.post(`/invitations/${id}/${what}`, {}, cookie)).status).toBe(404)
  expect((await site.post(`/invitations/${id}/sending`, {}, tom.cookie)).status).toBe(403)
  expect((await colleague('x@elm.example', finn.cookie)).status).toBe(404)
  expect((await colleague('x@elm.example', lena.cookie)).status).toBe(404)
  expect(await (await site.get('/invitations', lena.cookie)).text()).not.toContain('theirs@wealdshire.example')
})

test('nobody sends letters without end', async () => {
  const busy = await person(installation, 'Busy Body', 'office_administrator', { office_id })
  const statuses: number[] = []
  for (let sent = 0; sent < 61; sent += 1)
    statuses.push((await invite(`many${sent}@wealdshire.example`, {}, busy.cookie)).status)
  expect([statuses.slice(0, 60).every((status) => status === 303), statuses[60]]).toEqual([true, 429])
})

test('an invitation that is over is forgotten after three months', async () => {
  const there = async () => [await idOf('late@wealdshire.example'), await idOf('dupe@wealdshire.example')].map(Boolean)
  const forgetAt = (moment: string) =>
    forgetInvitations.work(
      jobTools(installation.db, installation.jobs, '', () => Temporal.Instant.from(moment), openLog('silent')),
      {},
    )
  await forgetAt('2027-02-10T03:35:00Z')
  expect(await there()).toEqual([true, true])
  // The one was withdrawn; the other ran out a fortnight after it was sent.
  await forgetAt('2027-02-20T03:35:00Z')
  expect(await there()).toEqual([false, true])
  await forgetAt('2027-03-10T03:35:00Z')
  expect(await there()).toEqual([false, false])
})

test('the record says who was invited to what, and never at which address: it outlives them', async () => {
  const said = (await recorded('accounts.invited')).map(({ about }) => JSON.stringify(about))
  expect(said.length).toBeGreaterThan(0)
  expect(said.filter((about) => about.includes('@'))).toEqual([])
})
