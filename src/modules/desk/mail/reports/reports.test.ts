import { expect, test } from 'vitest'
import { awayNote, fromPostfix } from '../../../../../tests/support/mail-reports.ts'
import { message } from '../../../../../tests/support/mail.ts'
import { office, person } from '../../../../../tests/support/people.ts'
import { operate } from '../../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T10:02:00Z')
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const cal = await person(installation, 'Cal Reed', 'communications_staff', { office_id })
const fay = await person(installation, 'Fay Marsh', 'office_administrator', { office_id: elsewhere.office_id })

const makeAddress = async (cookie = ruth.cookie) => {
  const text = await (await site.post('/mail/settings/reports-address', {}, cookie)).text()
  return /\/mail\/reports\/[\w-]{43}/.exec(text)?.[0] ?? ''
}
const report = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'message/rfc822' }) =>
  site.ask(path, { method: 'POST', body, headers })
const stateOf = (id: string) =>
  operate(site.scope(), async (tx) => {
    const row = tx.db
      .selectFrom('platform.message')
      .select('state')
      .where('id', '=', id as never)
    return (await row.executeTakeFirstOrThrow()).state
  })
const about = async () => ({ id: await message(site, office_id), address: 'jo.bright@elm.example' })

test('a provider reports to a secret address that is shown once, and its hash is all that is kept', async () => {
  const path = await makeAddress()
  expect(path).not.toBe('')
  const mine = await about()
  const reply = await report(path, fromPostfix(mine))
  expect([reply.status, await reply.text()]).toEqual([200, 'taken\n'])
  expect(await stateOf(mine.id)).toBe('bounced')
  const kept = await operate(site.scope(), (tx) => tx.db.selectFrom('platform.mail_setting').selectAll().execute())
  expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1))
  expect(await (await site.get('/mail/settings', ruth.cookie)).text()).toContain('Taken at a secret address')
})

test('a new address ends the one before', async () => {
  const old = await makeAddress()
  const path = await makeAddress()
  const mine = await about()
  expect((await report(old, fromPostfix(mine))).status).toBe(404)
  expect((await report(path, fromPostfix(mine))).status).toBe(200)
})

test('what is no report, or about nobody here, is taken with thanks so that it isn’t sent again', async () => {
  const path = await makeAddress()
  const mine = await about()
  for (const body of [awayNote(mine), '', '\0\xff', fromPostfix({ ...mine, address: 'somebody@else.example' })]) {
    const reply = await report(path, body)
    expect([reply.status, await reply.text()]).toEqual([200, 'not about a message of this office\n'])
  }
  expect(await stateOf(mine.id)).toBe('sent')
})

test('another office’s address tells nothing of our mail', async () => {
  const mine = await about()
  expect(await (await report(await makeAddress(fay.cookie), fromPostfix(mine))).text()).toContain('not about')
  expect(await stateOf(mine.id)).toBe('sent')
})

test('without the secret there is nothing there, however it is asked', async () => {
  const mine = await about()
  for (const path of ['/mail/reports/x', `/mail/reports/${'a'.repeat(43)}`])
    expect((await report(path, fromPostfix(mine))).status).toBe(404)
  expect((await site.get(await makeAddress())).status).toBe(404)
  expect(await stateOf(mine.id)).toBe('sent')
})

test('a megabyte is enough for any report', async () => {
  const path = await makeAddress()
  const mine = await about()
  const long = fromPostfix(mine).replace('I’m sorry', 'x')
  expect((await report(path, `${long}${'x'.repeat(900_000)}`)).status).toBe(200)
  expect(await stateOf(mine.id)).toBe('bounced')
  expect((await report(path, 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
})

test('nobody floods it', async () => {
  const path = await makeAddress()
  const replies = await Promise.all(Array.from({ length: 620 }, () => report(path, '')))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 429]))
})

test('only who sets mail makes the address', async () => {
  expect((await site.post('/mail/settings/reports-address', {}, cal.cookie)).status).toBe(403)
})
