import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [{ ods_code: 'Q90001', lmc: wealdshire! }])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Marsh', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Fen', 'office_administrator', { office_id: elsewhere.office_id })
const at = { office_id, lmc_id: wealdshire!.id, practice_id: keys.get('Q90001')! }
const jo = await person(installation, 'Jo Bright', 'practice_staff', at)

const html = async (path: string, cookie: string) => (await site.get(path, cookie)).text()
const ask = (words: string, pressed: string = crypto.randomUUID(), cookie = jo.cookie) =>
  site.post('/my/data/corrections', { kind: 'Your sign-in', words, pressed }, cookie)
const idOf = async (words: string) =>
  (await html('/corrections', ruth.cookie))
    .split('<tr>')
    .find((row) => row.includes(words))
    ?.match(/corrections\/([0-9a-f-]{36})/)?.[1] ?? ''

test('somebody says what is wrong; the administrators are told, answer, and the answer is where it was asked', async () => {
  expect(await html('/my/data/corrections?kind=Your+sign-in', jo.cookie)).toMatch(/voice-plain.*value="Your sign-in"/s)
  expect((await ask('My name is Joanna')).headers.get('location')).toBe('/my/data?asked=correction')
  expect(await html('/notifications', ruth.cookie)).toContain('Jo Bright asks for a correction')
  expect(await html('/', ruth.cookie)).toMatch(
    /href="\/corrections">Corrections asked for <span class="value">1<\/span>/,
  )
  expect(await html('/calendar?month=2026-12', ruth.cookie)).toMatch(
    /Saturday 19 December 2026.*Answer what Jo Bright asked/s,
  )
  const path = `/corrections/${await idOf('My name is Joanna')}`
  const answer = { answer: 'corrected', answer_words: 'Thank you, it says so now.' }
  expect((await site.post(`${path}/answers`, answer, ruth.cookie)).status).toBe(303)
  expect(await html(path, ruth.cookie)).toMatch(/Corrected.*Thank you, it says so now\./s)
  expect(await html('/my/data', jo.cookie)).toContain('Thank you, it says so now.')
  expect(await html('/notifications', jo.cookie)).toContain('The office answered')
  expect(await html('/', ruth.cookie)).not.toContain('Corrections asked for')
})

test.each([
  ['', 'Enter what is wrong'],
  ['x'.repeat(2001), 'must be 2000 characters or fewer'],
  ['It is about 943 476 5919', 'NHS number'],
])('a request that says %j is not sent, and is still there', async (words, error) => {
  const reply = await ask(words)
  const text = await reply.text()
  expect([reply.status, text.includes(error)]).toEqual([422, true])
  expect(text).toContain(words.slice(0, 20))
})

test('a form sent twice asks once', async () => {
  const pressed = crypto.randomUUID()
  for (const _ of [1, 2]) await ask('Twice', pressed)
  expect((await html('/corrections', ruth.cookie)).match(/>Twice</g)).toHaveLength(1)
})

test('who answers second is told: changed_since; and an answer says which', async () => {
  await ask('Contested')
  const path = `/corrections/${await idOf('Contested')}/answers`
  expect((await site.post(path, { answer: 'maybe', answer_words: '' }, ruth.cookie)).status).toBe(422)
  const answer = { answer: 'declined', answer_words: 'It is as the register of the GMC has it.' }
  await site.post(path, answer, ruth.cookie)
  const late = await site.post(path, { ...answer, answer: 'corrected' }, ruth.cookie)
  expect([late.status, (await late.text()).includes('Somebody else answered this')]).toEqual([409, true])
})

test('nobody else sees or answers it: another LMC, another office, the staff, whoever asked, a stranger', async () => {
  await ask('For Wealdshire')
  const path = `/corrections/${await idOf('For Wealdshire')}`
  const answer = { answer: 'corrected', answer_words: '' }
  for (const { cookie } of [sal, eve]) {
    expect(await html('/corrections', cookie)).not.toContain('For Wealdshire')
    expect((await site.get(path, cookie)).status).toBe(404)
    expect((await site.post(`${path}/answers`, answer, cookie)).status).toBe(404)
    expect(await html('/notifications', cookie)).not.toContain('Jo Bright')
  }
  for (const { cookie } of [sam, jo]) {
    expect((await site.get('/corrections', cookie)).status).toBe(403)
    expect((await site.post(`${path}/answers`, answer, cookie)).status).toBe(403)
  }
  expect((await site.post('/my/data/corrections', {})).headers.get('location')).toBe('/sign-in')
})
