import { expect, test } from 'vitest'
import { mailServer } from '../../../../../tests/support/mail-server.ts'
import { message, stop } from '../../../../../tests/support/mail.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { siteAt, testConfig, testInstallation } from '../../../../../tests/support/site.ts'
import { jobTools } from '../../../../platform/jobs/worker.ts'
import { openLog } from '../../../../platform/log.ts'
import { forgetMail, mailJobs } from '../../../../platform/mail/send.ts'
import type { Id } from '../../../../platform/values.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs.map(({ id }) => id)
if (!wealdshire || !saltmarsh) throw new Error('the office has no LMCs')

const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id, lmc_id: wealdshire })
const fay = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

const tools = (moment: string) =>
  jobTools(
    installation.db,
    installation.jobs,
    testConfig.public_url,
    () => Temporal.Instant.from(moment),
    openLog('silent'),
  )

const textOf = async (id: Id<'message'>, cookie = ruth.cookie) => (await site.get(`/mail/${id}`, cookie)).text()
const again = (id: Id<'message'>, cookie = ruth.cookie) => site.post(`/mail/${id}/sendings`, {}, cookie)

test('a message is shown as its reader has it, in a frame that can do nothing, and who looked is recorded', async () => {
  const id = await message(site, office_id, { subject: 'A letter looked at' }, 'delivered')
  const text = await textOf(id)
  expect(text).toContain('sandbox=""')
  expect(text).toContain('&amp;lt;yet&amp;gt;')
  expect(text).toContain('isn’t in &lt;yet&gt;.')
  expect(text).toContain('Taken by the practice’s server')
  expect(text).not.toContain('Send it again')
  expect(await (await site.get('/record?what=mail+read', ruth.cookie)).text()).toContain('A letter looked at')
})

test('a link’s secret is shown to nobody but whoever it was sent to', async () => {
  const secret = 'qX0Vg3b1n5cY2m7Rk9sT4uW6zA8eB0dFhJ1kL3nP5qR'
  const words = {
    lmc_name: '',
    preview: '',
    greeting: 'Dear Jo',
    paragraphs: [],
    link: { label: 'Come in', href: `https://lmc.example/invitations/${secret}` },
    sender: { name: 'Ruth', post: '' },
    why: '',
  }
  expect(await textOf(await message(site, office_id, { words }))).not.toContain(secret)
  const text = await textOf(await message(site, office_id, { words, is_private: true }))
  expect(text).toContain('its reader’s alone')
  expect(text).not.toContain('Come in')
})

test('a message that failed is sent again, once, and what happened is told in order', async () => {
  const { config, delivered } = await mailServer()
  const id = await message(site, office_id, {}, 'failed')
  expect(await textOf(id)).toContain('Send it again')
  const reply = await again(id)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `/mail/${id}`])
  const twice = await again(id)
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('This can’t be sent again: it went already')
  await mailJobs(config)[0]?.work(tools('2026-11-19T10:03:00Z'), {})
  expect(delivered.map((one) => one.to)).toEqual([['jo.bright@elm.example']])
  const text = await textOf(id)
  const told = ['Taken by the mail server', 'Put back to be sent again', 'by Ruth Okafor', 'Failed', 'Written']
  const places = told.map((words) => text.indexOf(words, text.indexOf('class="timeline"')))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(places[0]).toBeGreaterThan(0)
})

test('what was kept because there was no mail server can be sent once there is one', async () => {
  const { config, delivered } = await mailServer()
  const id = await message(site, office_id, {}, 'kept')
  expect((await again(id)).status).toBe(303)
  await mailJobs(config)[0]?.work(tools('2026-11-19T10:03:00Z'), {})
  expect(delivered).toHaveLength(1)
})

test('to an address that is stopped nothing is sent again until that is lifted: address_stopped', async () => {
  await stop(site, office_id, { address: 'gone@elm.example', reason: 'bounced' })
  const id = await message(site, office_id, { to: { name: 'Jo', address: 'Gone@elm.example' } }, 'bounced')
  const reply = await again(id)
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('Mail to this address is stopped.')
})

test('what went, what carries a way in and what is forgotten isn’t sent again: nothing_to_send_again', async () => {
  const sent = await message(site, office_id)
  const private_one = await message(site, office_id, { is_private: true }, 'failed')
  const old = await message(siteAt(installation, '2026-09-01T10:02:00Z'), office_id, {}, 'failed')
  await forgetMail.work(tools('2026-11-19T10:02:00Z'), {})
  for (const id of [sent, private_one, old]) expect((await again(id)).status).toBe(409)
  expect(await textOf(old)).toContain('forgotten after 30 days')
})

test('only who sets mail sends again; another LMC’s and another office’s message isn’t there', async () => {
  const id = await message(site, office_id, {}, 'failed')
  expect((await again(id, cal.cookie)).status).toBe(403)
  expect(await textOf(id, cal.cookie)).not.toContain('Send it again')
  const of_saltmarsh = await message(site, office_id, { lmc_id: saltmarsh }, 'failed')
  expect((await site.get(`/mail/${of_saltmarsh}`, cal.cookie)).status).toBe(404)
  expect((await site.get(`/mail/${id}`, fay.cookie)).status).toBe(404)
  expect((await again(id, fay.cookie)).status).toBe(404)
  const { state } = await operate(site.scope(), (tx) =>
    tx.db.selectFrom('platform.message').select('state').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  expect(state).toBe('failed')
})

test('what somebody was told is read in their digest by nobody else, and isn’t sent again for them', async () => {
  const digest = await message(site, office_id, { topic: 'digest', kind: 'desk.digest' }, 'failed')
  const text = await textOf(digest, cal.cookie)
  expect(text).toContain('its reader’s alone')
  expect(text).not.toContain('isn’t in')
  expect((await again(digest)).status).toBe(409)
})
