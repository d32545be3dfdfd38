import { expect, test } from 'vitest'
import { message } from '../../../../../tests/support/mail.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'
import { system } from '../../../../platform/scope.ts'
import { mailWaits } from '../reads.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs.map(({ id }) => id)
if (!wealdshire || !saltmarsh) throw new Error('the office has no LMCs')

const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id, lmc_id: wealdshire })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })
const fay = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

const to = (name: string) => ({ name, address: `${name.toLowerCase()}@elm.example` })
await message(site, office_id, { subject: 'Sent one', to: to('Ann') })
await message(site, office_id, { subject: 'Back one', to: to('Ben') }, 'bounced')
await message(site, office_id, { subject: 'Failed <one>', to: to('Cat_x') }, 'failed')
await message(site, office_id, { subject: 'Waiting one', to: to('Dee') }, 'queued')
await message(site, office_id, { subject: 'Of Saltmarsh', lmc_id: saltmarsh, to: to('Eve') })
await message(site, elsewhere.office_id, { subject: 'Of the fens', to: to('Fin') }, 'failed')
const longAgo = siteAt(installation, '2026-09-01T10:02:00Z')
await message(longAgo, office_id, { subject: 'Long ago', to: to('Gus') }, 'failed')

const subjects = [
  'Sent one',
  'Back one',
  'Failed &lt;one&gt;',
  'Waiting one',
  'Of Saltmarsh',
  'Of the fens',
  'Long ago',
]
const shownAt = async (path: string, cookie = ruth.cookie) => {
  const reply = await site.get(path, cookie)
  const text = await reply.text()
  return subjects.filter((subject) => text.includes(`>${subject}<`))
}

test('the office sees what became of its mail of the last thirty days, in words and with the time', async () => {
  expect(await shownAt('/mail')).toEqual(['Sent one', 'Back one', 'Failed &lt;one&gt;', 'Waiting one', 'Of Saltmarsh'])
  const text = await (await site.get('/mail', ruth.cookie)).text()
  expect(text).toMatch(/Taken by the mail server<\/span><\/td><td[^>]*>19 Nov 2026 10:02/)
  expect(text).toContain('There is no mail server.')
})

test.each([
  ['state=failed', ['Back one', 'Failed &lt;one&gt;']],
  ['state=waiting', ['Waiting one']],
  ['q=BEN', ['Back one']],
  ['q=cat_x', ['Failed &lt;one&gt;']],
  ['q=%25', []],
  ['q=of+salt', ['Of Saltmarsh']],
  ['until_day=1&until_month=9&until_year=2026', ['Long ago']],
  ['state=failed&from_day=1&from_month=9&from_year=2026', ['Back one', 'Failed &lt;one&gt;', 'Long ago']],
  ['state=nonsense', []],
])('mail is found by %s', async (query, found) => {
  expect(await shownAt(`/mail?${query}`)).toEqual(found)
})

test('who works for one LMC sees nothing of another’s mail, and another office nothing at all', async () => {
  expect(await shownAt('/mail', cal.cookie)).not.toContain('Of Saltmarsh')
  expect(await shownAt('/mail', fay.cookie)).toEqual(['Of the fens'])
})

test('mail is read by those whose work it is', async () => {
  for (const path of ['/mail', '/mail.csv', '/mail/stopped', '/mail/letters', '/mail/settings'])
    expect((await site.get(path, sam.cookie)).status, path).toBe(403)
  expect((await site.get('/mail/settings', cal.cookie)).status).toBe(403)
  expect((await site.get('/mail')).status).toBe(303)
})

test('what is looked at leaves as a file, and that it did is recorded', async () => {
  const reply = await site.get('/mail.csv?state=failed', ruth.cookie)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="mail-2026-11-19.csv"')
  const lines = (await reply.text()).trim().split('\r\n')
  expect(lines[0]).toContain('queued_at,to_name,to_address,subject')
  expect(lines).toHaveLength(3)
  const record = await (await site.get('/record?what=mail+exported', ruth.cookie)).text()
  expect(record).toContain('Mail exported')
})

test('an impossible day is said beside its question', async () => {
  const reply = await site.get('/mail?from_day=31&from_month=2&from_year=2026', ruth.cookie)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('From must be a real date')
})

test('Today counts what the list behind it shows', async () => {
  const counts = await site
    .scope(system(office_id, [wealdshire, saltmarsh]))
    .read((tx) => Promise.all(mailWaits.map(({ count }) => count(tx, Temporal.PlainDate.from('2026-11-19')))))
  expect(counts[0]).toBe((await shownAt(mailWaits[0]?.href ?? '')).length)
})
