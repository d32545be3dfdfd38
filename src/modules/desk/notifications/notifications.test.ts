import { beforeAll, expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { stopTopic } from '../../../platform/mail/suppressions.ts'
import { notify } from '../../../platform/notify.ts'
import { system } from '../../../platform/scope.ts'
import { forgetNotifications } from './jobs.ts'

const installation = await testInstallation()
const at = (moment: string) => siteAt(installation, moment)
const site = at('2026-11-19T09:00:00Z')
const here = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const there = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id: here.office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id: here.office_id })
const jo = await person(installation, 'Jo Bright', 'practice_staff', { office_id: here.office_id })

const tell = async (
  who: readonly Person[],
  title: string,
  { moment = '2026-11-19T08:00:00Z', office_id = here.office_id } = {},
) => {
  await at(moment)
    .scope()
    .write(async (tx) => {
      tx.leavesNoRecord('a test')
      await notify(
        tx,
        who.map(({ account_id }) => account_id),
        office_id,
        title,
        { title, href: '/changes?state=new' },
      )
      return done()
    })
}
const page = async (cookie = ruth.cookie) => (await site.get('/notifications', cookie)).text()
const idOf = async (title: string) =>
  (await page())
    .split('<li>')
    .find((item) => item.includes(title))
    ?.match(/notifications\/([0-9a-f-]{36})\/opening/)?.[1]

beforeAll(async () => {
  await tell([ruth, sam], 'Open data was taken in')
  await tell([ruth], 'Elm Surgery closed', { moment: '2026-11-18T08:00:00Z' })
  await tell([sam], 'For Sam alone')
  await tell([ruth], 'Of another office', { office_id: there.office_id })
})

test('what is new is counted on every page, listed first, and opening it leads to where it is and marks it seen', async () => {
  expect(await (await site.get('/sessions', ruth.cookie)).text()).toMatch(/class="count">2<.*new notifications/s)
  expect(await page()).toMatch(/Open data was taken in.*Elm Surgery closed/s)
  expect(await page()).not.toMatch(/For Sam alone|Of another office/)
  const reply = await site.post(`/notifications/${await idOf('Open data was taken in')}/opening`, {}, ruth.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/changes?state=new'])
  expect(await page()).toMatch(/class="count">1<.*Elm Surgery closed.*Open data was taken in/s)
})

test('the same reason tells once, and whoever did it is not told of it', async () => {
  await tell([ruth, sam], 'Open data was taken in')
  expect((await page()).match(/Open data was taken in/g)).toHaveLength(1)
  const asSam = at('2026-11-19T08:00:00Z').scope({ ...site.scope().actor, account_id: sam.account_id })
  await setUp(asSam, async (tx) => {
    await notify(tx, [sam.account_id], here.office_id, 'own', { title: 'What Sam did', href: '/' })
  })
  expect(await page(sam.cookie)).not.toContain('What Sam did')
})

test('all are marked as seen, but none that came after the page', async () => {
  await site.post('/notifications/seeing', { told_by: '2026-11-18T09:00:00Z' }, ruth.cookie)
  expect(await page()).not.toContain('class="count"')
  await tell([ruth], 'Later')
  await site.post('/notifications/seeing', { told_by: '2026-11-19T07:00:00Z' }, ruth.cookie)
  expect(await page()).toContain('class="count">1<')
  expect((await site.post('/notifications/seeing', { told_by: 'yesterday' }, ruth.cookie)).status).toBe(404)
})

test('nobody opens or marks another’s, and a stranger is sent to sign in', async () => {
  const id = await idOf('Later')
  expect((await site.post(`/notifications/${id}/opening`, {}, sam.cookie)).status).toBe(404)
  await site.post('/notifications/seeing', { told_by: '2026-11-19T09:00:00Z' }, sam.cookie)
  expect(await page()).toContain('class="count">1<')
  expect((await site.get('/notifications')).headers.get('location')).toContain('/sign-in')
  expect((await site.post(`/notifications/${id}/opening`, {})).headers.get('location')).toBe('/sign-in')
  expect((await site.post('/notifications/0197a1b2-0000-7000-8000-000000000001/opening', {}, ruth.cookie)).status).toBe(
    404,
  )
})

test('a practice reads its own in its own voice', async () => {
  const text = await page(jo.cookie)
  expect(text).toContain('voice-plain')
  expect(text).toContain('it is said here')
  expect(text).not.toContain('role="search"')
})

test('what was told more than 90 days ago is forgotten', async () => {
  await tell([jo], 'Long ago', { moment: '2026-08-20T09:00:00Z' })
  await tell([jo], 'Not so long ago', { moment: '2026-08-22T09:00:00Z' })
  await forgetNotifications.work({ scope: () => site.scope(), public_url: '', log: () => undefined }, {})
  expect(await page(jo.cookie)).not.toContain('Long ago')
  expect(await page(jo.cookie)).toContain('Not so long ago')
})

test('a digest is wished for, stopped here or by a link in it, and wished for again', async () => {
  const reply = await site.post('/notifications/digest', { digest: 'yes' }, ruth.cookie)
  expect(reply.headers.get('location')).toBe('/notifications?digest=yes')
  expect(await page()).toMatch(/value="yes"[^>]*checked/)
  await site.post('/notifications/digest', { digest: 'no' }, ruth.cookie)
  expect(await page()).toMatch(/value="no"[^>]*checked/)
  await site.post('/notifications/digest', { digest: 'yes' }, ruth.cookie)
  const stop = { office_id: here.office_id, to_address: 'Ruth.Okafor@wealdshire.example', topic: 'digest' }
  await setUp(site.scope(system(here.office_id)), async (tx) => {
    return await stopTopic(tx, stop, 'by the link in a digest')
  })
  expect(await page()).toMatch(/value="no"[^>]*checked/)
  await site.post('/notifications/digest', { digest: 'yes' }, ruth.cookie)
  expect(await page()).toMatch(/value="yes"[^>]*checked/)
  expect((await site.post('/notifications/digest', { digest: 'maybe' }, ruth.cookie)).status).toBe(404)
  expect((await site.post('/notifications/digest', { digest: 'yes' })).headers.get('location')).toBe('/sign-in')
})
