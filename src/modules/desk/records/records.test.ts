import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { readCsv } from '../../../platform/csv.ts'
import { aboutText, said } from './rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })

const did = (who: string, what: string, about: Record<string, unknown>, at: string, where: Id<'office'> = office_id) =>
  siteAt(installation, at)
    .scope({
      ...system(
        where,
        lmcs.map(({ id }) => id),
      ),
      name: who,
    })
    .write(async (tx) => {
      await tx.record(where === office_id ? (lmcs[0]?.id ?? null) : null, what, about)
      return done()
    })

await did('Priya Nair', 'register.practice_noted', { ods_code: 'Y90001', words: '100% _done_' }, '2026-11-18T23:59:00Z')
await did('Priya Nair', 'register.practice_noted', { ods_code: 'Y90002' }, '2026-11-19T00:01:00Z')
await did('=cmd()', 'register.practice_grouped', { ods_code: 'Y90003' }, '2026-06-30T23:30:00Z')
await did(
  'Eve Stranger',
  'register.practice_noted',
  { ods_code: 'Y99999' },
  '2026-11-18T10:00:00Z',
  elsewhere.office_id,
)

const keys = await openData(installation, [{ ods_code: 'Q90001', lmc: lmcs[0]! }])
const made = async (lmc_id: Id<'lmc'>, family_name: string) => {
  const answer = await site.scope(system(office_id, [lmc_id])).write(async (tx) => {
    tx.leavesNoRecord('a test')
    const names = { given_names: 'Martin', family_name, office_id, lmc_ids: [lmc_id] }
    const kept = { source: 'typed' as const, made_at: tx.now, made_by: 'Ruth Okafor' }
    return done(
      await tx.db
        .insertInto('register.person')
        .values({ ...names, ...kept })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
  })
  if (!answer.done) throw new Error('nobody was made')
  return answer.value
}

const page = async (query = '') => (await site.get(`/record${query}`, ruth.cookie)).text()

test('an administrator sees who did what and when, in the office’s words', async () => {
  const text = await page()
  expect(text).toContain('Priya Nair')
  expect(text).toContain('Practice noted')
  expect(text).toContain('ods code Y90002')
  expect(text).toContain('18 Nov 2026 23:59')
})

test('another office’s record is nowhere: not on the page, not in a search, not in a file', async () => {
  expect(await page()).not.toContain('Eve Stranger')
  expect(await page('?who=Eve')).toContain('Nothing in the record matches')
  expect(await (await site.get('/record.csv', ruth.cookie)).text()).not.toContain('Y99999')
})

test.each([
  ['?who=priya', ['Y90001', 'Y90002']],
  ['?what=practice+noted', ['Y90001', 'Y90002']],
  ['?what=Y90003', ['Y90003']],
  ['?what=100%25+_d', ['Y90001']],
  ['?what=1_0%25', []],
  ['?from_day=19&from_month=11&from_year=2026', ['Y90002']],
  ['?until_day=18&until_month=11&until_year=2026&who=priya', ['Y90001']],
  // Half past eleven at night in UTC is the next day in London's summer.
  ['?from_day=1&from_month=7&from_year=2026&until_day=1&until_month=7&until_year=2026', ['Y90003']],
])('%s finds %j', async (query, codes) => {
  const rows = await (await site.get(`/record.jsonl${query}`, ruth.cookie)).text()
  const found = rows.split('\n').filter((row) => row !== '' && !row.includes('desk.record_read'))
  expect(found.map((row) => /Y9\d{4}/.exec(row)?.[0]).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(codes)
})

test('looking is itself in the record, with what was looked for', async () => {
  await page('?who=priya')
  await site.get('/record.xlsx?what=noted', ruth.cookie)
  const rows = (await (await site.get('/record.json?what=record+read', ruth.cookie)).json()) as {
    actor: string
    about: string
  }[]
  expect(rows).toContainEqual(
    expect.objectContaining({ actor: 'Ruth Okafor', about: expect.stringContaining('"who":"priya"') as unknown }),
  )
  expect(rows.some(({ about }) => about.includes('"as":"xlsx"'))).toBe(true)
})

test('a day that isn’t one is said beside its question, and is no search', async () => {
  const reply = await site.get('/record?from_day=31&from_month=2&from_year=2026', ruth.cookie)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('From must be a real date')
  expect((await site.get('/record.csv?from_day=31&from_month=2&from_year=2026', ruth.cookie)).status).toBe(422)
})

test('the record as a file: figures, and no formula', async () => {
  const reply = await site.get('/record.csv?what=grouped', ruth.cookie)
  expect(reply.headers.get('content-disposition')).toBe('attachment; filename="record-2026-11-19.csv"')
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const { rows } = readCsv((await reply.text()).replace(/^\uFEFF/, ''))
  expect(rows[1]?.slice(1, 4)).toEqual(['2026-06-30T23:30:00Z', "'=cmd()", 'register.practice_grouped'])
  expect((await site.get('/record.xlsx', ruth.cookie)).headers.get('content-type')).toContain('spreadsheetml')
})

test('a page far beyond the last is empty, and nonsense is the first', async () => {
  expect((await site.get('/record?page=99', ruth.cookie)).status).toBe(200)
  expect((await site.get('/record?page=-1', ruth.cookie)).status).toBe(200)
  expect((await site.get('/record?page=1e99', ruth.cookie)).status).toBe(200)
  expect((await site.get('/record?page=99999999999999999999', ruth.cookie)).status).toBe(200)
})

test('whoever may not is turned away', async () => {
  expect((await site.get('/record', sam.cookie)).status).toBe(403)
  expect((await site.get('/record.csv', sam.cookie)).status).toBe(403)
  expect((await site.get('/record')).status).toBe(303)
})

test('what was done is said as people say it', () => {
  const id = '0197a1b2-0000-7000-8000-000000000003'
  const names = new Map([[id, 'Elm Surgery (Y90001)']])
  expect(said('register.practice_noted')).toBe('Practice noted')
  expect(aboutText({ ods_code: 'Y90001', tags: ['a', 'b'], owner: null })).toBe(
    'ods code Y90001 · tags a, b · owner none',
  )
  expect(aboutText({ practice_id: id, lmc_ids: [id], change_id: id.replace('3', '4') }, names)).toBe(
    'practice Elm Surgery (Y90001) · lmc Elm Surgery (Y90001)',
  )
  expect(aboutText({ before: { name: 'Ash', is_open: true } })).toBe('before name Ash · is open true')
  expect(aboutText({ amount_pence: 107_520, bytes: 4 })).toBe('amount £1,075.20 · bytes 4')
  expect(aboutText({})).toBe('')
})

test('where only names may be said, nothing that somebody typed is', () => {
  const about = { words: 'Rang about her illness', move: 'act', on: '2026-11-19', practice_id: null }
  expect(aboutText(about, new Map(), { only_names: true })).toBe('move act · on 2026-11-19')
})

test('an entry is read with the names of its practices, accounts and people, and found by them', async () => {
  const { id: person_id } = await made(lmcs[0]!.id, 'Hale')
  const elm = keys.get('Q90001')
  const about = { practice_id: elm, account_id: sam.account_id, person_id }
  await did('Priya Nair', 'register.thing_told', about, '2026-11-19T08:00:00Z')
  const text = await page('?what=thing+told')
  expect(text).toContain('person Martin Hale · account Sam Price · practice Elm Surgery (Q90001)')
  for (const concerning of ['Q90001', 'q90001', 'Sam Price', 'sam.price@wealdshire.example', 'martin hale'])
    expect(await page(`?concerning=${concerning}`), concerning).toContain('Thing told')
  expect(await page('?concerning=Nobody+Else')).toContain('Nothing in the record matches')
  const csv = await (await site.get('/record.csv?what=thing+told', ruth.cookie)).text()
  expect(csv).toMatch(/Elm Surgery .Q90001.,Wealdshire,2033-11-19T08:00:00Z/)
})

test('an administrator of one LMC reads nothing of another’s in the same office', async () => {
  const sal = await person(installation, 'Sal Marsh', 'office_administrator', { office_id, lmc_id: lmcs[1]!.id })
  const text = await (await site.get('/record', sal.cookie)).text()
  expect(text).not.toContain('Y90001')
  expect(text).toContain('Record read')
})

test('how long entries are kept is said with its reason', async () => {
  expect(await page()).toMatch(/How long entries are kept.*Signing in.*1 year.*Limitation Act 1980/s)
})
