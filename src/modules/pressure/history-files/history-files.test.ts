import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { startCollecting } from '../settings/writes.ts'
import { commands } from './commands.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', [
  'Wealdshire',
  'Saltmarsh',
  'Downland',
])
const [wealdshire, saltmarsh, downland] = lmcs as [Lmc, Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
  {
    ods_code: 'Q90003',
    lmc: wealdshire,
    facts: { name: 'Closed Surgery' },
    changed: { '2022-06-01': { status: 'closed' } },
  },
  { ods_code: 'Q90011', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
  { ods_code: 'Q90021', lmc: downland, facts: { name: 'Down Surgery' } },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const dan = await person(installation, 'Dan Data', 'data_staff', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'office_administrator', { office_id, lmc_id: saltmarsh.id })

const heading = 'Practice code,Practice,W/C,GPAS,Contacts,List size,Comments,By'
const csv = (lines: readonly string[]) => `\uFEFF${[heading, ...lines].join('\r\n')}\r\n`
const lines = [
  'Q90001,,14/11/2022,Amber,212,"10,240",Two off sick,jb',
  ',Tollgate Surgery,14/11/2022,OPEL 3,lots,,,jb',
  'Q90001,,21/11/2022,GREEN,-5,,,jb',
  'Q90001,,21/11/2022,red,190,,,jb',
  'Q90003,,14/11/2022,green,20,,,jb',
  'Q99999,,14/11/2022,green,20,,,jb',
  'Q90002,,23/11/2026,green,20,,,jb',
  'Q90002,,21/11/2022,purple,20,,,jb',
]

function upload(content: string | Uint8Array<ArrayBuffer>, lmc_id: string, file_name: string) {
  const form = new FormData()
  form.set('lmc_id', lmc_id)
  form.set('file', new File([content], file_name))
  return form
}
const give = (content: string | Uint8Array<ArrayBuffer>, lmc = wealdshire, file_name = 'gpas.csv') =>
  site.post('/pressure/history', upload(content, lmc.id, file_name), ruth.cookie)
const asGuessed = {
  column_1: 'ods_code',
  column_2: 'practice',
  column_3: 'week_of',
  column_4: 'alert',
  column_5: 'contacts',
  column_6: 'list_size',
  column_7: 'comment',
}
async function tried(content: string, lmc = wealdshire) {
  const address = (await give(content, lmc)).headers.get('location') ?? ''
  expect((await site.post(`${address}/matching`, asGuessed, ruth.cookie)).status).toBe(303)
  return address
}
const fatesAt = async (address: string) =>
  (await (await site.get(`${address}.json`, ruth.cookie)).json()) as { line: number; fate: string; words: string }[]
const take = (address: string) => site.post(`${address}/taking`, {}, ruth.cookie)
const behind = (lmc: Lmc) => site.scope(system(office_id, [lmc.id]))
const returnsOf = (lmc: Lmc) =>
  behind(lmc).read((tx) =>
    tx.db
      .selectFrom('pressure.weekly_return as r')
      .innerJoin('pressure.return_version as v', 'v.weekly_return_id', 'r.id')
      .select(['r.week_of', 'r.reference_on', 'r.alert', 'r.contacts', 'r.list_size', 'r.comment', 'r.is_late'])
      .select(['v.number', 'v.came_by', 'v.answers'])
      .orderBy('r.week_of')
      .orderBy('r.alert')
      .execute(),
  )
const closedOf = (lmc: Lmc) =>
  behind(lmc).read((tx) =>
    tx.db
      .selectFrom('pressure.closed_week')
      .select(['week_of', 'came_by', 'practices', 'returned'])
      .orderBy('week_of')
      .execute(),
  )

test('a spreadsheet is matched, tried and taken, and the same one again changes nothing', async () => {
  const given = await give(csv(lines))
  expect(given.status).toBe(303)
  const address = given.headers.get('location') ?? ''
  const matching = await (await site.get(address, ruth.cookie)).text()
  for (const part of ['What each column holds', 'Such as Amber', 'value="alert" selected', 'Leave it out'])
    expect(matching).toContain(part)

  expect((await site.post(`${address}/matching`, asGuessed, ruth.cookie)).status).toBe(303)
  const page = await (await site.get(address, ruth.cookie)).text()
  for (const part of [
    'nothing is taken yet',
    'Amber, 212 contacts, 10,240 patients, a comment.',
    '“lots” is no whole number',
    'Line 5 is for the same practice and week',
    'was not open and in the area',
    'Q99999 is no practice of Wealdshire LMC',
    'isn’t over',
    '“purple” is no state',
  ])
    expect(page).toContain(part)
  expect(await returnsOf(wealdshire)).toEqual([])

  expect((await take(address)).status).toBe(303)
  const kept = await returnsOf(wealdshire)
  expect(
    kept.map(({ week_of, alert, contacts, list_size }) => [week_of.toString(), alert, contacts, list_size]),
  ).toEqual([
    ['2022-11-14', 'amber', 212, 10_240],
    ['2022-11-14', 'red', null, null],
    ['2022-11-21', 'red', 190, null],
  ])
  expect(kept[0]).toMatchObject({ comment: 'Two off sick', is_late: false, number: 1, came_by: 'file' })
  expect(kept[0]?.answers).toMatchObject({ alert: 'amber', contacts: 212, gp_contacts: null, own_answers: {} })
  expect(await closedOf(wealdshire)).toMatchObject([
    { came_by: 'file', practices: 2, returned: 2 },
    { came_by: 'file', practices: 2, returned: 1 },
  ])

  const again = await tried(csv(lines))
  expect((await fatesAt(again)).map(({ fate }) => fate)).toEqual([
    'Known already',
    'Known already',
    'Left out',
    'Known already',
    'Left out',
    'Left out',
    'Left out',
    'Left out',
  ])
  expect((await take(again)).status).toBe(303)
  expect(await returnsOf(wealdshire)).toEqual(kept)
})

test('what a closed week counts stands, whatever another file says of it', async () => {
  const other = await tried(csv(['Q90001,,14/11/2022,black,9,,,', 'Q90002,,21/11/2022,green,9,,,']))
  expect((await fatesAt(other)).map(({ words }) => words)).toEqual([
    'A return of that week is kept already, and says otherwise. It stands.',
    'That week was taken from another file, and its figures stand.',
  ])
  await take(other)
  expect((await returnsOf(wealdshire)).length).toBe(3)
})

test('a week that was collected here is never overwritten', async () => {
  const ended = siteAt(installation, '2026-11-02T09:00:00Z')
  expect(
    (await ended.scope(system(office_id, [downland.id])).write((tx) => startCollecting(tx, downland.id))).done,
  ).toBe(true)
  const address = await tried(csv(['Q90021,,2/11/2026,black,9,,,', 'Q90021,,26/10/2026,red,9,,,']), downland)
  expect((await fatesAt(address)).map(({ fate, words }) => [fate, words])).toEqual([
    ['Left out', expect.stringContaining('collected here')],
    ['New', 'Red, 9 contacts.'],
  ])
  await take(address)
  expect((await returnsOf(downland)).map(({ week_of }) => week_of.toString())).toEqual(['2026-10-26'])
})

test('a bank holiday counts the day after it, as a round would', async () => {
  await take(await tried(csv(['Q90011,,18/4/2022,amber,150,,,', 'Q90011,,25/4/2022,amber,150,,,']), saltmarsh))
  expect((await returnsOf(saltmarsh)).map(({ reference_on }) => reference_on.toString())).toEqual([
    '2022-04-19',
    '2022-04-25',
  ])
})

test('what was tried is taken exactly: weeks taken meanwhile ask to try again (changed_since)', async () => {
  const first = await tried(csv(['Q90001,,4/1/2021,red,1,,,']))
  const second = await tried(csv(['Q90001,,4/1/2021,red,2,,,']))
  expect((await take(first)).status).toBe(303)
  const late = await take(second)
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Try it again')])
})

test('pressed twice at once, a file is taken once', async () => {
  const address = await tried(csv(['Q90001,,11/1/2021,red,1,,,', 'Q90002,,11/1/2021,red,1,,,']))
  const replies = await Promise.all([take(address), take(address)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  expect((await returnsOf(wealdshire)).filter(({ week_of }) => week_of.toString() === '2021-01-11').length).toBe(2)
})

test('columns that can’t be read by are said, and a file dropped is closed (file_is_closed)', async () => {
  const address = await tried(csv(lines))
  const wrong = await site.post(`${address}/matching`, { column_1: 'alert' }, ruth.cookie)
  expect([wrong.status, await wrong.text()]).toEqual([
    409,
    expect.stringContaining('Say which column holds the practice'),
  ])
  expect((await site.post(`${address}/dropping`, {}, ruth.cookie)).status).toBe(303)
  for (const path of ['taking', 'dropping', 'matching']) {
    const late = await site.post(`${address}/${path}`, asGuessed, ruth.cookie)
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('taken in or dropped already')])
  }
})

test('a workbook is read from the sheet of returns, its dates as dates', async () => {
  const cells = [
    [{ value: 'Surgery' }, { value: 'Date' }, { value: 'RAG' }],
    [{ value: 'Elm Surgery' }, { value: new Date('2022-11-28T00:00:00Z'), format: 'dd/mm/yyyy' }, { value: 'Amber' }],
  ]
  const bytes = await writeExcelFile([
    { data: [[{ value: 'Read me' }]], sheet: 'Notes' },
    { data: cells, sheet: 'Returns' },
  ]).toBuffer()
  const address = (await give(new Uint8Array(bytes), wealdshire, 'gpas.xlsx')).headers.get('location') ?? ''
  await site.post(`${address}/matching`, { column_1: 'practice', column_2: 'week_of', column_3: 'alert' }, ruth.cookie)
  expect(await fatesAt(address)).toMatchObject([{ fate: 'New', week_of: '2022-11-28' }])
})

test.each([
  ['nothing', '', 'Choose the file'],
  ['only a heading', 'Practice,Week\r\n', 'There is no list in this file'],
  ['50,000 rows', `Practice,Week\n${'Elm,1/1/2022\n'.repeat(50_000)}`, 'at most 20,000 are read at once'],
  ['a program (not_a_spreadsheet)', '#!/bin/sh,x\na,b\n', 'no spreadsheet that can be read'],
])('%s is met with a sentence beside the question', async (_, content, words) => {
  const reply = await give(content)
  expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining(words)])
})

test('each step, and each look at what practices said, is in the record', async () => {
  const record = (await (await site.get('/record.json?what=history_file', ruth.cookie)).json()) as { what: string }[]
  const whats = new Set(record.map(({ what }) => what))
  expect(whats.size).toBeGreaterThan(4)
})

test('whoever may not is turned away, and another office’s or LMC’s file is nowhere', async () => {
  const address = await tried(csv(lines))
  expect((await site.get('/pressure/history')).status).toBe(303)
  expect((await site.get('/pressure/history', priya.cookie)).status).toBe(403)
  expect((await site.get(address, dan.cookie)).status).toBe(200)
  for (const { cookie } of [eve, saltby]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await site.get(`${address}.csv`, cookie)).status).toBe(404)
    for (const path of ['matching', 'taking', 'dropping'])
      expect((await site.post(`${address}/${path}`, asGuessed, cookie)).status).toBe(404)
    const given = await site.post('/pressure/history', upload(csv(lines), wealdshire.id, 'gpas.csv'), cookie)
    expect(given.status).toBe(422)
  }
})

test('a month after it was taken in a spreadsheet is gone, with what was said of its rows; the returns stay', async () => {
  const address = await tried(csv(['Q90021,,7/1/2019,red,1,,Dr Dale is off,']), downland)
  expect((await take(address)).status).toBe(303)
  const nightOf = async (moment: string) => {
    await installation.jobs.boss.send('platform.forget_files', {})
    await siteAt(installation, moment).runJobs()
    return (await site.get(address, ruth.cookie)).text()
  }
  expect(await nightOf('2026-12-19T08:59:00Z')).toContain('Down Surgery')
  const page = await nightOf('2026-12-19T09:00:00Z')
  expect(page).toContain('The file and what was said of its rows are gone')
  expect(page).not.toContain('Down Surgery')
  expect(await fatesAt(address)).toEqual([])
  const again = await site.post(`${address}/matching`, asGuessed, ruth.cookie)
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('taken in or dropped already')])
  expect((await returnsOf(downland)).map(({ comment }) => comment)).toContain('Dr Dale is off')
  expect((await site.get(address, eve.cookie)).status).toBe(404)
  const files = await behind(downland).read((tx) =>
    tx.db
      .selectFrom('pressure.history_file as h')
      .innerJoin('platform.file as f', 'f.sha256', 'h.sha256')
      .select('h.id')
      .execute(),
  )
  expect(files).toEqual([])
})

test('an operator does the same from the shell, and is told what was left out', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'openlmc-history-')), 'gpas.csv')
  await writeFile(path, csv(['Q90001,,5/12/2022,red,3,,,', 'Q99999,,5/12/2022,red,3,,,']))
  const printed: string[] = []
  const run = (options: Record<string, string | boolean>) =>
    commands[0]!.run(
      {
        config: {} as never,
        now: () => site.now,
        open: async () => installation,
        scope: (_, actor) => site.scope(actor),
        print: (line) => printed.push(line),
        say: () => undefined,
      },
      { words: [path], options },
    )
  await expect(run({})).rejects.toThrow('Say whose returns they are with --lmc')
  await expect(run({ lmc: 'Wealdshire', columns: 'RAG=alert' })).rejects.toThrow('There is no column “RAG”')
  expect(await run({ lmc: 'Wealdshire', 'dry-run': true })).toBe(0)
  expect(printed).toEqual([
    'line 3, Q99999: Q99999 is no practice of Wealdshire LMC. Check the code.',
    '2 rows: 1 new, 0 known already, 1 left out; nothing was taken',
  ])
  expect(await run({ lmc: 'Wealdshire', json: true })).toBe(0)
  expect(JSON.parse(printed.at(-1) ?? '')).toEqual({ taken_in: true, rows: 2, new: 1, same: 0, refused: 1 })
  expect((await returnsOf(wealdshire)).some(({ week_of }) => week_of.toString() === '2022-12-05')).toBe(true)
})
