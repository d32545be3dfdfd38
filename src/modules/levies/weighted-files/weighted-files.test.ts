import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import type { Id } from '../../../platform/values.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, html, recorded, priya, salt, fay } =
  await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })
await openData(installation, [{ ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Beacon Practice' } }])

type Content = string | Uint8Array<ArrayBuffer>
function upload(content: Content, more: Readonly<Record<string, string>> = {}, file_name = 'global-sum.csv') {
  const form = new FormData()
  const day = { counted_on_day: '1', counted_on_month: '10', counted_on_year: '2026' }
  for (const [name, value] of Object.entries({ lmc_id: wealdshire.id, ...day, ...more })) form.set(name, value)
  form.set('file', new File([content], file_name))
  return form
}
const give = (content: Content, more = {}, file_name?: string) =>
  site.post('/levies/weighted-lists', upload(content, more, file_name), denise.cookie)
const matched = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind, at) => [`column_${at + 1}`, kind]))
const asGuessed = matched(['ods_code', '', 'patients'])
const csv = (...lines: readonly string[]) => ['Practice code,Raw list,Weighted list size', ...lines].join('\r\n')

async function tried(content: Content, more = {}, matching = asGuessed) {
  const address = (await give(content, more)).headers.get('location') ?? ''
  expect((await site.post(`${address}/matching`, matching, denise.cookie)).status).toBe(303)
  return address
}
const fatesAt = async (address: string) =>
  (await (await site.get(`${address}.json`, denise.cookie)).json()) as readonly {
    readonly fate: string
    readonly words: string
    readonly patients: number
  }[]
const take = (address: string, cookie = denise.cookie) => site.post(`${address}/taking`, {}, cookie)
const kept = () =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.weighted_count as c')
      .innerJoin('register.practice_name as n', 'n.practice_id', 'c.practice_id')
      .select(['n.ods_code', 'c.counted_on', 'c.patients', 'c.as_given', 'c.row_number', 'c.taken_by'])
      .orderBy('c.id')
      .execute(),
  )

test('a file is matched, tried and taken, each row as it said; then the same again is known, and another figure corrects', async () => {
  expect(await html('/levies/weighted-lists', denise.cookie)).toContain('No weighted list size is known yet')
  const first = csv('Q90001,"10,240","9,876.54"', 'Q90002,4400,4310', 'Q90003,900,1000', 'Q90012,,')
  const address = (await give(first)).headers.get('location') ?? ''
  expect(await html(address, denise.cookie)).toMatch(/Such as 9,876\.54[\s\S]*value="patients" selected/)
  expect(await html('/', denise.cookie)).toContain('Weighted lists to take in')
  expect((await take(address)).status).toBe(409)
  expect((await site.post(`${address}/matching`, asGuessed, denise.cookie)).status).toBe(303)
  expect((await fatesAt(address)).map(({ fate, words, patients }) => [fate, words, patients])).toEqual([
    ['Taken in', 'Given as 9,876.54.', 9_877],
    ['Taken in', '', 4_310],
    ['Left out', 'Q90003 is no practice of Wealdshire LMC.', null],
    ['Left out', 'It says no weighted list size, so nothing is taken.', null],
  ])
  expect(await html(address, denise.cookie)).toMatch(
    /Of 1 October 2026, no weighted list size of 1 practice of Wealdshire LMC:\s+Beacon Practice/,
  )
  expect(await kept()).toEqual([])

  expect((await take(address)).status).toBe(303)
  expect(await kept()).toMatchObject([
    { ods_code: 'Q90001', patients: 9_877, as_given: '9,876.54', row_number: 2, taken_by: 'Denise Fallow' },
    { ods_code: 'Q90002', patients: 4_310, as_given: '4310', row_number: 3 },
  ])
  expect(await html('/levies/weighted-lists', denise.cookie)).toMatch(/1 October 2026[\s\S]*14,187/)
  expect((await recorded()).some((text) => text.includes('levies.weighted_file_taken'))).toBe(true)

  const next = await tried(csv('Q90001,,9876.540', 'Q90002,,"4,400"'))
  expect((await fatesAt(next)).map(({ fate, words }) => [fate, words])).toEqual([
    ['Known already', ''],
    ['Corrects what was taken in', 'It was 4310.'],
  ])
  expect((await take(next)).status).toBe(303)
  expect((await kept()).map(({ patients }) => patients)).toEqual([9_877, 4_310, 4_400])
  expect(await html('/levies/weighted-lists', denise.cookie)).toContain('14,277')
})

test('a workbook’s columns are remembered for the next file of the LMC', async () => {
  const cells = [
    [{ value: 'Org' }, { value: 'CHF' }],
    [{ value: 'Q90001' }, { value: 9800.25 }],
  ]
  const bytes = new Uint8Array(await writeExcelFile([{ data: cells, sheet: 'Payments' }]).toBuffer())
  const july = { counted_on_month: '7' }
  const address = (await give(bytes, july, 'july.xlsx')).headers.get('location') ?? ''
  expect(await html(address, denise.cookie)).not.toContain('value="patients" selected')
  expect((await site.post(`${address}/matching`, matched(['ods_code', 'patients']), denise.cookie)).status).toBe(303)
  expect(await fatesAt(address)).toMatchObject([{ fate: 'Taken in', as_given: '9800.25', patients: 9_800 }])
  const next = (await give('Org,CHF\nQ90001,9801\n', july)).headers.get('location') ?? ''
  expect(await html(next, denise.cookie)).toMatch(/CHF[\s\S]*value="patients" selected/)
})

test('what was tried is taken exactly: a file taken meanwhile asks to try again (changed_since)', async () => {
  const [one, other] = [await tried(csv('Q90012,,5000')), await tried(csv('Q90012,,5001'))]
  expect((await take(one)).status).toBe(303)
  const late = await take(other)
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Try it again')])
  const again = await tried(csv('Q90012,,5002'))
  const twice = await Promise.all([take(again), take(again)])
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test('columns that can’t be read by are said, and a file dropped is closed (file_is_closed)', async () => {
  const address = await tried(csv('Q90001,,9000'))
  for (const [kinds, words] of [
    [['patients'], 'Say which column holds the practice’s code'],
    [['ods_code'], 'Say which column holds the weighted list size'],
    [['ods_code', 'patients', 'patients'], 'Two columns are said to hold'],
  ] as const) {
    const wrong = await site.post(`${address}/matching`, matched(kinds), denise.cookie)
    expect([wrong.status, await wrong.text()]).toEqual([409, expect.stringContaining(words)])
  }
  expect((await site.post(`${address}/dropping`, {}, denise.cookie)).status).toBe(303)
  for (const path of ['taking', 'dropping', 'matching']) {
    const late = await site.post(`${address}/${path}`, asGuessed, denise.cookie)
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('taken in or dropped already')])
  }
})

test.each([
  ['nothing', '', {}, 422, 'Choose the file'],
  ['only a heading', 'Code,Weighted\r\n', {}, 422, 'There is no list in this file'],
  ['a program (not_a_spreadsheet)', '#!/bin/sh,x\na,b\n', {}, 422, 'no spreadsheet that can be read'],
  ['no day', csv('Q90001,,1'), { counted_on_day: '' }, 422, 'The day they were counted'],
  ['a day to come (still_to_come)', csv('Q90001,,1'), { counted_on_year: '2027' }, 409, 'still to come'],
  ['another office’s LMC', csv('Q90001,,1'), { lmc_id: fay.account_id }, 422, 'The LMC whose practices they are'],
])('%s is met with a sentence', async (_, content, more, status, words) => {
  const reply = await give(content, more)
  expect([reply.status, await reply.text()]).toEqual([status, expect.stringContaining(words)])
})

test('whoever may not is turned away, and another office’s or LMC’s file is nowhere', async () => {
  const address = await tried(csv('Q90001,,9100'))
  expect((await site.get('/levies/weighted-lists')).status).toBe(303)
  expect((await site.get('/levies/weighted-lists', priya.cookie)).status).toBe(403)
  expect((await site.get(address, tom.cookie)).status).toBe(200)
  expect((await take(address, tom.cookie)).status).toBe(403)
  for (const { cookie } of [saltby, salt, fay]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await site.get(`${address}.csv`, cookie)).status).toBe(404)
    for (const path of ['matching', 'taking', 'dropping'])
      expect((await site.post(`${address}/${path}`, asGuessed, cookie)).status).toBe(404)
    expect((await site.post('/levies/weighted-lists', upload(csv('Q90001,,1')), cookie)).status).toBe(422)
  }
  expect(await html('/levies/weighted-lists', saltby.cookie)).not.toContain('global-sum.csv')
})

test('what was taken in is never changed', async () => {
  const before = await kept()
  await expect(
    setUp(scope, (tx) => tx.db.updateTable('levies.weighted_count').set({ patients: 1 }).execute()),
  ).rejects.toThrow(/permission denied/)
  expect(await kept()).toEqual(before)
})

test('files that no count names go after their time; what a count names stays', async () => {
  const before = new Set(
    (await scope.read((tx) => tx.db.selectFrom('levies.weighted_count').select('weighted_file_id').execute())).map(
      ({ weighted_file_id }) => weighted_file_id,
    ),
  )
  const open = await tried(csv('Q90001,,9300'))
  const later = async (days: number) => {
    await installation.jobs.boss.send('platform.forget_files', {})
    const moment = Temporal.Instant.from('2026-11-19T09:00:00Z').add({ hours: days * 24 + 1 })
    await siteAt(installation, moment.toString()).runJobs()
    const rows = await scope.read((tx) => tx.db.selectFrom('levies.weighted_file').select('id').execute())
    return new Set(rows.map(({ id }) => id))
  }
  const tried_id = (open.split('/').at(-1) ?? '') as Id<'weighted_file'>
  expect(await later(30)).toContain(tried_id)
  expect(await later(90)).toEqual(before)
})
