import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { booksOf, leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const day = (text: string) => Temporal.PlainDate.from(text)
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90003', lmc: wealdshire, facts: { name: 'The Beacon & Weir Practice' } },
  { ods_code: 'Q90004', lmc: wealdshire, facts: { name: 'Twin Surgery' } },
  { ods_code: 'Q90005', lmc: wealdshire, facts: { name: 'Twin Surgery' } },
  { ods_code: 'Q90011', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
])
const key = (ods_code: string) => keys.get(ods_code) as Id<'practice'>
const [elm, tollgate, beacon, twin] = ['Q90001', 'Q90002', 'Q90003', 'Q90004'].map(key) as [
  Id<'practice'>,
  Id<'practice'>,
  Id<'practice'>,
  Id<'practice'>,
]
const spring = { from: '2026-04-01', issued: '2026-04-10T09:00:00Z' }
const summer = { from: '2026-07-01', issued: '2026-07-10T09:00:00Z' }
const statutory = await leviedBy(installation, wealdshire, {
  runs: [
    {
      ...spring,
      charged: new Map([
        [elm, 105_000],
        [tollgate, 80_000],
        [beacon, 60_000],
      ]),
    },
    {
      ...summer,
      charged: new Map([
        [elm, 107_520],
        [tollgate, 81_000],
        [beacon, 61_000],
        [twin, 9_900],
      ]),
    },
  ],
})
const national = await leviedBy(installation, wealdshire, { kind: 'national', name: 'National levy' })
const fund = await leviedBy(installation, wealdshire, { kind: 'charity', name: 'Benevolent fund' })
const relief = await leviedBy(installation, wealdshire, { kind: 'charity', name: 'Relief fund' })
const abroad = await leviedBy(installation, saltmarsh, { collector: 'The ICB' })

const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })

type Content = string | Uint8Array<ArrayBuffer>
function upload(content: Content, more: Readonly<Record<string, string>> = {}, file_name = 'pcse.csv') {
  const form = new FormData()
  const day = { received_on_day: '2', received_on_month: '10', received_on_year: '2026' }
  const asked = { levy_id: statutory.levy_id, collector_id: statutory.collector_id, ...day, ...more }
  for (const [name, value] of Object.entries(asked)) form.set(name, value)
  form.set('file', new File([content], file_name))
  return form
}
const give = (content: Content, more = {}, file_name?: string) =>
  site.post('/levies/receipts/files', upload(content, more, file_name), denise.cookie)
const matched = (kinds: readonly string[]) => Object.fromEntries(kinds.map((kind, at) => [`column_${at + 1}`, kind]))
const heading = 'ODS code,Practice,Date,Amount,Period,Batch'
const asGuessed = matched(['ods_code', 'practice', 'received_on', 'amount', 'period', ''])
const csv = (lines: readonly string[], titles = heading) => `\uFEFF${[titles, ...lines].join('\r\n')}\r\n`

async function tried(content: Content, more = {}, matching = asGuessed) {
  const address = (await give(content, more)).headers.get('location') ?? ''
  expect((await site.post(`${address}/matching`, matching, denise.cookie)).status).toBe(303)
  return address
}
type Row = { readonly line: number; readonly practice: string; readonly fate: string; readonly words: string }
const fatesAt = async (address: string) =>
  (await (await site.get(`${address}.json`, denise.cookie)).json()) as readonly Row[]
const take = (address: string) => site.post(`${address}/taking`, {}, denise.cookie)
const taken = (levy_id = statutory.levy_id) =>
  site.scope(system(office_id, [wealdshire.id])).read((tx) =>
    tx.db
      .selectFrom('levies.receipt as r')
      .select(['r.named', 'r.practice_id', 'r.amount_pence', 'r.received_on', 'r.row_number'])
      .select((eb) =>
        eb
          .selectFrom('levies.allocation as a')
          .select(({ fn }) => fn.coalesce(fn.sum<string>('a.amount_pence'), eb.lit(0)).as('sum'))
          .whereRef('a.receipt_id', '=', 'r.id')
          .as('allocated'),
      )
      .where('r.levy_id', '=', levy_id)
      .orderBy('r.taken_at')
      .orderBy('r.row_number')
      .execute(),
  )

const statement = csv([
  'Q90001,,1/10/2026,"£1,075.20 CR",,7',
  ',Tollgate Surgery,1/10/2026,1610.00,,7',
  ',Beacon and Weir Practice,,(5.00),,7',
  'Q90003,,,500,July 2026,7',
  'Q90003,,,500,July 2026,7',
  'Q90004,,,100.00,,7',
  ',Twin Surgery,,42.00,,7',
  'Q99999,,,1050.00,,7',
  'Q90001,,,,,7',
  'Q90001,,,lots,,7',
  'Q90001,,,0.00,,7',
  'Q90001,,1/12/2026,10,,7',
])

test('a statement is matched, tried and taken, each row as it said; the same file again changes nothing', async () => {
  const given = await give(statement)
  expect(given.status).toBe(303)
  const address = given.headers.get('location') ?? ''
  const matching = await (await site.get(address, denise.cookie)).text()
  for (const part of ['What each column holds', 'Such as £1,075.20 CR', 'value="amount" selected'])
    expect(matching).toContain(part)
  expect(await (await site.get('/', denise.cookie)).text()).toContain('Receipt files to take in')
  expect((await site.post(`${address}/matching`, asGuessed, denise.cookie)).status).toBe(303)
  expect((await fatesAt(address)).map(({ fate, words }) => [fate, words])).toEqual([
    ['Pays what is owed', '£1,075.20 for July to September 2026.'],
    ['Pays several lines', '£800.00 for April to June 2026. £810.00 for July to September 2026.'],
    ['Taken back', '−£5.00 waits: so much was not paid.'],
    ['Pays part', '£500.00 for July to September 2026; £110.00 stays owed.'],
    ['Left out', 'Line 5 says the same. If it was received twice, add it by hand as another receipt.'],
    ['More than is owed', '£99.00 for July to September 2026. £1.00 waits: nothing more is owed.'],
    ['Payer not found', expect.stringContaining('Several practices of Wealdshire LMC are called “Twin Surgery”.')],
    [
      'Payer not found',
      'Q99999 is no practice of Wealdshire LMC. Exactly this is owed on one line: see them once it is taken in.',
    ],
    ['Left out', 'It says no amount, so nothing is taken.'],
    ['Left out', '“lots” is no amount in pounds and pence. Write it as 1,075.20.'],
    ['Left out', 'It comes to £0.00, so there is nothing to take.'],
    ['Left out', '1 December 2026 is still to come, so this can’t have been received.'],
  ])
  expect(await taken()).toEqual([])
  expect(await (await site.get(`${address}?fate=unknown`, denise.cookie)).text()).toContain('2 rows')

  expect((await take(address)).status).toBe(303)
  const kept = await taken()
  expect(kept.map(({ named, amount_pence, allocated }) => [named, amount_pence, Number(allocated)])).toEqual([
    ['Q90001', 107_520, 107_520],
    ['Tollgate Surgery', 161_000, 161_000],
    ['Beacon and Weir Practice', -500, 0],
    ['Q90003', 50_000, 50_000],
    ['Q90004', 10_000, 9_900],
    ['Twin Surgery', 4_200, 0],
    ['Q99999', 105_000, 0],
  ])
  expect(await booksOf(installation, wealdshire, statutory.levy_id)).toEqual({
    levy_income: -504_420,
    owed_by_practices: 504_420 - 328_420,
    received: 437_220,
    not_yet_allocated: -(437_220 - 328_420),
  })

  const again = await tried(statement)
  expect(new Set((await fatesAt(again)).map(({ fate }) => fate))).toEqual(new Set(['Known already', 'Left out']))
  const twice = await take(again)
  expect([twice.status, await twice.text()]).toEqual([
    409,
    expect.stringContaining('This very file was taken in already'),
  ])
  expect(await taken()).toEqual(kept)
})

test('rows that an earlier file brought are known again, and only what is new is taken', async () => {
  const before = (await taken()).length
  const address = await tried(csv(['Q90001,,1/10/2026,1075.20,,8', 'Q90001,,2/10/2026,"1,050.00",,8']))
  expect((await fatesAt(address)).map(({ fate }) => fate)).toEqual(['Known already', 'Pays what is owed'])
  await take(address)
  expect((await taken()).length).toBe(before + 1)
})

test('what is taken back comes off what was paid', async () => {
  const address = await tried(csv(['Q90001,,5/11/2026,-1075.20,,9']))
  expect(await fatesAt(address)).toMatchObject([
    { fate: 'Taken back', words: 'Takes £1,075.20 back from July to September 2026.' },
  ])
  await take(address)
  const owed = await tried(csv(['Q90001,,6/11/2026,1075.20,,9']))
  expect((await fatesAt(owed))[0]?.fate).toBe('Pays what is owed')
})

test('what was tried is taken exactly: a receipt taken meanwhile asks to try again (changed_since)', async () => {
  const first = await tried(csv(['Q90002,,7/11/2026,1.00,,1']))
  const second = await tried(csv(['Q90002,,7/11/2026,1.00,,2']))
  expect((await take(first)).status).toBe(303)
  const late = await take(second)
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Try it again')])
})

test('pressed twice at once, a file is taken once', async () => {
  const address = await tried(csv(['Q90003,,8/11/2026,1.00,,1']))
  const replies = await Promise.all([take(address), take(address)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
})

test('amounts taken in for another levy are taken again only once somebody says that they are this one’s alone', async () => {
  const titles = 'Code,Paid on,Statutory money,National money'
  const rows = ['Q90001,3/10/2026,31.00,7.00', 'Q90002,3/10/2026,32.00,8.00']
  const both = csv(rows, titles)
  const kinds = matched(['ods_code', 'received_on', 'amount', ''])
  const first = await tried(both, {}, kinds)
  const page = async (address: string) => (await site.get(address, denise.cookie)).text()
  const warning = 'The same amounts were taken in for another levy'
  expect(await page(first)).not.toContain(warning)
  expect((await take(first)).status).toBe(303)
  const again = await tried(both, { levy_id: relief.levy_id }, kinds)
  for (const part of [
    warning,
    '2 rows of this very file',
    'taken in for Statutory levy at',
    `href="${first}"`,
    'levy’s alone',
  ])
    expect(await page(again), part).toContain(part)
  const refused = await take(again)
  expect([refused.status, (await refused.text()).includes('as it says below'), 'taken_for_another_levy']).toEqual([
    409,
    true,
    'taken_for_another_levy',
  ])
  expect(await taken(relief.levy_id)).toEqual([])
  const sent = csv([...rows.slice(0, 1), 'Q90003,4/10/2026,9.00,1.00'], titles)
  expect(await page(await tried(sent, { levy_id: relief.levy_id }, kinds)), 'another file with the same').toMatch(
    new RegExp(`${warning}[\\s\\S]*1 row of the same day`),
  )
  const own = await tried(both, { levy_id: relief.levy_id }, matched(['ods_code', 'received_on', '', 'amount']))
  expect(await page(own), 'a column of its own').not.toContain(warning)
  expect((await take(own)).status).toBe(303)
  const abroad_too = await tried(both, { levy_id: abroad.levy_id, collector_id: abroad.collector_id }, kinds)
  expect(await page(abroad_too), 'another LMC’s').not.toContain(warning)
  const apart = await tried(`${both}\r\n`, { levy_id: relief.levy_id }, kinds)
  expect(await page(apart)).toContain('2 rows of the same day')
  const ticked = await site.post(`${apart}/taking`, { own_amounts: 'yes' }, denise.cookie)
  expect(ticked.status).toBe(303)
  expect((await taken(relief.levy_id)).map(({ amount_pence }) => amount_pence).toSorted((a, b) => a - b)).toEqual([
    700, 800, 3100, 3200,
  ])
})

test('one statement of two levies is given for each, and its columns are remembered for each', async () => {
  const both = csv(['Q90001,3.00,2.00'], 'Code,Statutory,Voluntary')
  const one = await tried(both, {}, matched(['ods_code', 'amount', '']))
  const other = await tried(both, { levy_id: national.levy_id }, matched(['ods_code', '', 'amount']))
  expect([(await take(one)).status, (await take(other)).status]).toEqual([303, 303])
  expect(await taken(national.levy_id)).toMatchObject([{ amount_pence: 200, named: 'Q90001' }])
  const next =
    (await give(csv(['Q90001,4.00,5.00'], 'Code,Statutory,Voluntary'), { levy_id: national.levy_id })).headers.get(
      'location',
    ) ?? ''
  expect(await (await site.get(next, denise.cookie)).text()).toMatch(/Voluntary[\s\S]*value="amount" selected/)
})

test('a workbook is read, deductions turned round, and a bill’s reference found in the bank’s words', async () => {
  await setUp(site.scope(system(office_id, [wealdshire.id])), async (tx) => {
    const bill = { lmc_id: wealdshire.id, practice_id: beacon, run_id: statutory.run_ids[1]!, kind: 'invoice' } as const
    const document = { ...bill, number: 17, reference: 'WLD-000017', amount_pence: 61_000, made_at: tx.now }
    await tx.db.insertInto('levies.document').values(document).execute()
  })
  const cells = [
    [{ value: 'Description' }, { value: 'Deduction' }, { value: 'Date' }],
    [
      { value: 'FPI wld 000017 BEACON' },
      { value: -110 },
      { value: new Date('2026-11-09T00:00:00Z'), format: 'dd/mm/yyyy' },
    ],
    [{ value: 'WLD000017' }, { value: -12.5 }, { value: new Date('2026-11-09T00:00:00Z'), format: 'dd/mm/yyyy' }],
    [{ value: 'BACS Q90002 LEVY' }, { value: -7 }, { value: new Date('2026-11-09T00:00:00Z'), format: 'dd/mm/yyyy' }],
  ]
  const bytes = await writeExcelFile([{ data: cells, sheet: 'Payments' }]).toBuffer()
  const address = (await give(new Uint8Array(bytes), {}, 'bank.xlsx')).headers.get('location') ?? ''
  await site.post(`${address}/matching`, matched(['reference', 'deducted', 'received_on']), denise.cookie)
  expect(await fatesAt(address)).toMatchObject([
    { practice: 'The Beacon & Weir Practice (Q90003)', amount_pence: 11_000 },
    { practice: 'The Beacon & Weir Practice (Q90003)', amount_pence: 1_250 },
    { practice: 'Tollgate Surgery (Q90002)', amount_pence: 700 },
  ])
})

test('a bank’s row that quotes a bill of another levy is that one’s money, though it names the practice', async () => {
  await setUp(site.scope(system(office_id, [wealdshire.id])), async (tx) => {
    const run = {
      levy_id: national.levy_id,
      state: 'issued',
      drafted_by: 'D',
      issued_at: tx.now,
      issued_by: 'R',
    } as const
    const period = { period_from: day('2026-07-01'), period_to: day('2026-09-30') }
    const { id: run_id } = await tx.db
      .insertInto('levies.run')
      .values({ ...run, ...period, lmc_id: wealdshire.id, pressed: crypto.randomUUID(), drafted_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const bill = { lmc_id: wealdshire.id, practice_id: tollgate, run_id, kind: 'invoice', number: 18 } as const
    const document = { ...bill, reference: 'Q90002-I18', amount_pence: 1_500, made_at: tx.now }
    await tx.db.insertInto('levies.document').values(document).execute()
  })
  const bank = csv(['BACS Q90002-I18 TOLLGATE,15.00', 'BACS Q90002 I18 WLD-000017,2.50'], 'Description,Paid in')
  const kinds = matched(['reference', 'amount'])
  expect(await fatesAt(await tried(bank, {}, kinds))).toMatchObject([
    { fate: 'Left out', words: 'It quotes a bill of another levy, “National levy”: take it in for that one.' },
    { practice: 'The Beacon & Weir Practice (Q90003)', amount_pence: 250 },
  ])
  const theirs = await fatesAt(await tried(bank, { levy_id: national.levy_id }, kinds))
  expect(theirs).toMatchObject([{ practice: 'Tollgate Surgery (Q90002)' }, { practice: 'Tollgate Surgery (Q90002)' }])
  const apart = csv(['BACS Q90002-I18 TOLLGATE,14.00', 'BACS WLD-000017,2.40'], 'Description,Paid in')
  expect((await take(await tried(apart, {}, kinds))).status).toBe(303)
  const for_them = await tried(apart, { levy_id: national.levy_id }, kinds)
  expect(await (await site.get(for_them, denise.cookie)).text()).not.toContain('taken in for another levy')
  expect((await take(for_them)).status, 'each row is one levy’s').toBe(303)
})

test('columns that can’t be read by are said, and a file dropped is closed (file_is_closed)', async () => {
  const address = await tried(csv(['Q90001,,9/11/2026,1,,1']))
  for (const [kinds, words] of [
    [['amount'], 'Say which column holds the practice'],
    [['ods_code'], 'Say which column holds the amount'],
    [['ods_code', 'amount', 'deducted'], 'Say of one column'],
    [['ods_code', 'amount', 'amount'], 'Two columns are said to hold'],
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
  ['only a heading', 'Code,Amount\r\n', {}, 422, 'There is no list in this file'],
  ['a program (not_a_spreadsheet)', '#!/bin/sh,x\na,b\n', {}, 409, 'no spreadsheet that can be read'],
  ['a day to come (still_to_come)', 'Code,Amount\nQ90001,1\n', { received_on_year: '2027' }, 409, 'still to come'],
  [
    'a collector of another LMC',
    'Code,Amount\nQ90001,1\n',
    { collector_id: abroad.collector_id },
    409,
    'another LMC’s',
  ],
])('%s is met with a sentence', async (_, content, more, status, words) => {
  const reply = await give(content, more)
  expect([reply.status, await reply.text()]).toEqual([status, expect.stringContaining(words)])
})

test('whoever may not is turned away, and another office’s or LMC’s file is nowhere', async () => {
  const address = await tried(csv(['Q90001,,10/11/2026,1,,1']))
  expect((await site.get('/levies/receipts/files')).status).toBe(303)
  expect((await site.get('/levies/receipts/files', priya.cookie)).status).toBe(403)
  for (const [ending, status] of [
    ['', 200],
    ['.csv', 200],
    ['.csv.x', 404],
    ['.pdf', 404],
  ] as const)
    expect((await site.get(`${address}${ending}`, tom.cookie)).status, ending).toBe(status)
  expect((await site.post(`${address}/taking`, {}, tom.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await site.get(`${address}.csv`, cookie)).status).toBe(404)
    for (const path of ['matching', 'taking', 'dropping'])
      expect((await site.post(`${address}/${path}`, asGuessed, cookie)).status).toBe(404)
    expect((await site.post('/levies/receipts/files', upload(statement), cookie)).status).toBe(422)
  }
})

test('rows of one day and amount are each taken where each names a month of its own, and known again together', async () => {
  const monthly = csv([
    'Q90003,,2/9/2026,7.25,May 2026,7',
    'Q90003,,2/9/2026,7.25,June 2026,7',
    'Q90003,,2/9/2026,7.25,June 2026,7',
  ])
  const address = await tried(monthly, { levy_id: fund.levy_id })
  expect((await fatesAt(address)).map(({ fate }) => fate)).toEqual([
    'More than is owed',
    'More than is owed',
    'Left out',
  ])
  expect((await take(address)).status).toBe(303)
  expect((await taken(fund.levy_id)).map(({ amount_pence }) => amount_pence)).toEqual([725, 725])
  const again = await tried(csv(['Q90003,,2/9/2026,7.25,May 2026,8', 'Q90003,,2/9/2026,7.25,July 2026,8']), {
    levy_id: fund.levy_id,
  })
  expect((await fatesAt(again)).map(({ fate }) => fate)).toEqual(['Known already', 'Known already'])
})

test('a day that a spreadsheet made of an empty cell is no day of receipt', async () => {
  const lines = ['Q90001,,01/01/1900,12.34,,', 'Q90001,,00/01/1900,12.34,,', 'Q90001,,19/11/2016,12.34,,']
  const address = (await give(csv(lines))).headers.get('location') ?? ''
  await site.post(`${address}/matching`, asGuessed, denise.cookie)
  expect((await fatesAt(address)).map(({ fate, words }) => [fate, words])).toEqual([
    ['Left out', '1 January 1900 is more than ten years ago. Put the day on which it was received.'],
    ['Left out', '“00/01/1900” is no day. Write it as 16/11/2026.'],
    ['Pays part', expect.stringContaining('£12.34')],
  ])
})
