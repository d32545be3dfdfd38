import { expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { wholePence, type Rate } from '../../../platform/values.ts'
import type { Judged } from '../rates/effects/rules.ts'
import { yearFrom, type RateTerms } from '../rates/rules.ts'
import { budgetOf, spellsOf, thousandthsFor } from './rules.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const period = yearFrom(day('2026-04-01'))
const terms = (rate: number, per: RateTerms['per'], from_on: string, until_on: string | null) => ({
  rate: rate as Rate,
  per,
  list_basis: 'raw' as const,
  counted: 'quarter_start' as const,
  levy_year_starts: 4 as const,
  rounding: 'half_up' as const,
  remitted_rate: null,
  from_on: day(from_on),
  until_on: until_on === null ? null : day(until_on),
})
const practice = (list_size: number, may: Judged['may'] = { charged: true }): Judged => ({
  practice_id: '0',
  ods_code: 'Q90001',
  name: 'Elm',
  begins: period.from,
  days: 365,
  list_size,
  list_size_on: null,
  may,
})

test('a year is raised by each of its rates for its own months', () => {
  const rates = [
    terms(300_000, 'year', '2004-04-01', '2026-07-01'),
    terms(85_000, 'quarter', '2026-07-01', '2026-10-01'),
    terms(75_000, 'quarter', '2026-10-01', null),
    terms(1, 'year', '2010-04-01', '2011-04-01'),
  ]
  const spells = spellsOf(period, rates)
  expect(spells.map(({ months }) => months)).toEqual([3, 3, 6])
  expect(budgetOf(period, [practice(1_000)], spells).budget.raised_pence).toBe(31_000)
})

test('a tenth of a penny is worth a tenth of the patients, and what opting out moves is carried by the others', () => {
  const out = { charged: false, why: 'opted_out' } as const
  const spells = spellsOf(period, [terms(60_000, 'year', '2020-04-01', null)])
  const { budget, penny } = budgetOf(period, [practice(10_000), practice(5_000), practice(3_000, out)], spells)
  expect(budget).toMatchObject({
    raised_pence: 90_000,
    charged: 2,
    tenth_pence: 1_500,
    out: 1,
    out_pence: 18_000,
    moved_thousandths: 1_200,
  })
  expect(thousandthsFor(wholePence(100_000), penny)).toBe(6_667)
  expect(thousandthsFor(wholePence(100_000), { numerator: 0n, denominator: 1n })).toBe(0)
})

const { installation, office_id, wealdshire, site, html, recorded, priya, salt, fay } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Maltings Surgery' }, counted: { '2026-01-01': 10_000 } },
])
const levy = {
  lmc_id: wealdshire.id,
  kind: 'statutory',
  name: 'Statutory levy',
  joining: 'built_in',
  begun_on_day: '1',
  begun_on_month: '4',
  begun_on_year: '2004',
}
const at = `${(await site.post('/levies', levy, denise.cookie)).headers.get('location')}/budget`
const set = (form: Readonly<Record<string, string>>, cookie = denise.cookie) =>
  site.post(at, { year: '2026', needed_pence: '£5,000', words: 'Paper D', ...form }, cookie)

test('what a levy year needs is set, set again, and shown beside what it raises', async () => {
  expect(await html(at, tom.cookie)).toMatch(/2026\/27.*£10\.00/s)
  expect((await set({})).status).toBe(303)
  expect((await set({ needed_pence: '4,242.50', words: 'Paper E' })).status).toBe(303)
  const page = await html(`${at}?year=2026`, tom.cookie)
  expect(page).toMatch(/£4,242\.50.*42\.425p a year.*Paper E/s)
  expect(await html(`${at}?year=2027`, tom.cookie)).not.toContain('Paper E')
  expect((await recorded()).filter((line) => line.includes('levies.budget_set'))).toHaveLength(2)
})

test.each([
  { needed_pence: '-1' },
  { needed_pence: '4,24' },
  { needed_pence: 'lots' },
  { needed_pence: '1.005' },
  { year: '1' },
  { year: 'x' },
])('%o is refused, and nothing is changed', async (form) => {
  expect((await set(form)).status).toBe(422)
  expect(await html(at, tom.cookie)).toContain('Paper E')
})

test('strangers, other staff and other LMCs neither see nor set a budget; officers read and don’t write', async () => {
  for (const { cookie } of [salt, fay]) {
    expect((await site.get(at, cookie)).status).toBe(404)
    expect((await set({}, cookie)).status).toBe(404)
  }
  for (const { cookie } of [priya, tom]) expect((await set({}, cookie)).status).toBe(403)
  expect((await site.get(at, priya.cookie)).status).toBe(403)
  expect((await set({}, '')).headers.get('location')).toMatch(/^\/sign-in/)
})
