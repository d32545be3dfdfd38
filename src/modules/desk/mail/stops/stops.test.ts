import { expect, test } from 'vitest'
import { stop } from '../../../../../tests/support/mail.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id })
const fay = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

const lifting = (id: string, form: Record<string, string> = {}, cookie = ruth.cookie) =>
  site.post(`/mail/stopped/${id}/lifting`, { lift_reason: 'The mailbox was emptied', ...form }, cookie)
const list = async (query = '', cookie = ruth.cookie) => (await site.get(`/mail/stopped${query}`, cookie)).text()
test('who is written to no more is listed with why and since when, found by address and reason, and leaves as a file', async () => {
  await stop(site, office_id, { address: 'ann@elm.example', reason: 'bounced' })
  await stop(site, office_id, { address: 'ben@elm.example', reason: 'unsubscribed', topic: 'news' })
  await stop(site, elsewhere.office_id, { address: 'fin@fen.example', reason: 'bounced' })
  const all = await list()
  expect(all).toContain('ann@elm.example')
  expect(all).toContain('It comes back')
  expect(all).toContain('News and newsletters')
  expect(all).not.toContain('fin@fen.example')
  expect(await list('?reason=bounced')).not.toContain('ben@elm.example')
  expect(await list('?q=BEN')).toContain('ben@elm.example')
  expect(await list('?q=%25')).not.toContain('ben@elm.example')
  const csv = await (await site.get('/mail/stopped.csv', ruth.cookie)).text()
  expect(csv).toContain('ben@elm.example,News and newsletters,They asked for no more')
  expect(await list('', fay.cookie)).not.toContain('ann@elm.example')
})

test('the office stops an address, of one topic or of all, and says why; twice is stopped_already', async () => {
  const form = { address: ' Cat@Elm.Example ', topic: '', detail: 'Asked by telephone' }
  expect((await site.post('/mail/stopped', form, ruth.cookie)).status).toBe(303)
  expect(await list('?reason=office')).toContain('cat@elm.example')
  const twice = await site.post('/mail/stopped', form, ruth.cookie)
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('The office stopped this for that address already.')
  expect((await site.post('/mail/stopped', { ...form, topic: 'news' }, ruth.cookie)).status).toBe(303)
  expect((await site.post('/mail/stopped', { ...form, topic: 'nonsense' }, ruth.cookie)).status).toBe(422)
})

test.each(['jo@elm.example\r\nBcc: eve@elsewhere.example', 'a@b.example, c@d.example', 'jo', ''])(
  'what isn’t one address isn’t stopped, and says so: %j',
  async (address) => {
    const reply = await site.post('/mail/stopped', { address, detail: 'Asked' }, ruth.cookie)
    expect(reply.status).toBe(422)
    expect(await reply.text()).toMatch(/Enter an e-mail address/)
  },
)

test('a stop is lifted with a reason, once, and mail goes there again; twice is lifted_already', async () => {
  const id = await stop(site, office_id, { address: 'dee@elm.example', reason: 'bounced' })
  expect((await lifting(id, { lift_reason: '' })).status).toBe(422)
  expect((await lifting(id)).status).toBe(303)
  expect(await list('?q=dee')).not.toContain('>dee@elm.example<')
  const twice = await lifting(id)
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('Somebody else lifted this meanwhile.')
  expect((await site.get(`/mail/stopped/${id}/lifting`, ruth.cookie)).status).toBe(303)
})

test.each(['complained', 'unsubscribed'] as const)(
  'who %s themselves is written to again only when they asked for it, else they_have_not_asked',
  async (reason) => {
    const address = `${reason}@elm.example`
    const id = await stop(site, office_id, { address, reason, ...(reason === 'unsubscribed' && { topic: 'news' }) })
    const refused = await lifting(id)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('They said themselves that they want no more.')
    expect((await lifting(id, { has_asked: 'yes' })).status).toBe(303)
  },
)

test('only who sets mail stops and lifts; another office’s stop isn’t there', async () => {
  const id = await stop(site, office_id, { address: 'gus@elm.example', reason: 'bounced' })
  expect((await lifting(id, {}, cal.cookie)).status).toBe(403)
  expect((await site.post('/mail/stopped', { address: 'a@b.example', detail: 'x' }, cal.cookie)).status).toBe(403)
  expect(await list('', cal.cookie)).not.toContain('Stop an address')
  expect((await lifting(id, {}, fay.cookie)).status).toBe(404)
  expect((await site.get(`/mail/stopped/${id}/lifting`, fay.cookie)).status).toBe(404)
  expect(await list('?q=gus')).toContain('gus@elm.example')
})
