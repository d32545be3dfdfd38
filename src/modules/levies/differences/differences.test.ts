import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { wholePence, type Id } from '../../../platform/values.ts'
import { runWith } from '../runs/reads.ts'
import { differenceOf } from './reads.ts'
import { differenceSaid, moreOrLess } from './rules.ts'

const office = await registered()
const { installation, office_id, wealdshire, saltmarsh, site, scope, html, ruth, priya, salt } = office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const { aLevy, aRate, aContract, aMandate, press } = charging(scope)

const codes = ['Q90011', 'Q90012', 'Q90013', 'Q90014', 'Q90015', 'Q90016'] as const
const keys = await openData(installation, [
  {
    ods_code: 'Q90011',
    lmc: wealdshire,
    facts: { name: 'Even Practice' },
    counted: { '2026-01-01': 10_000, '2026-07-01': 11_000 },
  },
  {
    ods_code: 'Q90012',
    lmc: wealdshire,
    facts: { name: 'Grown Surgery' },
    counted: { '2026-01-01': 10_000, '2026-07-01': 11_001 },
  },
  {
    ods_code: 'Q90013',
    lmc: wealdshire,
    facts: { name: 'Gone Surgery' },
    counted: { '2026-01-01': 5_000 },
    changed: { '2026-06-30': { status: 'closed' } },
  },
  { ods_code: 'Q90014', lmc: wealdshire, facts: { name: 'New Surgery' }, counted: { '2026-01-01': 2_000 } },
  {
    ods_code: 'Q90015',
    lmc: wealdshire,
    facts: { name: 'Half Surgery' },
    counted: { '2026-01-01': 6_000 },
    changed: { '2026-08-15': { status: 'closed' } },
  },
  { ods_code: 'Q90016', lmc: wealdshire, facts: { name: 'Undecided Surgery' }, counted: { '2026-01-01': 3_000 } },
])
const practice = (code: (typeof codes)[number]): Id<'practice'> => {
  const id = keys.get(code)
  if (!id) throw new Error(`there is no ${code}`)
  return id
}
for (const code of codes.slice(0, 5)) await aContract(wealdshire, practice(code), code === 'Q90014' ? 'pms' : 'gms')
await aContract(wealdshire, practice('Q90016'), 'gms', '[2000-01-01,2026-07-01)')
await aContract(wealdshire, practice('Q90016'), 'pms', '[2026-07-01,)')
const statutory = await aLevy(wealdshire)
await aRate(wealdshire, statutory, { until_on: '2026-07-01', pence_rate: 40 })
await aRate(wealdshire, statutory, { from_on: '2026-07-01' })
await aMandate(wealdshire, statutory, practice('Q90014'), 'in', '[2026-07-01,)')

async function drafted(first_month: string, months = '3') {
  const reply = await site.post(
    '/levies/runs',
    { levy_id: statutory, first_month, months, pressed: press() },
    denise.cookie,
  )
  expect(reply.status).toBe(303)
  return reply.headers.get('location') ?? ''
}
const idAt = (address: string) => address.split('/').at(-1) as Id<'run'>
const differenceAt = (address: string) =>
  scope.read(async (tx) => {
    const run = await runWith(tx, idAt(address))
    if (!run) throw new Error('there is no run')
    return differenceOf(tx, run)
  })

const spring = await drafted('2026-04-01')
test('a levy’s first run has none before it', async () => {
  expect(await differenceAt(spring)).toBeUndefined()
  expect(await html(spring, ruth.cookie)).toContain('there is nothing to compare')
})

test('a draft says who is new, who is gone and whose patients differ by over a tenth, and its rows come to the difference', async () => {
  for (const to of ['check', 'issue']) expect((await site.post(`${spring}/${to}`, {}, ruth.cookie)).status).toBe(303)
  const summer = await drafted('2026-07-01')
  const found = await differenceAt(summer)
  expect(found?.before.id).toBe(idAt(spring))
  expect(found?.rows.map(({ ods_code, beside, why }) => [ods_code, beside, why])).toEqual(
    expect.arrayContaining([
      ['Q90012', 'changed', null],
      ['Q90013', 'gone', null],
      ['Q90014', 'new', null],
      ['Q90015', 'changed', null],
      ['Q90016', 'gone', 'no_mandate'],
    ]),
  )
  expect(found?.rows).toHaveLength(5)
  // Exactly a tenth is not over a tenth, and the rate is nobody’s difference.
  expect(found?.besides.alike).toEqual({ practices: 1, amount_pence: 115_500, before_pence: 100_000 })
  const of = (what: 'amount_pence' | 'before_pence') =>
    Object.values(found?.besides ?? {}).reduce((sum, one) => sum + one[what], 0)
  expect(of('amount_pence')).toBe(found?.total_pence)
  expect(of('before_pence')).toBe(found?.before.total_pence)
  expect(found?.rates).toEqual([
    { is_now: false, rate: 400_000, per: 'year' },
    { is_now: true, rate: 420_000, per: 'year' },
  ])

  const page = await html(summer, ruth.cookie)
  for (const words of ['Beside the run before', 'Grown Surgery', 'Closed, or no longer represented', '45 of 92 days'])
    expect(page).toContain(words)
  expect(page).toContain('42p a year; then 40p a year')
  expect(await html(`${summer}/check`, ruth.cookie)).toContain('than for April to June 2026')
  // Whoever looks for one line isn’t kept from it.
  expect(await html(`${summer}/lines?q=Grown`, ruth.cookie)).not.toContain('Beside the run before')
  expect(await html(summer, tom.cookie)).toContain('Beside the run before')
  expect((await site.get(summer, priya.cookie)).status).toBe(403)
  expect((await site.get(summer, salt.cookie)).status).toBe(404)
})

test('a run of another length is compared month by month', async () => {
  const found = await differenceAt(await drafted('2026-10-01', '1'))
  // The summer isn’t issued, so the spring is the run before.
  expect(found?.before.id).toBe(idAt(spring))
  expect(found?.besides.alike?.practices).toBe(1)
  expect(found?.rows.find(({ ods_code }) => ods_code === 'Q90015')?.beside).toBe('gone')
})

test('the run of another LMC is never the one before', async () => {
  const theirs = await aLevy(saltmarsh)
  expect(
    await scope.read(async (tx) => {
      const run = await runWith(tx, idAt(spring))
      if (!run) throw new Error('there is no run')
      return differenceOf(tx, { ...run, levy_id: theirs, period_from: Temporal.PlainDate.from('2026-10-01') })
    }),
  ).toBeUndefined()
})

test('a difference is said in pounds and as a part of what it was', () => {
  const spring = { from: Temporal.PlainDate.from('2026-04-01'), to: Temporal.PlainDate.from('2026-06-30') }
  const said = (now: number, before: number) =>
    differenceSaid(wholePence(now), { ...spring, total_pence: wholePence(before) })
  expect(said(110_000, 100_000)).toBe('£100.00 more than for April to June 2026 (10%)')
  expect(said(99_900, 100_000)).toBe('£1.00 less than for April to June 2026 (0.1%)')
  expect(said(100_000, 100_000)).toBe('the same as for April to June 2026')
  expect(said(5, 0)).toBe('£0.05 more than for April to June 2026')
  expect(moreOrLess(-5, 0)).toBe('£0.05 less')
})
