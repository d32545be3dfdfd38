import { afterAll, expect, test } from 'vitest'
import { office, person } from '../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../tests/support/site.ts'
import { done } from '../platform/answers.ts'
import { openClock } from '../platform/clock.ts'
import { previews } from '../previews.ts'
import { devRoutes } from './routes.tsx'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
await person(installation, 'Tom Field', 'office_staff', { office_id })
const site = siteAt(installation, '2026-11-19T09:00:00Z', devRoutes)
await site.scope().operate(async (tx) => {
  await tx.db.insertInto('platform.installation').values({ kind: 'demonstration', made_at: tx.now }).execute()
  await tx.record(null, 'platform.installation_made', {})
  return done()
})

test('a site that isn’t given these pages has none of them', async () => {
  const production = siteAt(installation, '2026-11-19T09:00:00Z')
  for (const { method, path } of devRoutes) {
    const address = path.replace(':id', ruth.account_id).replace(':name', 'buttons')
    expect((await (method === 'GET' ? production.get(address) : production.post(address, {}))).status, address).toBe(
      404,
    )
  }
})

test('one can be anybody at a press', async () => {
  const people = await (await site.get('/dev?q=okafor')).text()
  expect(people).toContain('office administrator, Wealdshire and Saltmarsh LMCs')
  expect(people).not.toContain('Tom Field')
  const reply = await site.post(`/dev/people/${ruth.account_id}/session`, {})
  expect(reply.status).toBe(303)
  const cookie = reply.headers.get('set-cookie')?.split(';')[0]
  expect(await (await site.get('/sessions', cookie)).text()).toContain('Ruth Okafor')
  expect((await site.post(`/dev/people/${office_id}/session`, {})).status).toBe(404)
})

test('mail can be read, its HTML shut in a sandbox', async () => {
  await site.post('/sign-in', { email: 'ruth.okafor@wealdshire.example', return_to: '/' })
  await site.runJobs()
  const id = (await (await site.get('/dev/mail')).text()).match(/\/dev\/mail\/([0-9a-f-]{36})/)?.[1] ?? ''
  const page = await (await site.get(`/dev/mail/${id}`)).text()
  expect(page).toContain('<iframe sandbox="" srcdoc="&lt;!DOCTYPE html&gt;')
  const link = page.match(/href="http:\/\/localhost:3000(\/sign-in\/link\/[\w-]+)"/)?.[1] ?? ''
  expect((await site.get(link)).status).toBe(200)
  expect((await site.get(`/dev/mail/${office_id}`)).status).toBe(404)
})

test('a clock moved by one process is followed by the others', async () => {
  const ticking = await openClock(installation)
  afterAll(() => ticking.close())
  const aheadBy = () => Temporal.Now.instant().until(ticking.clock()).total('seconds')
  const reaches = (seconds: number) => expect.poll(aheadBy).toBeCloseTo(seconds, -1)
  await reaches(0)
  await site.post('/dev/clock/steps', { seconds: '86400' })
  await reaches(86_400)
  await site.post('/dev/clock/steps', { seconds: '3600' })
  await reaches(90_000)
  await site.post('/dev/clock', { on_day: '19', on_month: '11', on_year: '2026', at: '10:00' })
  await reaches(93_600)
  await site.post('/dev/clock/truth', {})
  await reaches(0)
})

test('what happens by itself is tried when the clock has moved', async () => {
  await site.post('/dev/clock/steps', { seconds: '3600' })
  await expect.poll(() => site.runJobs()).toContain('pressure.suggest_asks')
  await site.post('/dev/clock/truth', {})
})

test('a time that is none is met with a sentence', async () => {
  const reply = await site.post('/dev/clock', { on_day: '31', on_month: '2', on_year: '2026', at: '25:00' })
  expect(reply.status).toBe(422)
  const page = await reply.text()
  expect(page).toContain('The day must be a real date')
  expect(page).toContain('Enter a time of day, such as 17:30')
  expect((await site.post('/dev/clock/steps', { seconds: '-1' })).status).toBe(404)
})

test('every route is listed with who holds its permission', async () => {
  const page = await (await site.get('/dev/routes')).text()
  expect(page).toContain('/tokens/:id/revocation')
  expect(page).toContain('anybody')
})

test('every preview has an address and is a whole page', async () => {
  const names = Object.keys(previews)
  expect(names).toContain('accounts tokens: mistaken')
  expect(names).toContain('buttons')
  expect(names.length).toBeGreaterThan(20)
  for (const name of names) {
    const reply = await site.get(`/dev/previews/${encodeURIComponent(name)}`)
    expect(reply.status, name).toBe(200)
    expect(await reply.text(), name).toMatch(/^<!DOCTYPE html>/)
  }
  expect((await site.get('/dev/previews/constructor')).status).toBe(404)
})
