import { assert, asyncProperty, integer, array, tuple } from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { booksOf, leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90011', lmc: saltmarsh, facts: { name: 'Saltby Surgery' } },
])
const [elm, tollgate] = ['Q90001', 'Q90002'].map((code) => keys.get(code)) as [Id<'practice'>, Id<'practice'>]
const charged = (amount: number) =>
  new Map([
    [elm, amount],
    [tollgate, amount + 1_000],
  ])
const levied = await leviedBy(installation, wealdshire, {
  runs: [
    { from: '2026-01-01', issued: '2026-01-10T09:00:00Z', charged: charged(100_000) },
    { from: '2026-04-01', issued: '2026-04-10T09:00:00Z', charged: charged(105_000) },
    { from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged: new Map([[elm, -2_500]]), corrects: 0 },
  ],
})
const lineOf = (run: number, practice: Id<'practice'>) => levied.line_ids[run]?.get(practice) ?? ('' as Id<'line'>)

const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })

const typed = (more: Readonly<Record<string, string>> = {}) => ({
  levy_id: levied.levy_id,
  collector_id: levied.collector_id,
  received_on_day: '1',
  received_on_month: '10',
  received_on_year: '2026',
  amount_pence: '£1,000.00',
  named: 'BACS 17',
  ods_code: 'q90001',
  words: '',
  pressed: crypto.randomUUID(),
  ...more,
})
async function received(more: Readonly<Record<string, string>> = {}) {
  const reply = await site.post('/levies/receipts', typed(more), denise.cookie)
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}
const allocate = (address: string, parts: Readonly<Record<string, string>>, seen = 0, practice = '') =>
  site.post(
    `${address}/allocations${practice && `?practice=${practice}`}`,
    {
      ...Object.fromEntries(Object.entries(parts).map(([line, amount]) => [`line_${line}`, amount])),
      seen: String(seen),
    },
    denise.cookie,
  )
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const page = async (address: string, cookie = denise.cookie) => (await site.get(address, cookie)).text()
const takeBack = (address: string, line: string, cookie = denise.cookie) =>
  site.post(`${address}/allocations/${line}/taking-back`, {}, cookie)

test('a receipt added by hand waits, offers what it probably pays, and pays what is said', async () => {
  const pressed = crypto.randomUUID()
  const address = await received({ pressed, amount_pence: '1,500.00' })
  const again = await said(await site.post('/levies/receipts', typed({ pressed }), denise.cookie))
  expect(again).toEqual([409, expect.stringContaining('This was added already')])
  expect(await page('/')).toMatch(/Receipts to allocate <span class="value">1</)
  const offered = await page(address)
  for (const part of [
    '£1,500.00 from Elm Surgery',
    'January to March 2026',
    'value="£1,000.00"',
    'value="£525.00"',
    'value="−£25.00"',
  ])
    expect(offered).toContain(part)

  expect((await allocate(address, { [lineOf(0, elm)]: '1000', [lineOf(1, elm)]: '500.00' })).status).toBe(303)
  expect(await page(address)).toMatch(/January to March 2026[\s\S]*£1,000\.00[\s\S]*April to June 2026[\s\S]*£500\.00/)
  expect(await page(`/levies/lines/${lineOf(0, elm)}`)).toMatch(
    new RegExp(String.raw`href="/levies/[^"]+/rates/[^"]+">Agreed by[\s\S]*href="${address}">Received £1,000\.00`),
  )
  expect(await page('/levies/receipts?list=waiting')).toContain('No receipt is here')
  expect(await booksOf(installation, wealdshire, levied.levy_id)).toEqual({
    levy_income: -409_500,
    owed_by_practices: 409_500 - 150_000,
    received: 150_000,
  })
})

test('what was allocated by mistake is taken back, and waits again; it can’t be twice (taken_back_already)', async () => {
  const address = await received({ amount_pence: '50.00', ods_code: '' })
  expect(await page(address)).toContain('No practice was found')
  expect((await allocate(address, { [lineOf(0, tollgate)]: '50.00' }, 0, 'Q90002')).status).toBe(303)
  expect((await takeBack(address, lineOf(0, tollgate))).status).toBe(303)
  expect(await page(address)).toContain('It pays nothing yet.')
  const twice = await said(await takeBack(address, lineOf(0, tollgate)))
  expect(twice).toEqual([409, expect.stringContaining('taken back already')])
  expect((await allocate(address, { [lineOf(1, tollgate)]: '50.00' }, 0, 'Q90002')).status).toBe(303)
  const records = await site.scope(system(office_id, [wealdshire.id])).read((tx) =>
    tx.db
      .selectFrom('platform.record')
      .select(['what', sql<number>`(about ->> 'amount_pence')::int`.as('pence')])
      .where('what', 'in', ['levies.receipt_allocated', 'levies.allocation_taken_back'])
      .where(sql<boolean>`about ->> 'receipt_id' = ${address.split('/').at(-1)}`)
      .orderBy('at')
      .execute(),
  )
  expect(records.map(({ pence }) => pence).toSorted((one, other) => one - other)).toEqual([-5000, 5000, 5000])
})

test('where no practice was found, whoever owes exactly so much is offered', async () => {
  const address = await received({ amount_pence: '1,010.00', ods_code: '' })
  expect(await page(address)).toContain('Tollgate Surgery (Q90002)')
  expect(await page(`${address}?practice=Q77777`)).toContain('No practice of Wealdshire LMC has that code')
})

test.each([
  ['more than was received (more_than_received)', { 0: '10.01' }, 0, 'more than was received'],
  ['less than nothing', { 0: '-5' }, 0, 'the other side of nought'],
  [
    'what somebody else allocated meanwhile (changed_since)',
    { 0: '1' },
    500,
    'Somebody allocated this receipt meanwhile',
  ],
] as const)('%s is refused', async (_, parts, seen, words) => {
  const address = await received({ amount_pence: '10.00', ods_code: 'Q90002' })
  const lines = Object.fromEntries(
    Object.entries(parts).map(([run, amount]) => [lineOf(Number(run), tollgate), amount]),
  )
  expect(await said(await allocate(address, lines, seen))).toEqual([409, expect.stringContaining(words)])
})

test('no line is paid more than is owed on it (more_than_owed)', async () => {
  const address = await received({ amount_pence: '9,000.00', ods_code: 'Q90002' })
  const reply = await said(await allocate(address, { [lineOf(1, tollgate)]: '1,060.01' }))
  expect(reply).toEqual([409, expect.stringContaining('more than is owed on one of the lines')])
})

test('what the payer took back since can’t be taken back again (paid_back_since)', async () => {
  const paid = await received({ amount_pence: '20.00', ods_code: 'Q90002' })
  await allocate(paid, { [lineOf(0, tollgate)]: '20.00' })
  const line = lineOf(0, tollgate)
  const allocated = await site.scope(system(office_id, [wealdshire.id])).read((tx) =>
    tx.db
      .selectFrom('levies.allocation')
      .select(({ fn }) => fn.sum<string>('amount_pence').as('sum'))
      .where('line_id', '=', line)
      .executeTakeFirst(),
  )
  const back = await received({ amount_pence: `-${Number(allocated?.sum) / 100}`, ods_code: 'Q90002' })
  expect((await allocate(back, { [line]: `-${Number(allocated?.sum) / 100}` })).status).toBe(303)
  expect(await said(await takeBack(paid, line))).toEqual([
    409,
    expect.stringContaining('took money back from that line since'),
  ])
})

test.each([
  ['nothing said', {}, 'Enter an amount for at least one line'],
  ['no amount', { 0: 'lots' }, 'must be pounds and pence'],
  ['nought', { 0: '0' }, 'must be pounds and pence other than 0'],
])('%s is met with a sentence beside the question', async (_, parts, words) => {
  const address = await received({ amount_pence: '10.00', ods_code: 'Q90002' })
  const lines = Object.fromEntries(
    Object.entries(parts).map(([run, amount]) => [lineOf(Number(run), tollgate), amount]),
  )
  expect(await said(await allocate(address, lines))).toEqual([422, expect.stringContaining(words)])
})

test.each([
  ['a day to come (still_to_come)', { received_on_year: '2027' }, 409, 'still to come'],
  [
    'another LMC’s practice (no_practice_of_code)',
    { ods_code: 'Q90011' },
    409,
    'No practice of this LMC has that code',
  ],
  ['no amount', { amount_pence: '0.00' }, 422, 'must be pounds and pence other than 0'],
  ['notes that no database holds', { words: 'BACS\0' }, 422, 'Notes has characters that can’t be seen'],
])('a receipt of %s is refused', async (_, more, status, words) => {
  const reply = await site.post('/levies/receipts', typed(more), denise.cookie)
  expect(await said(reply)).toEqual([status, expect.stringContaining(words)])
})

test('two who allocate at once pay a line once', async () => {
  const addresses = await Promise.all([1, 2].map(() => received({ amount_pence: '1,000.00', ods_code: 'Q90002' })))
  const line = lineOf(1, tollgate)
  const replies = await Promise.all(addresses.map((address) => allocate(address, { [line]: '900.00' })))
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
})

test('what waits of a levy is allocated at one press; then nothing is left to (nothing_to_allocate)', async () => {
  const press = () => site.post('/levies/receipts/allocations', { levy_id: levied.levy_id }, denise.cookie)
  expect((await press()).status).toBe(303)
  expect(await said(await press())).toEqual([409, expect.stringContaining('Nothing is owed that what waits could pay')])
})

test('the list is narrowed, and leaves as a file', async () => {
  const rows = (await (await site.get('/levies/receipts.json?list=unknown', denise.cookie)).json()) as {
    named: string
  }[]
  expect(rows.map(({ named }) => named)).toEqual(['BACS 17'])
  expect(await page('/levies/receipts?q=tollgate')).not.toContain('Elm Surgery')
  expect(await (await site.get('/levies/receipts.csv', denise.cookie)).text()).toContain('amount_pence')
})

test('whoever may not is turned away, and another office’s or LMC’s receipt is nowhere', async () => {
  const address = await received()
  expect((await site.get('/levies/receipts')).status).toBe(303)
  expect((await site.get(address, priya.cookie)).status).toBe(403)
  expect(await page(address, tom.cookie)).not.toContain('Allocate it so')
  expect((await site.post('/levies/receipts', typed(), tom.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    expect((await site.get(address, cookie)).status).toBe(404)
    expect((await takeBack(address, lineOf(0, elm), cookie)).status).toBe(404)
    expect((await site.post(`${address}/allocations`, { seen: '0' }, cookie)).status).toBe(404)
    expect((await site.post('/levies/receipts', typed(), cookie)).status).toBe(422)
    expect((await site.post('/levies/receipts/allocations', { levy_id: levied.levy_id }, cookie)).status).toBe(404)
    expect(await page('/levies/receipts', cookie)).not.toContain('Elm Surgery')
  }
})

test('whatever comes in, the books say the same of it as receipts and allocations do', async () => {
  const amounts = array(tuple(integer({ min: -60_000, max: 300_000 }).filter(Boolean), integer({ min: 0, max: 2 })), {
    minLength: 1,
    maxLength: 5,
  })
  await assert(
    asyncProperty(amounts, async (comes) => {
      for (const [pence, of] of comes)
        await received({ amount_pence: String(pence / 100), ods_code: ['Q90001', 'Q90002', ''][of] ?? '' })
      await site.post('/levies/receipts/allocations', { levy_id: levied.levy_id }, denise.cookie)
      const { rows } = await site.scope(system(office_id, [wealdshire.id])).read((tx) =>
        sql<{ received: number; allocated: number; over: number }>`
          select (select sum(amount_pence)::int8 from levies.receipt) as received, (select sum(amount_pence)::int8 from levies.allocation) as allocated,
            (select count(*)::int from levies.receipt r where (select coalesce(sum(a.amount_pence), 0) from levies.allocation a where a.receipt_id = r.id)
              not between least(0, r.amount_pence) and greatest(0, r.amount_pence)) as over`.execute(tx.db),
      )
      const [{ received: all, allocated, over } = { received: 0, allocated: 0, over: 0 }] = rows
      const books = await booksOf(installation, wealdshire, levied.levy_id)
      expect([
        books['received'] ?? 0,
        (books['not_yet_allocated'] ?? 0) + 0,
        books['owed_by_practices'] ?? 0,
        over,
      ]).toEqual([all, allocated - all + 0, 409_500 - allocated, 0])
    }),
    { numRuns: 8 },
  )
})
