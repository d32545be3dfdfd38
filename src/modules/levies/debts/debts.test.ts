import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { debtsAsked } from './forms.ts'
import { debtsFound } from './reads.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90003', lmc: wealdshire, facts: { name: 'Beacon Surgery' } },
])
const [elm, tollgate, beacon] = ['Q90001', 'Q90002', 'Q90003'].map((code) => keys.get(code)) as [
  Id<'practice'>,
  Id<'practice'>,
  Id<'practice'>,
]
// Issued late in the evening by London's clocks: on the first of July.
const levied = await leviedBy(installation, wealdshire, {
  runs: [
    {
      from: '2026-04-01',
      issued: '2026-04-10T09:00:00Z',
      charged: new Map([
        [elm, 100_000],
        [tollgate, 50_000],
        [beacon, 10_000],
      ]),
    },
    {
      from: '2026-07-01',
      issued: '2026-06-30T23:30:00Z',
      charged: new Map([
        [elm, 105_000],
        [tollgate, 52_500],
      ]),
    },
    { from: '2026-10-01', issued: '2026-07-01T09:00:00Z', charged: new Map([[elm, -1_200]]), corrects: 0 },
  ],
})
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id }, '2026-07-01T09:00:00Z')
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id }, '2026-07-01T09:00:00Z')
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id }, '2026-07-01T09:00:00Z')
const eve = await person(
  installation,
  'Eve Stranger',
  'finance_staff',
  { office_id: elsewhere.office_id },
  '2026-07-01T09:00:00Z',
)
const saltby = await person(
  installation,
  'Sal Tby',
  'finance_staff',
  { office_id, lmc_id: saltmarsh.id },
  '2026-07-01T09:00:00Z',
)

const site = siteAt(installation, '2026-07-01T10:00:00Z')
type Row = Readonly<
  Record<
    'ods_code' | 'owed_pence' | 'to_30_pence' | 'to_60_pence' | 'to_90_pence' | 'older_pence' | 'waiting_pence',
    number | string
  >
>
const owed = async (at = site, query = '') =>
  (await (await at.get(`/levies/debts.json${query}`, denise.cookie)).json()) as readonly Row[]

async function receive(amount_pence: string, ods_code: string) {
  const form = {
    levy_id: levied.levy_id,
    collector_id: levied.collector_id,
    received_on_day: '1',
    received_on_month: '7',
    received_on_year: '2026',
    amount_pence,
    named: ods_code,
    ods_code,
    words: '',
    pressed: crypto.randomUUID(),
  }
  expect((await site.post('/levies/receipts', form, denise.cookie)).status).toBe(303)
}

test('what is owed stands by practice and age, credits taken off, and comes to what was charged', async () => {
  const rows = await owed()
  expect(
    rows.map(({ ods_code, owed_pence, to_30_pence, older_pence, to_90_pence }) => [
      ods_code,
      owed_pence,
      to_30_pence,
      to_90_pence,
      older_pence,
    ]),
  ).toEqual([
    ['Q90001', 203_800, 103_800, 100_000, 0],
    ['Q90002', 102_500, 52_500, 50_000, 0],
    ['Q90003', 10_000, 0, 10_000, 0],
  ])
  const page = await (await site.get('/levies/debts', denise.cookie)).text()
  for (const part of ['£3,163.00', '£1,563.00', '£1,600.00', 'As at 1 July 2026']) expect(page).toContain(part)
})

test('a receipt lessens what is owed once it is allocated, and until then is shown beside it', async () => {
  await receive('100.00', 'Q90003')
  await receive('500.00', 'Q90002')
  const waiting = await owed()
  expect(waiting.find(({ ods_code }) => ods_code === 'Q90003')).toMatchObject({
    owed_pence: 10_000,
    waiting_pence: 10_000,
  })
  await site.post('/levies/receipts/allocations', { levy_id: levied.levy_id }, denise.cookie)
  expect(
    (await owed()).map(({ ods_code, owed_pence, waiting_pence }) => [ods_code, owed_pence, waiting_pence]),
  ).toEqual([
    ['Q90001', 203_800, 0],
    ['Q90002', 52_500, 0],
  ])
})

test.each([
  ['2026-07-31T08:00:00Z', 'to_30'],
  ['2026-08-01T08:00:00Z', 'to_60'],
  ['2026-08-30T08:00:00Z', 'to_60'],
  ['2026-08-31T08:00:00Z', 'to_90'],
  ['2026-09-29T08:00:00Z', 'to_90'],
  ['2026-09-30T08:00:00Z', 'older'],
] as const)('at %s what was issued on 1 July is %s', async (moment, age) => {
  const later = siteAt(installation, moment).scope(system(office_id, [wealdshire.id]))
  const { rows } = await later.read((tx) => debtsFound(tx, debtsAsked(new URLSearchParams('q=tollgate')), 'all'))
  expect(rows[0]?.[age]).toBe(52_500)
})

test('the list is narrowed, sorted and paged', async () => {
  expect((await owed(site, '?q=Q90002')).map(({ ods_code }) => ods_code)).toEqual(['Q90002'])
  expect((await owed(site, '?sort=owed')).map(({ ods_code }) => ods_code)).toEqual(['Q90002', 'Q90001'])
  expect(await (await site.get('/levies/debts?q=nobody', denise.cookie)).text()).toContain('Nothing is owed here')
})

test.each(['debts', 'receipts', 'questions'])('a page of %s far beyond the last is an empty one', async (list) => {
  expect((await site.get(`/levies/${list}?page=99999999999999999999`, denise.cookie)).status).toBe(200)
})

test('whoever may not is turned away, and another office or LMC sees none of it', async () => {
  expect((await site.get('/levies/debts')).status).toBe(303)
  expect((await site.get('/levies/debts', priya.cookie)).status).toBe(403)
  expect(await (await site.get('/levies/debts', tom.cookie)).text()).toContain('Tollgate Surgery')
  for (const { cookie } of [eve, saltby])
    expect(await (await site.get('/levies/debts', cookie)).text()).not.toContain('Tollgate Surgery')
})
