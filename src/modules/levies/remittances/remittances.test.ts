import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { booksOf, leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { dueColumns } from './pages.tsx'
import { runsToRemit } from './reads.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate & Weir Surgery' } },
])
const [elm, tollgate] = ['Q90001', 'Q90002'].map((code) => keys.get(code)) as [Id<'practice'>, Id<'practice'>]
const charged = new Map([
  [elm, 15_360],
  [tollgate, 6_000],
])
const run = { from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged }
// 6p is collected and 5p passed on.
const national = await leviedBy(installation, wealdshire, {
  kind: 'national',
  name: 'National levy',
  remitted_rate: 50_000,
  runs: [run],
})
const statutory = await leviedBy(installation, wealdshire, { runs: [run] })

const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'finance_staff', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })

const address = `/levies/remittances/${national.run_ids[0]}`
const text = async (path: string, cookie = denise.cookie) => (await site.get(path, cookie)).text()
async function receive(levy_id: string, amount_pence: string, ods_code: string) {
  const day = { received_on_day: '1', received_on_month: '10', received_on_year: '2026' }
  const form = { levy_id, collector_id: national.collector_id, amount_pence, ods_code, named: ods_code, words: '' }
  await site.post('/levies/receipts', { ...form, ...day, pressed: crypto.randomUUID() }, denise.cookie)
  await site.post('/levies/receipts/allocations', { levy_id }, denise.cookie)
}
const send = (
  sent_pence: string,
  more: Readonly<Record<string, string>> = {},
  cookie = denise.cookie,
  to = address,
) => {
  const day = { sent_on_day: '20', sent_on_month: '10', sent_on_year: '2026' }
  return site.post(to, { sent_pence, reference: 'WLD Q3', ...day, pressed: crypto.randomUUID(), ...more }, cookie)
}
const said = async (reply: Response) => [reply.status, await reply.text()] as const

test('what is due to GPDF stands by practice, and what practices have paid of it can be sent', async () => {
  await receive(statutory.levy_id, '213.60', 'Q90001')
  await receive(national.levy_id, '153.60', 'Q90001')
  await receive(national.levy_id, '20.00', 'Q90002')
  const page = await text(address)
  for (const part of ['6p for each patient a year, of which 5p is passed on', '£178.00', '£173.60', '£148.00'])
    expect(page).toContain(part)
  expect(await text(`${address}.csv`)).toContain('Q90002,Tollgate & Weir Surgery,4000,6000,5000,2000,2000')
  expect((await site.get(`${address}.csv.x`, denise.cookie)).status).toBe(404)
  expect(dueColumns.map(({ heading }) => heading)).toContain('Can be sent, in pence')
  for (const shown of [page, await text('/levies/remittances')]) expect(shown).toContain('Can be sent in all')
  expect(await text('/levies/remittances')).not.toContain('Statutory levy')

  expect(await text('/')).toMatch(/Remittances to send <span class="value">1</)
  expect(await text('/', priya.cookie)).not.toContain('Remittances to send')

  const pressed = crypto.randomUUID()
  expect((await send('100.00', { pressed })).status).toBe(303)
  expect(await said(await send('1.00', { pressed }))).toEqual([409, expect.stringContaining('noted already')])
  expect(await text(address)).toMatch(/20 Oct 2026[\s\S]*£100\.00[\s\S]*WLD Q3/)
  expect(await booksOf(installation, wealdshire, national.levy_id)).toEqual({
    levy_income: -3_560,
    owed_by_practices: 21_360 - 17_360,
    owed_to_gpdf: -17_800 + 10_000,
    passed_on: -10_000,
    received: 17_360,
  })
})

test.each([
  ['more than practices have paid (more_than_collected)', '48.01', {}, 'comes from this levy alone'],
  ['less than nothing (less_than_nothing)', '-1.00', {}, 'without a minus'],
  ['on a day to come (still_to_come)', '1.00', { sent_on_year: '2027' }, 'still to come'],
] as const)('sending %s is refused', async (_, amount, more, words) => {
  expect(await said(await send(amount, more))).toEqual([409, expect.stringContaining(words)])
})

test('two who note at once send no more than there is', async () => {
  const replies = await Promise.all([send('40.00'), send('40.00')])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
})

test('an amount that is none is met beside the question', async () => {
  expect(await said(await send('lots'))).toEqual([422, expect.stringContaining('must be pounds and pence')])
})

test('the statement is printed as a tagged PDF, and looks the same whenever it says the same', async () => {
  const bytes = async () => Buffer.from(await (await site.get(`${address}.pdf`, denise.cookie)).arrayBuffer())
  const one = await bytes()
  expect([one.subarray(0, 5).toString(), one.equals(await bytes())]).toEqual(['%PDF-', true])
})

test('a credit that pays an earlier quarter is no money: its part comes off what can be sent', async () => {
  const owed = new Map([[elm, 600]])
  const fund = await leviedBy(installation, wealdshire, {
    kind: 'charity',
    name: 'Benevolent fund',
    remitted_rate: 50_000,
    runs: ['2026-01-01', '2026-04-01'].map((from) => ({ ...run, from, charged: owed })),
  })
  const scope = site.scope(system(office_id, [wealdshire.id]))
  await setUp(scope, async (tx) => {
    const [lmc_id, [, run_id]] = [wealdshire.id, fund.run_ids]
    const line = await tx.db
      .selectFrom('levies.line')
      .selectAll()
      .where('run_id', '=', fund.run_ids[0] ?? ('' as Id<'run'>))
      .executeTakeFirstOrThrow()
    const { id: corrects_line_id, exact_numerator: _, ...rest } = line
    const given_back = { kind: 'adjustment', amount_pence: -480, remitted_pence: -400, exact_numerator: -480 } as const
    const adjustment = { ...rest, ...given_back, run_id: run_id ?? line.run_id, corrects_line_id }
    const { id: credit_id } = await tx.db
      .insertInto('levies.line')
      .values(adjustment)
      .returning('id')
      .executeTakeFirstOrThrow()
    const made = { lmc_id, made_at: tx.now, made_by: 'Denise Fallow' }
    const { levy_id, collector_id } = fund
    const receipt = { lmc_id, levy_id, collector_id, named: 'Elm', practice_id: elm, amount_pence: 120, words: '' }
    const { id: receipt_id } = await tx.db
      .insertInto('levies.receipt')
      .values({ ...receipt, received_on: line.to_on, taken_at: tx.now, taken_by: 'Denise Fallow' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('levies.allocation')
      .values([
        { ...made, receipt_id, line_id: corrects_line_id, amount_pence: 600 },
        { ...made, receipt_id, line_id: credit_id, amount_pence: -480 },
      ])
      .execute()
  })
  const runs = await scope.read((tx) => runsToRemit(tx, Temporal.PlainDate.from('2026-11-19')))
  const of_fund = runs.filter(({ levy_id }) => levy_id === fund.levy_id)
  expect(of_fund.map(({ due, collected, payable }) => [due, collected, payable])).toEqual([
    [100, -480, -400],
    [500, 600, 500],
  ])
  // Of the £6.00 that paid one quarter, £4.80 were a credit of the other: of the whole levy £1.20 came in to be sent.
  const paid = `/levies/remittances/${fund.run_ids[0]}`
  expect(await text(paid)).toContain('value="£1.20"')
  expect(await said(await send('1.21', {}, denise.cookie, paid)), 'more_than_levy_collected').toEqual([
    409,
    expect.stringContaining('more than can still be sent of the whole levy'),
  ])
  expect((await send('1.20', {}, denise.cookie, paid)).status).toBe(303)
  expect(await text(paid)).toContain('nothing more of this levy can be sent')
})

test('whoever may not is turned away, and another office’s or LMC’s statement is nowhere', async () => {
  expect((await site.get(address)).status).toBe(303)
  expect((await site.get(address, priya.cookie)).status).toBe(403)
  expect(await text(address, tom.cookie)).not.toContain('Note what was sent')
  expect((await send('1.00', {}, tom.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    for (const path of [address, `${address}.csv`, `${address}.pdf`])
      expect((await site.get(path, cookie)).status).toBe(404)
    expect((await send('1.00', {}, cookie)).status).toBe(404)
  }
})
