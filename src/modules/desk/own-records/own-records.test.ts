import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire! },
  { ods_code: 'Q90002', lmc: wealdshire!, facts: { name: 'Saltby Surgery' } },
])
const [elm, saltby] = [keys.get('Q90001')!, keys.get('Q90002')!]
const at = (practice_id: Id<'practice'>) => ({ office_id, lmc_id: wealdshire!.id, practice_id })
const jo = await person(installation, 'Jo Bright', 'practice_administrator', at(elm))
const kim = await person(installation, 'Kim Deputy', 'practice_staff', at(elm))
const nora = await person(installation, 'Nora Quill', 'practice_administrator', at(saltby))

type Whose = { office?: Id<'office'> | null; lmc?: Id<'lmc'> | null; by?: Id<'account'> | null }

/** Somebody's record of something, in an office and perhaps an LMC of it. */
const did = (
  name: string,
  what: string,
  about: Readonly<Record<string, unknown>>,
  { office = office_id, lmc = null, by = null }: Whose = {},
) =>
  site.scope({ ...system(office), name, account_id: by }).write(async (tx) => {
    await tx.record(lmc, what, about)
    return done()
  })
const who = { account_id: jo.account_id }
await did('Priya Raman', 'register.person_seen', { ...who, words: 'Asked about her illness' })
await did('OpenLMC', 'accounts.session_begun', who, { office: null })
await did('Jo Bright', 'register.own_person_added', { practice_id: elm }, { by: jo.account_id })
await did('Priya Raman', 'register.practice_noted', { practice_id: elm, words: 'They are behind' })
await did('Sal Marsh', 'register.seen_by_saltmarsh', { ...who, practice_id: elm }, { lmc: saltmarsh!.id })
await did('Eve Fen', 'register.seen_elsewhere', { ...who, practice_id: elm }, { office: elsewhere.office_id })
await did('Priya Raman', 'register.of_another', { account_id: kim.account_id, practice_id: saltby })

const html = async (path: string, cookie = jo.cookie) => (await site.get(path, cookie)).text()

test('somebody reads who saw and changed what concerns them, and what they did, in their own voice', async () => {
  const text = await html('/my/record')
  expect(text).toContain('voice-plain')
  for (const part of ['Person seen', 'Priya Raman', 'Session begun', 'Own person added', 'Elm Surgery (Q90001)'])
    expect(text).toContain(part)
  expect(await html('/my/record?show=about')).not.toContain('Own person added')
  expect(await html('/my/record?show=by')).not.toContain('Person seen')
})

test('it says whom and what, and not what was typed; and nothing of others, another LMC or another office', async () => {
  for (const path of ['/my/record', '/my/record.csv', '/my/record.json', '/our-record', '/our-record.csv']) {
    const text = await html(path)
    for (const part of ['illness', 'behind', 'Seen by saltmarsh', 'Seen elsewhere', 'Of another', 'of_another'])
      expect([path, part, text.includes(part)]).toEqual([path, part, false])
  }
})

test('a practice’s administrator reads what concerns the practice, and of no other', async () => {
  const text = await html('/our-record')
  for (const part of ['Practice noted', 'Own person added']) expect(text).toContain(part)
  expect((await site.get('/our-record?practice=Q90002', jo.cookie)).status).toBe(404)
  expect(await html('/our-record', nora.cookie)).toMatch(/Saltby Surgery.*Of another/s)
  expect((await site.get('/our-record', kim.cookie)).status).toBe(403)
})

test('as a file it has what the page has', async () => {
  const rows = JSON.parse(await html('/my/record.json?show=about')) as { what: string; in_words: string }[]
  expect(rows.map(({ what }) => what).toSorted((one, other) => one.localeCompare(other))).toEqual([
    'Account made',
    'Person seen',
    'Session begun',
  ])
  expect((await site.get('/my/record.xlsx', jo.cookie)).headers.get('content-type')).toContain('spreadsheetml')
})

test('a stranger signs in', async () => {
  for (const path of ['/my/record', '/our-record'])
    expect((await site.get(path)).headers.get('location')).toContain('/sign-in')
})
