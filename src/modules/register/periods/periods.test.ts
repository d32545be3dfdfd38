import * as fc from 'fast-check'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { given, listFile, mappingFile, practiceFile, practiceRow } from '../../../../tests/support/invented-files.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { OpenData } from '../imports/feeds.ts'
import { importFiles, rebuild } from '../imports/writes.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-09-01T12:00:00Z')
const owner = new Client({ connectionString: installation.owner_url })
await owner.connect()
afterAll(() => owner.end())

/** Nothing but an owner may forget what files said. */
const forgetAll = () =>
  owner.query(`truncate register.open_data_file, register.practice, register.practice_sighting, register.list_size, register.pcn,
    register.pcn_sighting, register.membership_sighting, register.sub_icb_sighting, register.icb_sighting,
    register.practice_period cascade`)

/** Everything a period says but for its keys, which are made anew each time. */
const periods = async () =>
  site.scope().read(async (tx) => {
    const { rows } = await sql<{ period: Record<string, unknown> }>`
      select to_jsonb(p) - 'practice_id' - 'pcn_id' as period from register.practice_period p order by ods_code, from_on`.execute(
      tx.db,
    )
    return rows.map(({ period }) => period)
  })

async function take(files: readonly OpenData[]) {
  const { answer } = await importFiles(site.scope(), files.map(given), { accept_drop: true })
  expect(answer.done).toBe(true)
}

const codes = ['Z90001', 'Z90002', 'Z90003'] as const
const day = (text: string) => Temporal.PlainDate.from(text)
const on = (month: number) => `2025-${String(month).padStart(2, '0')}-01`

const status = fc.oneof(
  fc.constant({ status: 'active', closed_on: null } as const),
  fc.constant({ status: 'dormant', closed_on: null } as const),
  fc.integer({ min: 1, max: 12 }).map((month) => ({ status: 'closed', closed_on: day(on(month)) }) as const),
)
const practice = fc.record({
  name: fc.constantFrom('ELM SURGERY', 'OAK SURGERY'),
  commissioner_code: fc.constantFrom('99A', '99B'),
  is_gp_practice: fc.boolean(),
})
const practicesIn = (month: number) =>
  fc.array(fc.tuple(practice, status), { minLength: 3, maxLength: 3 }).map((said) =>
    practiceFile(
      on(month),
      said.map(([facts, standing], at) => practiceRow(codes[at] ?? '', { ...facts, ...standing })),
    ),
  )
const listsIn = (month: number) =>
  fc
    .subarray([...codes], { minLength: 1 })
    .map((listed) => listFile(on(month), Object.fromEntries(listed.map((code) => [code, 1000 * month]))))
const mappingIn = (month: number) =>
  fc
    .tuple(
      fc.array(fc.constantFrom('U99991', 'U99992', null), { minLength: 3, maxLength: 3 }),
      fc.constantFrom('QZ8', 'QZ9'),
    )
    .map(([pcns, icb]) =>
      mappingFile(on(month), Object.fromEntries(codes.map((code, at) => [code, pcns[at] ?? null])), icb),
    )
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
const several = (kind: (month: number) => fc.Arbitrary<OpenData>) =>
  months.chain((chosen) => fc.tuple(...chosen.map(kind)))

test('in whatever order files come, together or apart, the periods are those of working it all out afresh', async () => {
  const files = fc.tuple(several(practicesIn), several(listsIn), several(mappingIn)).map((all) => all.flat())
  const shuffled = files.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  await fc.assert(
    fc.asyncProperty(shuffled, async ([all, order]) => {
      await forgetAll()
      for (const one of order) await take([one])
      const apart = await periods()
      await site.scope().operate(rebuild)
      expect(await periods()).toEqual(apart)
      await forgetAll()
      await take(all)
      expect(await periods()).toEqual(apart)
    }),
    { numRuns: 10 },
  )
})

const facts = async (ods_code: string) => (await periods()).filter((period) => period['ods_code'] === ods_code)

test('a practice is proposed until it opens, and closed from the day it closes', async () => {
  await forgetAll()
  await take([
    practiceFile('2025-01-01', [
      practiceRow('Z90001', { opened_on: day('2025-03-01') }),
      practiceRow('Z90002', { status: 'closed', closed_on: day('2024-06-30') }),
    ]),
  ])
  expect((await facts('Z90001')).map(({ from_on, status }) => [from_on, status])).toEqual([
    ['2025-01-01', 'proposed'],
    ['2025-03-01', 'active'],
  ])
  expect((await facts('Z90002')).map(({ from_on, status }) => [from_on, status])).toEqual([
    ['1974-04-01', 'active'],
    ['2024-06-30', 'closed'],
  ])
})

test('a later file’s closing counts from its own day, and absence from a later file is no closing', async () => {
  await forgetAll()
  await take([
    practiceFile('2025-01-01', [practiceRow('Z90001'), practiceRow('Z90002')]),
    practiceFile('2025-09-01', [practiceRow('Z90001', { status: 'closed', closed_on: day('2025-06-30') })]),
  ])
  const closed = (await facts('Z90001')).find(({ status }) => status === 'closed')
  expect(closed).toMatchObject({ from_on: '2025-06-30', closed_on: '2025-06-30' })
  expect((await facts('Z90002')).map(({ status, until_on }) => [status, until_on])).toEqual([['active', '9999-12-31']])
})

test('a list is the latest publication’s, with the one before; a practice missing from it has none', async () => {
  await forgetAll()
  await take([
    practiceFile('2025-01-01', [practiceRow('Z90001')]),
    listFile('2025-02-01', { Z90001: 1000, Z90002: 5 }),
    listFile('2025-03-01', { Z90001: 1100 }),
    listFile('2025-04-01', { Z90002: 7 }),
  ])
  expect(
    (await facts('Z90001')).map((period) => [period['from_on'], period['list_size'], period['list_size_before']]),
  ).toEqual([
    ['1974-04-01', null, null],
    ['2025-02-01', 1000, null],
    ['2025-03-01', 1100, 1000],
    ['2025-04-01', null, null],
  ])
})

test('an organisation no practice file has named is a practice while it is listed, under its code', async () => {
  expect((await facts('Z90002')).map((period) => [period['from_on'], period['name'], period['status']])).toEqual([
    ['2025-02-01', 'Z90002', 'active'],
    ['2025-03-01', 'Z90002', 'closed'],
    ['2025-04-01', 'Z90002', 'active'],
  ])
})
