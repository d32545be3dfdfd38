import { writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { commands } from './commands.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire! },
  { ods_code: 'Q90002', lmc: wealdshire!, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90003', lmc: saltmarsh! },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })

const heading = 'Name,GMC number,E-mail,Practice code,Role,Started,Notes'
const rows = [
  'Dr Ann Lee,9012345,ann.lee@elm.example,Q90001,GP partner,1/4/2020,keen',
  'Jo Bright,,jo@elm.example,Q90001,Practice manager,,',
  'Dr Ann Lee,9012345,,Q90002,Locum,,',
  'Bad Number,90123,,,,,',
  'Else Where,,else@salt.example,Q90003,Salaried,,',
]
const csv = (lines: readonly string[] = rows) => `\uFEFF${[heading, ...lines].join('\r\n')}\r\n`

function upload(content: string | Uint8Array<ArrayBuffer>, file_name = 'people.csv', lmc_id: string = wealdshire!.id) {
  const form = new FormData()
  form.set('lmc_id', lmc_id)
  form.set('file', new File([content], file_name))
  return form
}
const give = async (content: string | Uint8Array<ArrayBuffer>, cookie = ruth.cookie, file_name = 'people.csv') =>
  site.post('/people/files', upload(content, file_name), cookie)
const asGuessed = {
  column_1: 'full_name',
  column_2: 'gmc_number',
  column_3: 'email',
  column_4: 'ods_code',
  column_5: 'kind',
  column_6: 'from',
}

async function tried(content: string) {
  const address = (await give(content)).headers.get('location') ?? ''
  await site.post(`${address}/matching`, asGuessed, ruth.cookie)
  return address
}
const people = async () =>
  site
    .scope(
      system(
        office_id,
        lmcs.map(({ id }) => id),
      ),
    )
    .read((tx) =>
      tx.db
        .selectFrom('register.person')
        .select(['name', 'title', 'gmc_number', 'source', 'lmc_ids'])
        .orderBy('name')
        .execute(),
    )
const postsHeld = async () =>
  site
    .scope(
      system(
        office_id,
        lmcs.map(({ id }) => id),
      ),
    )
    .read((tx) => tx.db.selectFrom('register.post').select(['kind', 'during', 'source']).orderBy('kind').execute())

test('a spreadsheet is matched, tried and taken, and the same one again changes nothing', async () => {
  const given = await give(csv())
  expect(given.status).toBe(303)
  const address = given.headers.get('location') ?? ''
  const matching = await (await site.get(address, ruth.cookie)).text()
  for (const part of ['What each column holds', 'Such as Dr Ann Lee', 'value="gmc_number" selected', 'Leave it out'])
    expect(matching).toContain(part)

  expect((await site.post(`${address}/matching`, asGuessed, ruth.cookie)).status).toBe(303)
  const page = await (await site.get(address, ruth.cookie)).text()
  for (const part of [
    'nobody is changed yet',
    'GP partner at Q90001 from 1 April 2020',
    'it has seven digits',
    'Q90003 is no practice of Wealdshire LMC',
  ])
    expect(page).toContain(part)
  expect(await people()).toEqual([])

  expect((await site.post(`${address}/taking`, {}, ruth.cookie)).status).toBe(303)
  expect(await people()).toEqual([
    { name: 'Ann Lee', title: 'Dr', gmc_number: '9012345', source: 'file', lmc_ids: [wealdshire!.id] },
    { name: 'Jo Bright', title: '', gmc_number: null, source: 'file', lmc_ids: [wealdshire!.id] },
  ])
  expect((await postsHeld()).map(({ kind, during }) => `${kind} ${during.from?.toString() ?? ''}`)).toEqual([
    'locum ',
    'partner 2020-04-01',
    'practice_manager ',
  ])

  const again = await tried(csv())
  const rowsAgain = (await (await site.get(`${again}.json`, ruth.cookie)).json()) as { fate: string }[]
  expect(rowsAgain.map(({ fate }) => fate)).toEqual([
    'Known already',
    'Known already',
    'Known already',
    'Left out',
    'Left out',
  ])
  await site.post(`${again}/taking`, {}, ruth.cookie)
  expect((await people()).length).toBe(2)
  expect((await postsHeld()).length).toBe(3)
})

test('everybody it concerns is in the record, one by one', async () => {
  const record = (await (await site.get('/record.json?what=person_imported', ruth.cookie)).json()) as {
    about: string
  }[]
  expect(record.length).toBe(2)
})

test('what was tried is taken exactly: a register changed meanwhile asks to try again', async () => {
  const address = await tried(csv(['Dr Late Comer,9077777,late@elm.example,Q90001,Salaried,,']))
  const first = await tried(csv(['Late Comer,9077777,other@elm.example,Q90002,Salaried,,']))
  expect((await site.post(`${first}/taking`, {}, ruth.cookie)).status).toBe(303)
  const refusedPage = await site.post(`${address}/taking`, {}, ruth.cookie)
  expect(refusedPage.status).toBe(409)
  expect(await refusedPage.text()).toContain('Try it again')
  expect((await people()).filter(({ name }) => name === 'Late Comer').length).toBe(1)
})

test('pressed twice at once, a file is taken once', async () => {
  const address = await tried(csv(['Dr Twice Pressed,,twice@elm.example,Q90001,Salaried,,']))
  const replies = await Promise.all([1, 2].map(() => site.post(`${address}/taking`, {}, ruth.cookie)))
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  expect((await people()).filter(({ name }) => name === 'Twice Pressed').length).toBe(1)
})

test('columns that can’t be read by are said, and nothing is lost', async () => {
  const address = (await give(csv())).headers.get('location') ?? ''
  const reply = await site.post(`${address}/matching`, { column_1: 'email', column_2: 'email' }, ruth.cookie)
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('Two columns are said to hold')
})

test('a workbook is read from the sheet of people; a formula counts as what it comes to', async () => {
  const notes = [['Read me']]
  const sheet = [
    ['Surname', 'First name', 'Email'],
    ['Work', 'Bo', 'bo@elm.example'],
  ]
  const cells = (table: readonly (readonly string[])[]) =>
    table.map((cellsOfRow) => cellsOfRow.map((value) => ({ value })))
  const bytes = await writeExcelFile([
    { data: cells(notes), sheet: 'Notes' },
    { data: cells(sheet), sheet: 'People' },
  ]).toBuffer()
  const reply = await give(new Uint8Array(bytes), ruth.cookie, 'book.xlsx')
  const page = await (await site.get(reply.headers.get('location') ?? '', ruth.cookie)).text()
  expect(page).toContain('Such as Work')
  expect(page).toContain('2026: 1 row<')
})

test.each([
  ['nothing', '', 'Choose the file'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), 'file'],
  ['only a heading', 'Name,Email\r\n', 'There is no list in this file'],
  ['50,000 rows', `Name,Email\n${'Ann Lee,ann@elm.example\n'.repeat(50_000)}`, 'at most 20,000 are read at once'],
  ['a program (not_a_spreadsheet)', '#!/bin/sh,x\na,b\n', 'no spreadsheet that can be read'],
  ['a quotation mark never closed', 'Name,Email\n"Ann,ann@elm.example\n', 'never closed'],
])('%s is met with a sentence beside the question', async (_, content, words) => {
  const reply = await give(content)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain(words)
})

test('a file can be dropped, and then not taken', async () => {
  const address = await tried(csv())
  expect((await site.post(`${address}/dropping`, {}, ruth.cookie)).status).toBe(303)
  // The word the writes answer with: file_is_closed.
  for (const path of ['taking', 'dropping', 'matching']) {
    const late = await site.post(`${address}/${path}`, { column_1: 'full_name' }, ruth.cookie)
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('taken in or dropped already')])
  }
})

test('whoever may not is turned away, and another office’s or LMC’s file is nowhere', async () => {
  const address = await tried(csv())
  expect((await site.get('/people/files')).status).toBe(303)
  expect((await site.get('/people/files', priya.cookie)).status).toBe(403)
  for (const stranger of [eve, saltby]) {
    expect((await site.get(address, stranger.cookie)).status).toBe(404)
    expect((await site.get(`${address}.csv`, stranger.cookie)).status).toBe(404)
    for (const move of ['matching', 'taking', 'dropping'])
      expect((await site.post(`${address}/${move}`, asGuessed, stranger.cookie)).status).toBe(404)
    expect((await site.post('/people/files', upload(csv()), stranger.cookie)).status).toBe(422)
  }
})

test('an operator does the same from the shell, and is told what was left out', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'openlmc-people-')), 'people.csv')
  await writeFile(path, csv(['Dr Shell Comer,9088888,shell@elm.example,Q90001,Salaried,,', 'Bad Number,1,,,,,']))
  const printed: string[] = []
  const [importPeople] = commands
  const run = (options: Record<string, string | boolean>) =>
    importPeople!.run(
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
  await expect(run({})).rejects.toThrow('Say whose people they are with --lmc')
  expect(await run({ lmc: 'Wealdshire', 'dry-run': true })).toBe(0)
  expect(printed.at(-1)).toBe('2 rows: 1 new, 0 changed, 0 known already, 1 left out; nobody was changed')
  expect((await people()).some(({ name }) => name === 'Shell Comer')).toBe(false)
  expect(await run({ lmc: 'Wealdshire' })).toBe(0)
  expect((await people()).some(({ name }) => name === 'Shell Comer')).toBe(true)
  await expect(run({ lmc: 'Wealdshire', columns: 'Fax=email' })).rejects.toThrow('There is no column “Fax”')
})
