import { expect, test } from 'vitest'
import { mailTo } from '../../../../tests/support/mailbox.ts'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation, type Site } from '../../../../tests/support/site.ts'
import { comeIn, cookiesAfter, setUpAuthenticator } from '../../../../tests/support/ways-in.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])

/** Each story has an hour and a practice manager of its own, who came by a link. */
let hour = 0
async function story(role: 'practice_administrator' | 'office_staff' = 'practice_administrator') {
  hour += 1
  const site = siteAt(installation, Temporal.Instant.from('2026-11-01T09:00:00Z').add({ hours: hour }).toString())
  const jo = await person(installation, `Jo ${'b'.repeat(hour)}`, role, { office_id })
  return { site, jo, cookie: await comeIn(site, jo) }
}
const minutesOn = (site: Site, minutes: number) => siteAt(installation, site.now.add({ minutes }).toString())

const asks = '/ways-in/recovery-codes'
const askFor = (site: Site, cookie: string) => site.post('/sign-in/mailed-codes', { return_to: asks }, cookie)
const give = (site: Site, cookie: string, mailed_code: string) =>
  site.post('/sign-in/proof/mailed-code', { mailed_code, return_to: asks }, cookie)
async function lettersTo(site: Site, { name }: Person) {
  await site.runJobs()
  return (await mailTo(site, `${name.toLowerCase().replace(' ', '.')}@wealdshire.example`)).filter(
    ({ subject }) => subject === 'Your code',
  )
}
const codeIn = (letter: { text_body: string } | undefined) => /\b\d{6}\b/.exec(letter?.text_body ?? '')?.[0] ?? 'none'

test('whoever has nothing better is mailed a code, gives it, and is let on for ten minutes', async () => {
  const { site, jo, cookie } = await story()
  expect((await site.get(asks, cookie)).headers.get('location')).toBe(
    '/sign-in/again?return_to=%2Fways-in%2Frecovery-codes',
  )
  expect(await (await site.get('/sign-in/again', cookie)).text()).toContain('Mail me a code')
  expect((await askFor(site, cookie)).headers.get('location')).toContain('said=mailed')
  const [letter] = await lettersTo(site, jo)
  expect(letter?.subject, 'no secret stands in a subject').not.toMatch(/\d/)
  const reply = await give(site, cookie, codeIn(letter))
  expect([reply.status, reply.headers.get('location')]).toEqual([303, asks])
  const proved = cookiesAfter(reply, cookie)
  expect((await site.get(asks, proved)).status).toBe(200)
  expect((await minutesOn(site, 10).get(asks, proved)).headers.get('location')).toContain('/sign-in/again')
  expect((await site.get('/sessions', cookie)).status, 'the session’s secret of before is worth nothing').toBe(303)
})

test('a code is good once, for ten minutes, and only in the session that asked', async () => {
  const { site, jo, cookie } = await story()
  const other = await comeIn(site, jo)
  await askFor(site, cookie)
  const code = codeIn((await lettersTo(site, jo))[0])
  expect((await give(site, other, code)).status).toBe(409)
  expect((await give(minutesOn(site, 10), cookie, code)).status).toBe(409)
  const reply = await give(minutesOn(site, 9), cookie, code)
  expect(reply.status).toBe(303)
  expect((await give(minutesOn(site, 9), cookiesAfter(reply, cookie), code)).status).toBe(409)
})

test('only the latest code is good', async () => {
  const { site, jo, cookie } = await story()
  await askFor(site, cookie)
  const first = codeIn((await lettersTo(site, jo))[0])
  await askFor(site, cookie)
  const second = codeIn((await lettersTo(site, jo))[0])
  expect(first === second || (await give(site, cookie, first)).status === 409).toBe(true)
  expect((await give(site, cookie, second)).status).toBe(303)
})

test('after five wrong answers a code is good no more', async () => {
  const { site, jo, cookie } = await story()
  await askFor(site, cookie)
  const code = codeIn((await lettersTo(site, jo))[0])
  const wrong = code === '000000' ? '111111' : '000000'
  for (let time = 0; time < 5; time += 1) expect((await give(site, cookie, wrong)).status).toBe(409)
  expect((await give(site, cookie, code)).status).toBe(409)
  await askFor(site, cookie)
  expect((await give(site, cookie, codeIn((await lettersTo(site, jo))[0]))).status).toBe(303)
})

test('has_better_way: whoever has an authenticator, or a role that needs one, is mailed none', async () => {
  const { site, jo, cookie } = await story()
  await askFor(site, cookie)
  const reply = await give(site, cookie, codeIn((await lettersTo(site, jo))[0]))
  const proved = cookiesAfter(reply, cookie)
  await setUpAuthenticator(site, proved)
  const refusal = await askFor(site, proved)
  expect(refusal.status).toBe(409)
  const page = await refusal.text()
  expect(page).toContain('You have a better way')
  expect(page).not.toContain('Mail me a code')
  expect((await lettersTo(site, jo)).length).toBe(1)

  const staff = await story('office_staff')
  expect((await askFor(staff.site, staff.cookie)).status).toBe(409)
  expect(await lettersTo(staff.site, staff.jo)).toEqual([])
})

test('five codes in a quarter of an hour are enough', async () => {
  const { site, cookie } = await story()
  for (let time = 0; time < 5; time += 1) expect((await askFor(site, cookie)).status).toBe(303)
  expect((await askFor(site, cookie)).status).toBe(429)
})

test('a code is kept nowhere but in the letter', async () => {
  const { site, jo, cookie } = await story()
  await askFor(site, cookie)
  const code = codeIn((await lettersTo(site, jo))[0])
  const rows = await installation.db
    .selectFrom('accounts.challenge')
    .selectAll()
    .where('account_id', '=', jo.account_id)
    .execute()
  expect(JSON.stringify(rows)).not.toContain(code)
})
