import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { system } from '../../../platform/scope.ts'
import { commands } from '../verifications/commands.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'finance_staff', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })

const sam = await setUp(site.scope(system(office_id, [wealdshire.id])), async (tx) => {
  const { id } = await tx.db
    .insertInto('register.person')
    .values({
      office_id,
      given_names: 'Sam',
      family_name: 'Locumson',
      lmc_ids: [wealdshire.id],
      source: 'typed',
      made_at: tx.now,
      made_by: 'Ruth Okafor',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
})
const of_sam = `/levies/sessional/people/${sam}`
const day = (name: string, on: string) => {
  const [year = '', month = '', number = ''] = on.split('-')
  return { [`${name}_year`]: year, [`${name}_month`]: month, [`${name}_day`]: number }
}
const join = (from: string, more: Readonly<Record<string, string>> = {}, cookie = denise.cookie) =>
  site.post(of_sam, { lmc_id: wealdshire.id, fee_pence: '40.00', ...day('from_on', from), ...more }, cookie)
const pay = (address: string, until: string, seen: string, on = '2026-11-01', cookie = denise.cookie) =>
  site.post(`${address}/fees`, { ...day('received_on', on), ...day('paid_until', until), seen }, cookie)
const end = (address: string, last: string, cookie = denise.cookie) =>
  site.post(`${address}/end`, day('last_on', last), cookie)
const text = async (path: string, cookie = denise.cookie) => (await site.get(path, cookie)).text()
const said = async (reply: Response) => [reply.status, await reply.text()] as const
const joined = (await join('2026-04-01')).headers.get('location') ?? ''

test('a locum who pays a fee of their own is found, added, and their fee is in the books', async () => {
  expect(await text('/levies/sessional?q=locumson')).toMatch(
    /Sam Locumson[\s\S]*To be paid[\s\S]*href="\/levies\/sessional\/people/,
  )
  expect((await pay(joined, '2027-03-31', 'never')).status).toBe(303)
  expect(await text(joined)).toContain('31 March 2027')
  const postings = await site
    .scope(system(office_id, [wealdshire.id]))
    .read((tx) => tx.db.selectFrom('levies.posting').select(['account', 'amount_pence']).orderBy('place').execute())
  expect(postings).toEqual([
    { account: 'received', amount_pence: 4_000 },
    { account: 'sessional_income', amount_pence: -4_000 },
  ])
})

test.each([
  ['taken twice (changed_since)', () => pay(joined, '2028-03-31', 'never'), 'Somebody took a fee of theirs meanwhile'],
  ['paid already (paid_already)', () => pay(joined, '2027-03-31', '2027-03-31'), 'paid until then already'],
  ['of a day to come (still_to_come)', () => pay(joined, '2028-03-31', '2027-03-31', '2026-12-01'), 'still to come'],
  ['below nought (less_than_nothing)', () => join('2026-05-01', { fee_pence: '-40' }), 'without a minus'],
  ['of one who pays already', () => join('2026-05-01'), 'They pay this LMC already'],
  ['that ends before it starts (ends_before_it_starts)', () => end(joined, '2026-03-31'), 'before they began to pay'],
] as const)('a fee %s is refused', async (_, ask, words) => {
  expect(await said(await ask())).toEqual([409, expect.stringContaining(words)])
})

test('what can’t be read is met beside the question', async () => {
  expect(await said(await join('2026-05-01', { fee_pence: 'forty' }))).toEqual([
    422,
    expect.stringContaining('pounds and pence'),
  ])
  expect(await said(await site.post(`${joined}/fees`, { seen: 'never' }, denise.cookie))).toEqual([
    422,
    expect.stringContaining('Enter the day'),
  ])
  expect(await said(await site.post(`${joined}/end`, {}, denise.cookie))).toEqual([
    422,
    expect.stringContaining('Enter last day'),
  ])
})

test('whoever may not is turned away, and another office’s or LMC’s doctor is nowhere', async () => {
  expect((await site.get('/levies/sessional')).status).toBe(303)
  expect((await site.get(joined, priya.cookie)).status).toBe(403)
  expect(await text(joined, tom.cookie)).not.toContain('Take a fee')
  expect((await pay(joined, '2028-03-31', '2027-03-31', '2026-11-01', tom.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    for (const path of [joined, of_sam]) expect((await site.get(path, cookie)).status).toBe(404)
    expect((await pay(joined, '2028-03-31', '2027-03-31', '2026-11-01', cookie)).status).toBe(404)
    expect((await end(joined, '2026-11-01', cookie)).status).toBe(404)
    expect(await text('/levies/sessional?q=locumson', cookie)).not.toContain('Sam Locumson')
  }
})

test('a fee entered by mistake is taken back by a counter entry, once, and paid until is what it was', async () => {
  const proved = async () =>
    (await typedAt(installation, site, commands)('levies verify', { lmc: 'Wealdshire' })).join()
  const fees = () =>
    site
      .scope(system(office_id, [wealdshire.id]))
      .read((tx) => tx.db.selectFrom('levies.sessional_fee').selectAll().orderBy('id').execute())
  const back = (fee_id: string, why: string, cookie = denise.cookie) =>
    site.post(`${joined}/fees/taking-back`, { fee_id, why }, cookie)
  expect((await pay(joined, '2037-03-31', '2027-03-31')).status).toBe(303)
  const id = (await fees()).at(-1)?.id ?? ''
  for (const { cookie } of [eve, saltby]) expect((await back(id, 'Not hers', cookie)).status).toBe(404)
  for (const { cookie } of [tom, priya]) expect((await back(id, 'Not hers', cookie)).status).toBe(403)
  expect((await back(id, '', denise.cookie)).status).toBe(422)
  expect((await back(joined, 'Not hers')).status).toBe(422)
  expect(await fees()).toHaveLength(2)
  const both = await Promise.all([back(id, 'It pays until 2028'), back(id, 'It pays until 2028')])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect(await both.find(({ status }) => status === 409)?.text(), 'fee_taken_back_once').toContain(
    'was taken back already',
  )
  expect((await back(id, 'Once more')).status).toBe(409)
  const kept = await fees()
  expect(kept.map(({ amount_pence, why }) => [amount_pence, why])).toEqual([
    [4_000, ''],
    [4_000, ''],
    [-4_000, 'It pays until 2028'],
  ])
  const counter = kept.at(-1)?.id ?? ''
  // What takes back is not taken back itself.
  expect((await back(counter, 'After all')).status).toBe(422)
  const page = await text(joined, tom.cookie)
  expect(page).toMatch(/Paid until<[\s\S]*?31 March 2027/)
  expect(page).toContain('Denise Fallow: It pays until 2028')
  expect(page).not.toContain('Take it back')
  const postings = await site
    .scope(system(office_id, [wealdshire.id]))
    .read((tx) =>
      tx.db
        .selectFrom('levies.posting as p')
        .innerJoin('levies.entry as e', 'e.id', 'p.entry_id')
        .select(['p.account', 'p.amount_pence', 'e.on_day', 'e.words'])
        .where('e.source_id', '=', counter)
        .orderBy('p.place')
        .execute(),
    )
  const entered = { on_day: Temporal.PlainDate.from('2026-11-01'), words: expect.stringContaining('taken back') }
  expect(postings).toMatchObject([
    { account: 'received', amount_pence: -4_000, ...entered },
    { account: 'sessional_income', amount_pence: 4_000, ...entered },
  ])
  expect(await proved()).toContain('every line comes out again')
  // The right day, and the same day again, can be entered now.
  expect((await pay(joined, '2037-03-31', '2027-03-31')).status).toBe(303)
  expect((await back((await fees()).at(-1)?.id ?? '', 'Nor then')).status).toBe(303)
  const first = (await fees())[0]?.id ?? ''
  expect((await back(first, 'It was never paid')).status).toBe(303)
  expect(await text(joined)).toContain('Never paid yet')
  expect(await proved()).toContain('every line comes out again')
})

test('what takes a fee back is just as much below nought, and says why', async () => {
  const scope = site.scope(system(office_id, [wealdshire.id]))
  expect((await pay(joined, '2027-03-31', 'never')).status).toBe(303)
  const fee = await scope.read((tx) =>
    tx.db.selectFrom('levies.sessional_fee').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow(),
  )
  const { lmc_id, sessional_member_id, received_on, paid_until } = fee
  for (const [takes_back_id, amount_pence, why, constraint] of [
    [null, -4_000, '', 'only_what_takes_back_is_below_nought'],
    [fee.id, -4_000, '', 'only_what_takes_back_is_below_nought'],
    [fee.id, -3_999, 'In part', 'fee_taken_back_whole'],
  ] as const) {
    const made = { lmc_id, sessional_member_id, received_on, paid_until, takes_back_id, amount_pence, why }
    await expect(
      setUp(scope, async (tx) => {
        await tx.db
          .insertInto('levies.sessional_fee')
          .values({ ...made, made_at: tx.now, made_by: 'Nobody' })
          .execute()
      }),
    ).rejects.toThrow(constraint)
  }
})

test('one who stops is kept as one who paid, and can’t be ended twice (ended_already)', async () => {
  expect((await end(joined, '2026-11-18')).status).toBe(303)
  expect(await text('/levies/sessional')).toContain('Not now')
  expect(await said(await end(joined, '2026-11-18'))).toEqual([409, expect.stringContaining('ended already')])
})
