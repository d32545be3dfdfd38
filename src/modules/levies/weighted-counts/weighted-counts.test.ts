import { Client } from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import type { Id, Rate } from '../../../platform/values.ts'
import { correctionsFor } from '../adjustments/reads.ts'
import { linesOf as linesOfPapers } from '../document-lines/reads.ts'
import { howWords } from '../document-lines/rules.ts'
import { levyWith } from '../levies/reads.ts'
import { commands } from '../previews/commands.ts'
import { chargeableIn } from '../previews/reads.ts'
import { effectColumns } from '../rates/effects/pages.tsx'
import { termsWords } from '../remittances/papers/rules.ts'
import { coverLetter } from '../schedules/rules.ts'
import { verified } from '../verifications/reads.ts'

const { installation, office_id, wealdshire, site, scope, html, ruth } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aContract, make, press } = charging(scope)
const typed = typedAt(installation, site, commands)
const counted = { '2026-10-01': 12_000 }
const keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted },
  { ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Hill Practice' }, counted },
  { ods_code: 'Q90013', lmc: wealdshire, facts: { name: 'Mill Practice' }, counted },
])
const key = (ods_code: string) => keys.get(ods_code) as Id<'practice'>
for (const id of keys.values()) await aContract(wealdshire, id)
const jo = await person(installation, 'Jo Park', 'practice_staff', {
  office_id,
  lmc_id: wealdshire.id,
  practice_id: key('Q90011'),
})
const levy_id = await aLevy(wealdshire)
const day = (text: string) => Temporal.PlainDate.from(text)

const superuser_url = new URL(inject('cluster').superuser_url)
superuser_url.pathname = new URL(installation.owner_url).pathname
const superuser = new Client({ connectionString: superuser_url.href })
await superuser.connect()
afterAll(() => superuser.end())

async function takeIn(...lines: readonly string[]) {
  const form = new FormData()
  const asked = { lmc_id: wealdshire.id, counted_on_day: '1', counted_on_month: '10', counted_on_year: '2026' }
  for (const [name, value] of Object.entries(asked)) form.set(name, value)
  form.set('file', new File([['Practice code,Weighted list size', ...lines].join('\n')], 'global-sum.csv'))
  const address = (await site.post('/levies/weighted-lists', form, denise.cookie)).headers.get('location') ?? ''
  for (const [step, sent] of [
    ['matching', { column_1: 'ods_code', column_2: 'patients' }],
    ['taking', {}],
  ] as const)
    expect((await site.post(`${address}/${step}`, sent, denise.cookie)).status).toBe(303)
}
const propose = (first_month = '10') => {
  const terms = { rate: '42', per: 'year', counted: 'quarter_start', levy_year_starts: '4', rounding: 'half_up' }
  const from = { from_on_day: '1', from_on_month: first_month, from_on_year: '2026' }
  const form = { ...terms, ...from, list_basis: 'weighted', pressed: crypto.randomUUID() }
  return site.post(`/levies/${levy_id}/rates`, form, denise.cookie)
}
const linesOf = (run: string) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.line as l')
      .innerJoin('register.practice_name as n', 'n.practice_id', 'l.practice_id')
      .select(['l.id', 'l.kind', 'n.ods_code', 'l.list_basis', 'l.list_size', 'l.file_id', 'l.amount_pence', 'l.why'])
      .where('l.run_id', '=', (run.split('/').at(-1) ?? '') as Id<'run'>)
      .where('n.ods_code', 'like', 'Q9001%')
      .orderBy('n.ods_code')
      .execute(),
  )
let run = ''
const proved = () => scope.read(verified)

test('a rate on the weighted list is proposed once weighted sizes are known for its day, and shows what it would mean', async () => {
  const early = await propose()
  expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('No weighted list size is known')])
  await takeIn('Q90011,"9,876.54"', 'Q90012,4000.5')
  expect((await propose('7')).status).toBe(409)
  const address = (await propose()).headers.get('location') ?? ''
  expect(await html(`${address}.csv`, denise.cookie)).toMatch(/Q90011,[^,]+,9877,/)
  expect(effectColumns('weighted').map(({ heading }) => heading)).toContain('Weighted list size')
  const page = await html(address, denise.cookie)
  for (const part of ['42p a year for each weighted patient', '£5,828.76', '9,877', '>Weighted list size<'])
    expect(page).toContain(part)
  expect(page).toMatch(/3 practices without a weighted list size in force/)
  expect(page).not.toContain('12,000')
  const decision = { meeting: 'Committee', paper: 'Minute 4', decided_on_day: '12', decided_on_month: '9' }
  const agreed = await site.post(`${address}/agreement`, { ...decision, decided_on_year: '2026' }, denise.cookie)
  expect(agreed.status).toBe(303)
})

test('a run charges by the weighted count in force, asks for one that is missing, and says weighted patients', async () => {
  const asked = { levy_id, first_month: '2026-10-01', months: '3', pressed: press() }
  run = (await site.post('/levies/runs', asked, denise.cookie)).headers.get('location') ?? ''
  const weighted = { list_basis: 'weighted', file_id: null }
  const drafted = await linesOf(run)
  expect(drafted).toMatchObject([
    { ...weighted, ods_code: 'Q90011', list_size: 9_877, amount_pence: 103_709 },
    { ...weighted, ods_code: 'Q90012', list_size: 4_001, amount_pence: 42_011 },
    { ...weighted, ods_code: 'Q90013', list_size: null, amount_pence: 0, why: 'no_weighted_list_size' },
  ])
  const mill = `/levies/lines/${drafted[2]?.id}`
  const page = await html(mill, denise.cookie)
  expect(page).toContain('Say what its weighted list size was')
  expect(page).toContain('<label for="patients">Weighted patients</label>')
  const none = await site.post(`${mill}/count`, { patients: '5001.5', source: '' }, denise.cookie)
  expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Weighted patients must be')])
  const told = {
    patients: '5001',
    pressed: crypto.randomUUID(),
    source: 'The ICB’s letter',
    counted_on_day: '1',
    counted_on_month: '10',
  }
  expect((await site.post(`${mill}/count`, { ...told, counted_on_year: '2026' }, denise.cookie)).status).toBe(303)
  expect((await linesOf(run))[2]).toMatchObject({ kind: 'charge', list_size: 5_001, amount_pence: 52_511 })
  expect(await html(run, denise.cookie)).toContain('18,879 weighted patients')
  for (const to of ['check', 'issue']) expect((await site.post(`${run}/${to}`, {}, ruth.cookie)).status).toBe(303)
})

test('a line says of which weighted list it is, from file to penny; its practice reads the same, without who took it in', async () => {
  const [beacon] = await linesOf(run)
  const page = await html(`/levies/lines/${beacon?.id}`, denise.cookie)
  for (const part of [
    '9,877 weighted patients',
    'Counted on 1 October 2026',
    'global-sum.csv, line 2',
    'given as 9,876.54',
    'taken in by Denise Fallow',
    '9,877 weighted patients at 42p a year each',
    '42p a year for each weighted patient',
  ])
    expect(page).toContain(part)
  const own = await html(`/our-levies/Q90011/lines/${beacon?.id}`, jo.cookie)
  expect(own).toContain('9,877 weighted patients at 42p a year each')
  expect(own).not.toContain('Denise')
  const home = await html('/our-levies/Q90011', jo.cookie)
  expect(home).toMatch(/Weighted list size in force[\s\S]*9,877 weighted patients[\s\S]*given as 9,876\.54/)
  expect(home).toContain('£4,148.34 a year')
  expect(home).not.toContain('12,000')
  const file = await (await site.get('/levies/practices/Q90011/lines.csv', denise.cookie)).text()
  expect(file).toMatch(/,9877,2026-10-01,weighted,global-sum\.csv,2,/)
})

test('papers, schedules and statements of what is passed on say weighted patients', async () => {
  const told = await scope.read(async (tx) => {
    const papers = await tx.db.selectFrom('levies.document').select('id').execute()
    return linesOfPapers(
      tx,
      wealdshire.id,
      papers.map(({ id }) => id),
    )
  })
  const lines = [...told.values()].flat()
  expect(lines.map(howWords)).toContain(
    '9,877 weighted patients on 1 October 2026 × 42p a year × 3 of 12 months = 103,708.5p, rounded to the penny',
  )
  const of = { practice_name: 'Beacon Practice', ods_code: 'Q90011', postcode: null, icb_code: null } as const
  const letter = coverLetter({
    levy_name: 'Statutory levy',
    period_from: day('2026-10-01'),
    period_to: day('2026-12-31'),
    collector_name: 'PCSE',
    written_on: day('2026-11-19'),
    signed_by: 'Denise Fallow',
    lines: lines.map((line) => ({ ...line, ...of, kind: 'charge' })),
  })
  expect(letter.facts).toContainEqual({ label: 'Weighted patients charged for', value: '18,879' })
  expect(letter.facts).toContainEqual({ label: 'Rate for each weighted patient', value: '42p a year' })
  const rate = { rate: 60_000 as Rate, per: 'year', list_basis: 'weighted', difference_used_for: '' } as const
  expect(termsWords({ ...rate, remitted_rate: rate.rate })).toBe(
    '6p for each weighted patient a year, of which 6p is passed on.',
  )
})

test('the books prove weighted lines too: a count, a basis or a told size that says otherwise is found', async () => {
  expect(await proved()).toMatchObject({ runs: 1, wrong: [], since_changed: [] })
  const wrong = 'names a list size that isn’t what it is said to be from'
  for (const [tampering, mended] of [
    [
      'update levies.weighted_count set patients = patients + 1 where patients = 9877',
      'update levies.weighted_count set patients = 9877 where patients = 9878',
    ],
    ["update levies.given_count set list_basis = 'raw'", "update levies.given_count set list_basis = 'weighted'"],
    ["update levies.rate set list_basis = 'raw'", "update levies.rate set list_basis = 'weighted'"],
  ] as const) {
    await superuser.query(tampering)
    expect((await proved()).wrong.filter((text) => text.includes(wrong)).length, tampering).toBeGreaterThan(0)
    await superuser.query(mended)
    expect((await proved()).wrong).toEqual([])
  }
})

test('a figure taken in later leaves the issued run as it is, and a later one corrects it', async () => {
  const before = await linesOf(run)
  await takeIn('Q90012,4010', 'Q90013,5001')
  expect(await linesOf(run)).toEqual(before)
  expect(await proved()).toMatchObject({ wrong: [], since_changed: [expect.stringContaining('1 practice would come')] })
  const corrections = await scope.read(async (tx) => {
    const levy = await levyWith(tx, levy_id)
    const id = (run.split('/').at(-1) ?? '') as Id<'run'>
    const found = levy && (await correctionsFor(tx, levy, [{ id, from: day('2026-10-01'), to: day('2026-12-31') }]))
    return [...(found?.values() ?? [])].flat()
  })
  expect(corrections).toMatchObject([
    {
      practice_id: key('Q90012'),
      list_basis: 'weighted',
      amount_pence: 94,
      why: 'Its weighted list size of 1 October 2026 is 4,010, not 4,001.',
    },
  ])
})

test('openlmc levies preview reckons by the weighted list where it is asked to', async () => {
  const asked = { lmc: 'Wealdshire', from: '2026-10-01', to: '2026-12-31', pence: '42' }
  const [first] = await typed('levies preview', { ...asked, list: 'weighted' })
  expect(first).toContain('for 3 practices with 18,888 weighted patients')
})

test('a weighted size is in force until the next day of which the LMC has any: a practice missing from that has none', async () => {
  const { weighted_file_id } = await scope.read((tx) =>
    tx.db.selectFrom('levies.weighted_count').select('weighted_file_id').limit(1).executeTakeFirstOrThrow(),
  )
  const told: { on: string; ods_code: string; patients: number }[] = []
  // The same whenever this runs: Park and Miller's generator.
  let seed = 20_261_122
  const upTo = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
  const days = ['2024-01-01', '2024-04-01', '2024-05-17', '2024-07-01', '2025-01-01']
  for (let row = 0; row < 24; row += 1)
    told.push({ on: days[upTo(5)] ?? '', ods_code: `Q9001${1 + upTo(3)}`, patients: 1 + upTo(20_000) })
  await make(async (tx) => {
    for (const [at, { on, ods_code, patients }] of told.entries())
      await tx.db
        .insertInto('levies.weighted_count')
        .values({
          lmc_id: wealdshire.id,
          practice_id: key(ods_code),
          counted_on: day(on),
          patients,
          as_given: String(patients),
          weighted_file_id,
          row_number: 1_000 + at,
          taken_at: tx.now,
          taken_by: 'Denise Fallow',
        })
        .execute()
  })
  for (const from of ['2023-12-01', '2024-01-01', '2024-05-01', '2024-06-01', '2024-08-01', '2025-03-01']) {
    const to = day(from).add({ months: 1 }).subtract({ days: 1 })
    const found = await scope.read((tx) => chargeableIn(tx, wealdshire.id, { from: day(from), to }, 'weighted'))
    const published = told
      .map(({ on }) => on)
      .filter((on) => on <= from)
      .toSorted()
      .at(-1)
    for (const ods_code of ['Q90011', 'Q90012', 'Q90013'])
      expect(found.find((one) => one.ods_code === ods_code)?.list_size ?? null, `${ods_code} on ${from}`).toBe(
        told.findLast((one) => one.on === published && one.ods_code === ods_code)?.patients ?? null,
      )
  }
})
