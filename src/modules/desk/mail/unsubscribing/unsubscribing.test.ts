import { expect, test } from 'vitest'
import { message } from '../../../../../tests/support/mail.ts'
import { office } from '../../../../../tests/support/people.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { siteAt, testConfig, testInstallation } from '../../../../../tests/support/site.ts'
import { sealSecret } from '../../../../platform/secrets.ts'
import { stopToken } from '../../../../platform/mail/unsubscribing.ts'
import type { Id } from '../../../../platform/values.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])

const pathOf = (id: Id<'message'>) => `/unsubscribe/${stopToken(testConfig, id)}`
const to = (address: string) => ({ name: 'Jo', address })
const stops = (address: string) =>
  operate(site.scope(), (tx) =>
    tx.db
      .selectFrom('platform.suppression')
      .select(['topic', 'reason', 'lifted_at'])
      .where('address', '=', address)
      .orderBy('id')
      .execute(),
  )

test('whoever opens the link is asked, and what merely opens links stops nothing', async () => {
  const id = await message(site, office_id, { topic: 'news', to: to('ann@elm.example') })
  const reply = await site.get(pathOf(id))
  const text = await reply.text()
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('News and newsletters')
  expect(text).toContain('Wealdshire and Saltmarsh LMCs')
  expect(text.match(/<button/g)).toHaveLength(1)
  expect(await stops('ann@elm.example')).toEqual([])
})

test('one button stops everything of the kind, and another brings it back', async () => {
  const id = await message(site, office_id, { topic: 'news', to: to('Ben@Elm.example') })
  const stopped = await site.post(pathOf(id), { wish: 'stop' })
  expect([stopped.status, (await stopped.text()).includes('You get no more of these')]).toEqual([200, true])
  expect((await site.post(pathOf(id), { wish: 'stop' })).status).toBe(200)
  expect(await stops('ben@elm.example')).toEqual([{ topic: 'news', reason: 'unsubscribed', lifted_at: null }])
  const again = await message(site, office_id, { topic: 'news', to: to('ben@elm.example') }, 'queued').catch(
    (error: unknown) => String(error),
  )
  expect(again).toContain('message_waits_for_its_next_try')
  expect(await (await site.get(pathOf(id))).text()).toContain('Send them to me again')
  const resumed = await site.post(pathOf(id), { wish: 'resume' })
  expect(await resumed.text()).toContain('Get no more of these?')
  expect((await stops('ben@elm.example')).map(({ lifted_at }) => lifted_at)).toEqual([site.now])
})

test('a mail provider presses it for its reader, from nowhere and without a page in between', async () => {
  const bodies = [
    new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    (() => {
      const form = new FormData()
      form.set('List-Unsubscribe', 'One-Click')
      return form
    })(),
  ]
  for (const [at, body] of bodies.entries()) {
    const address = `reader${at}@elm.example`
    const id = await message(site, office_id, { topic: 'levy', to: to(address) })
    const reply = await site.ask(pathOf(id), { method: 'POST', body, headers: {} })
    expect([reply.status, reply.headers.get('location')]).toEqual([200, null])
    expect((await stops(address)).map(({ topic }) => topic)).toEqual(['levy'])
  }
})

test('only there may a form come from nowhere', async () => {
  const body = () => new URLSearchParams({ email: 'jo@elm.example' })
  for (const path of ['/sign-in', '/unsubscribe', '/unsubscribe/x/y', '/mail/settings', '/mail/reports/x', '/sign-out'])
    for (const headers of [{}, { origin: 'https://evil.example' }] as Record<string, string>[])
      expect((await site.ask(path, { method: 'POST', body: body(), headers })).status, path).toBe(403)
})

test('a link that we did not make, or whose message is gone or on no topic, says so and stops nothing', async () => {
  const on_none = await message(site, office_id, { to: to('cat@elm.example') })
  const token = stopToken(testConfig, on_none)
  const tokens = [
    token,
    stopToken(testConfig, '019a1b2c-0000-7000-8000-000000000001' as Id<'message'>),
    sealSecret(testConfig, on_none),
    token.slice(1),
    'x',
  ]
  for (const tried of tokens) {
    expect((await site.get(`/unsubscribe/${tried}`)).status).toBe(404)
    const reply = await site.post(`/unsubscribe/${tried}`, { wish: 'stop' })
    expect(reply.status).toBe(404)
    expect(await reply.text()).toContain('This link doesn’t work')
  }
  expect(await stops('cat@elm.example')).toEqual([])
})

test('a reader brings back only what they stopped themselves', async () => {
  const id = await message(site, office_id, { topic: 'news', to: to('dee@elm.example') })
  await operate(site.scope(), (tx) =>
    tx.db
      .insertInto('platform.suppression')
      .values({
        office_id,
        address: 'dee@elm.example',
        topic: 'news',
        reason: 'office',
        began_at: tx.now,
        began_by: 'Ruth Okafor',
      })
      .execute(),
  )
  await site.post(pathOf(id), { wish: 'resume' })
  expect((await stops('dee@elm.example')).map(({ lifted_at }) => lifted_at)).toEqual([null])
})
