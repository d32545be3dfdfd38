import { expect, test } from 'vitest'
import { mailTo } from '../../../../../tests/support/mailbox.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { siteAt, testConfig, testInstallation } from '../../../../../tests/support/site.ts'
import { openSecret } from '../../../../platform/secrets.ts'
import { isFromOurs } from './rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs.map(({ id }) => id)
if (!wealdshire || !saltmarsh) throw new Error('the office has no LMCs')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const wes = await person(installation, 'Wes Hill', 'office_administrator', { office_id, lmc_id: wealdshire })
const ros = await person(installation, 'Ros Wold', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id })
const fay = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

const page = async (cookie = ruth.cookie) => (await site.get('/mail/settings', cookie)).text()
const seenBy = async (cookie = ruth.cookie, path = '/mail/settings') =>
  /name="seen" value="([^"]*)"/.exec(await (await site.get(path, cookie)).text())?.[1] ?? ''
const save = async (form: Record<string, string>, cookie = ruth.cookie, at = site) =>
  at.post('/mail/settings', { seen: await seenBy(cookie), ...form }, cookie)
const kept = () =>
  operate(site.scope(), (tx) =>
    tx.db.selectFrom('platform.mail_setting').selectAll().where('office_id', '=', office_id).executeTakeFirst(),
  )

test('an office says from whom its mail is and what stands under it', async () => {
  const reply = await save({
    from_name: 'Wealdshire and Saltmarsh',
    from_address: 'Office@Mail.localhost',
    footer: 'The Old School\r\nWealdham',
    asks_receipts: 'yes',
  })
  expect(reply.headers.get('location')).toBe('/mail/settings?saved=office')
  expect(await kept()).toMatchObject({
    from_name: 'Wealdshire and Saltmarsh',
    from_address: 'office@mail.localhost',
    footer: 'The Old School\nWealdham',
    asks_receipts: true,
    changed_by: 'Ruth Okafor',
  })
  expect(await page()).toContain('value="office@mail.localhost"')
  expect(await (await site.get('/record?what=mail+set', ruth.cookie)).text()).toContain('office@mail.localhost')
})

test('mail is from domains that the mail server sends for: domain_not_ours', async () => {
  for (const form of [{ from_address: 'office@evil.example' }, { bounce_address: 'x@notlocalhost' }])
    expect([409, 422]).toContain((await save(form)).status)
  const reply = await save({ from_address: 'office@evil.example' })
  expect(await reply.text()).toContain('The mail server sends for localhost only')
  expect(isFromOurs('a@Mail.LMC.example', ['lmc.example'])).toBe(true)
  expect(isFromOurs('a@evillmc.example', ['lmc.example'])).toBe(false)
  expect(isFromOurs('a@lmc.example.evil.example', ['lmc.example'])).toBe(false)
})

test.each([
  { from_name: 'Ruth\r\nBcc: eve@elsewhere.example' },
  { from_name: '\u202Emoc.elpmaxe@eve' },
  { from_name: 'x'.repeat(101) },
  { from_address: 'a@localhost, b@localhost' },
  { from_address: 'a@mail.localhost\r\nBcc: eve@elsewhere.example' },
  { mailbox_host: '127.0.0.1' },
  { mailbox_host: 'localhost' },
  { mailbox_host: 'imap.example.org:143' },
  { mailbox_host: 'imap.example.org/../x' },
])('what would spoil a header or reach into our own network is refused: %j', async (form) => {
  const before = await kept()
  expect((await save(form)).status).toBe(422)
  expect(await kept()).toEqual(before)
})

const mailbox = {
  bounce_address: 'bounces@mail.localhost',
  mailbox_host: 'IMAP.example.org',
  mailbox_user: 'bounces',
  mailbox_password: 'open sesame',
}

test('a mailbox needs all it takes: mailbox_not_whole', async () => {
  for (const left_out of ['bounce_address', 'mailbox_user', 'mailbox_password'] as const) {
    const reply = await save({ ...mailbox, [left_out]: '' })
    expect(reply.status, left_out).toBe(409)
    expect(await reply.text()).toContain('Enter what is missing.')
  }
})

test('a mailbox’s password is sealed, shown to nobody, kept while none is given, and gone with the mailbox', async () => {
  expect((await save(mailbox)).status).toBe(303)
  const sealed = (await kept())?.sealed_mailbox_password ?? ''
  expect(openSecret(testConfig, sealed)).toBe('open sesame')
  for (const text of [await page(), await (await site.get('/record', ruth.cookie)).text()]) {
    expect(text).not.toContain('open sesame')
    expect(text).not.toContain(sealed)
  }
  const minute = siteAt(installation, '2026-11-19T10:03:00Z')
  expect((await save({ ...mailbox, mailbox_password: '' }, ruth.cookie, minute)).status).toBe(303)
  expect((await kept())?.sealed_mailbox_password).toBe(sealed)
  expect((await kept())?.mailbox_host).toBe('imap.example.org')
  const theirs = { ...mailbox, mailbox_host: 'imap.evil.example', mailbox_password: '' }
  const sent_on = await save(theirs, ruth.cookie, siteAt(installation, '2026-11-19T09:02:00Z'))
  expect([sent_on.status, (await kept())?.mailbox_host]).toEqual([409, 'imap.example.org'])
  const later = siteAt(installation, '2026-11-19T10:04:00Z')
  expect((await save({}, ruth.cookie, later)).status).toBe(303)
  expect((await kept())?.sealed_mailbox_password).toBeNull()
})

test('of two who save at once the second is told, and what the first saved stays: changed_since', async () => {
  const seen = await seenBy()
  const first = siteAt(installation, '2026-11-19T11:00:00Z')
  const second = siteAt(installation, '2026-11-19T11:00:01Z')
  expect((await first.post('/mail/settings', { seen, from_name: 'First' }, ruth.cookie)).status).toBe(303)
  const reply = await second.post('/mail/settings', { seen, from_name: 'Second' }, ros.cookie)
  expect(reply.status).toBe(409)
  const text = await reply.text()
  expect(text).toContain('Somebody else saved these settings')
  expect(text).toContain('value="First"')
  expect((await kept())?.from_name).toBe('First')
  expect((await second.post('/mail/settings', { seen: 'nonsense', from_name: 'x' }, ruth.cookie)).status).toBe(409)
})

const lmcPath = (id: string) => `/mail/settings/lmcs/${id}`
const saveLmc = async (id: string, form: Record<string, string>, cookie = ruth.cookie, at = site) =>
  at.post(lmcPath(id), { seen: await seenBy(cookie, lmcPath(id)), ...form }, cookie)

test('an LMC says from whom its mail is and who gets the answers', async () => {
  const form = { from_name: 'Wealdshire LMC', reply_name: 'Ruth', reply_address: 'ruth@wealdshire.example' }
  expect((await saveLmc(wealdshire, form)).headers.get('location')).toBe('/mail/settings?saved=lmc')
  expect(await page()).toContain('Ruth, ruth@wealdshire.example')
  const seen = await seenBy(ruth.cookie, lmcPath(wealdshire))
  const later = siteAt(installation, '2026-11-19T12:00:00Z')
  expect((await saveLmc(wealdshire, { ...form, from_name: 'First' }, ruth.cookie, later)).status).toBe(303)
  const second = await later.post(lmcPath(wealdshire), { ...form, seen, from_name: 'Second' }, ruth.cookie)
  expect([second.status, (await second.text()).includes('value="First"')]).toEqual([409, true])
})

test('a name without an address answers nobody: nowhere_to_answer', async () => {
  const reply = await saveLmc(saltmarsh, { reply_name: 'Ruth' })
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('Enter the address of whoever gets the answers')
  expect((await saveLmc(saltmarsh, { reply_address: 'a@b.example, c@d.example' })).status).toBe(422)
  expect((await saveLmc(saltmarsh, { from_name: 'x\u202Ey' })).status).toBe(422)
})

test('who reads mail doesn’t set it, and another LMC’s and another office’s settings aren’t there', async () => {
  expect((await save({ from_name: 'Cal' }, cal.cookie)).status).toBe(403)
  expect((await save({ from_name: 'Wes' }, wes.cookie)).status).toBe(403)
  expect((await site.post('/mail/settings/reports-address', {}, wes.cookie)).status).toBe(403)
  for (const path of ['/mail/stopped', '/mail/stopped.csv']) expect((await site.get(path, wes.cookie)).status).toBe(403)
  const stop = { address: 'jo@saltby.example', topic: '', detail: 'Asked' }
  expect((await site.post('/mail/stopped', stop, wes.cookie)).status).toBe(403)
  expect((await saveLmc(wealdshire, { from_name: 'Wes’s' }, wes.cookie)).status).toBe(303)
  expect((await saveLmc(saltmarsh, { from_name: 'x' }, wes.cookie)).status).toBe(404)
  expect((await site.get(lmcPath(saltmarsh), wes.cookie)).status).toBe(404)
  expect((await saveLmc(wealdshire, { from_name: 'x' }, fay.cookie)).status).toBe(404)
  expect(await page(wes.cookie)).not.toContain('>Saltmarsh LMC<')
  expect(await page(fay.cookie)).not.toContain('First')
})

test('a test goes to whoever asks, and to nobody else; not without end', async () => {
  const reply = await site.post('/mail/settings/tests', { to: 'jo@elm.example' }, ruth.cookie)
  expect(reply.headers.get('location')).toBe('/mail/settings?saved=test')
  expect(await (await site.get('/mail/settings?saved=test', ruth.cookie)).text()).toContain('A test is on its way')
  const [letter, ...others] = await mailTo(site)
  expect([letter?.to_address, letter?.subject, others]).toEqual([
    'ruth.okafor@wealdshire.example',
    'A test from OpenLMC',
    [],
  ])
  expect((await site.post('/mail/settings/tests', {}, cal.cookie)).status).toBe(403)
  for (let at = 0; at < 9; at += 1) await site.post('/mail/settings/tests', {}, ruth.cookie)
  expect((await site.post('/mail/settings/tests', {}, ruth.cookie)).status).toBe(429)
})
