import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { queue } from '../../../platform/jobs/queue.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })
const stranger = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

/** A message’s job of this office, given up after its tries. */
async function failedJob() {
  await setUp(site.scope(), async (tx) => {
    await queue(tx, 'platform.send_mail', { message_id: '00000000-0000-7000-8000-000000000001', office_id })
  })
  await installation.pool.query(`update jobs.job set state = 'failed', retry_count = 12, completed_on = now(),
    output = '{"message": "The mail server did not take a message: ESOCKET <b>"}' where state = 'created'`)
  const { rows } = await installation.pool.query<{ id: string }>(
    `select id from jobs.job where state = 'failed' order by created_on desc`,
  )
  return rows[0]?.id ?? ''
}

test('an administrator sees what failed and why, and retries it', async () => {
  const id = await failedJob()
  const page = await (await site.get('/operations', ruth.cookie)).text()
  expect(page).toContain('did not take a message: ESOCKET &lt;b&gt;')
  expect(page).toContain('platform.seal_records')
  const reply = await site.post(`/operations/jobs/${id}/retries`, {}, ruth.cookie)
  expect([reply.status, reply.headers.get('location')]).toEqual([303, '/operations'])
  expect(await (await site.get('/operations', ruth.cookie)).text()).toContain('No job has failed')
})

test('retrying twice is answered with what happened', async () => {
  const id = await failedJob()
  await site.post(`/operations/jobs/${id}/retries`, {}, ruth.cookie)
  const again = await site.post(`/operations/jobs/${id}/retries`, {}, ruth.cookie)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('That job isn’t here any more')
})

test('every failed job of a queue is retried by one button', async () => {
  await failedJob()
  await failedJob()
  expect((await site.post('/operations/queues/platform.send_mail/retries', {}, ruth.cookie)).status).toBe(303)
  expect(await (await site.get('/operations', ruth.cookie)).text()).toContain('No job has failed')
  expect((await site.post('/operations/queues/nobody.has/retries', {}, ruth.cookie)).status).toBe(409)
})

test('a job is discarded only after a question', async () => {
  const id = await failedJob()
  const question = await (await site.get(`/operations/jobs/${id}/discarding`, ruth.cookie)).text()
  expect(question).toContain('What it should have done is never done')
  await site.post(`/operations/jobs/${id}/discarding`, {}, ruth.cookie)
  expect(await (await site.get('/operations', ruth.cookie)).text()).toContain('No job has failed')
})

test('another office neither sees it nor touches it', async () => {
  const id = await failedJob()
  expect(await (await site.get('/operations', stranger.cookie)).text()).not.toContain('ESOCKET')
  expect((await site.post(`/operations/jobs/${id}/retries`, {}, stranger.cookie)).status).toBe(409)
  expect((await site.post('/operations/queues/platform.send_mail/retries', {}, stranger.cookie)).status).toBe(409)
  expect((await site.post(`/operations/jobs/${id}/discarding`, {}, stranger.cookie)).status).toBe(409)
})

test('whoever may not is turned away', async () => {
  expect((await site.get('/operations', sam.cookie)).status).toBe(403)
  expect((await site.post('/operations/queues/platform.send_mail/retries', {}, sam.cookie)).status).toBe(403)
  expect((await site.get('/operations')).status).toBe(303)
  expect((await site.post('/operations/jobs/nonsense/retries', {}, ruth.cookie)).status).toBe(404)
})
