import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../../platform/config.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { file, openData, sum, tally, today } from '../../../../tests/support/open-data.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { addLmc } from '../lmcs/writes.ts'
import { listsCompared, listsMatched } from '../matches/reads.ts'
import { practicesRepresented } from '../representation/reads.ts'
import { readOpenData } from './feeds.ts'
import type { FileReport } from './reports/rules.ts'
import { importFiles, rebuild, type GivenFile } from './writes.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** Every file there is, in no order of time. */
const files: readonly (readonly [string, string?])[] = [
  ['ods/epraccur_dse_2026-02.csv.gz'],
  ['list-size/gp-reg-pat-prac-all_2026-01-01.csv'],
  ['list-size/gp-reg-pat-prac-map_2026-08-01.zip'],
  ['ods/epraccur_legacy_2025-05.csv.gz'],
  ['list-size/gp-reg-pat-prac-all_2025-10-01.csv'],
  ['list-size/gp-reg-pat-prac-all_2025-04-01.zip'],
  ['list-size/gp-reg-pat-prac-all_2021-01-01.csv'],
  ['list-size/gpad_Mapping_2025-08.csv', '2025-08-01'],
  ['ods/eccg_dse_2024-07.csv'],
  ['ods/ePCN_2023-01.xlsx'],
  ['ods/ODS_Change_Summary_ICB_Mergers_Phase_1_Apr_2026.xlsx'],
  ['parliament/pcon_2024_lookup.json', '2024-07-05'],
  ['parliament/pcon_2024.json', '2024-07-05'],
  ['parliament/mp_lookup_2026-06.csv', '2026-06-27'],
  ['parliament/candidate-level-results-general-election-04-07-2024.csv.gz'],
  ['cqc/cqc_gp_locations_2026-01_trimmed.csv.gz'],
  ['activity/Submissions via OC Systems in General Practice - January 2026.xlsx'],
  ['list-size/gp-reg-pat-prac-sing-age-regions_2026-08-01.zip'],
]

/** Practices by ICB in August 2026, as the README beside the data has them. */
const published = `D7T5G 205, QE1 193, QF7 168, QGH 78, QHL 175, QHM 337, QJ2 107, QJK 116, QJM 81, QK1 127, QKK 189, QKS 175,
  QMF 261, QNC 140, QOC 50, QOP 406, QOQ 153, QOX 83, QPM 64, QR1 64, QRL 144, QSL 56, QT1 125, QT6 55, QUA 169, QUY 70,
  QVV 68, QWE 171, QWO 258, QWU 118, QYG 334, S0E4D 192, S1Y5D 266, S9B9J 260, T6Y0W 161, Z9B2Z 510`

async function given(name: string, as_at?: string): Promise<GivenFile> {
  const bytes = file(name)
  const read = await readOpenData(bytes, name, { today, as_at: as_at === undefined ? undefined : day(as_at) })
  if (!read.ok) throw new Error(`${name}: ${read.mistake.what}`)
  return { data: read.data, file_name: name, sha256: sha256(bytes), bytes: bytes.length }
}

describe.skipIf(openData === undefined)('the real files, all in one import', async () => {
  const installation = await testInstallation()
  const site = siteAt(installation, '2026-09-01T12:00:00Z')
  const expected = openData
    ? (JSON.parse(readFileSync(join(openData, 'expected-figures.json'), 'utf8')) as ExpectedFigures)
    : ({} as ExpectedFigures)
  let reports: readonly FileReport[] = []
  let lmc: { lmc_id: Id<'lmc'>; office_id: Id<'office'> }
  const nobody = { commissioners: [], local_authorities: [], added_codes: [], excluded_codes: [] }

  beforeAll(async () => {
    const { answer, report } = await importFiles(
      site.scope(),
      await Promise.all(files.map(([name, as_at]) => given(name, as_at))),
    )
    if (!answer.done) throw new Error(answer.why)
    reports = report.files
    const added = await site.scope().operate((tx) =>
      addLmc(tx, {
        name: 'Leicester, Leicestershire & Rutland LMC',
        short_name: 'LLR',
        from: null,
        boundary: { ...nobody, commissioners: ['03W', '04C', '04V'] },
      }),
    )
    if (!added.done) throw new Error(added.why)
    lmc = added.value
  })

  const report = (name: string) => reports.find(({ file_name }) => file_name.includes(name))?.figures
  const read = <T>(query: ReturnType<typeof sql<T>>) =>
    site.scope(system(lmc.office_id, [lmc.lmc_id])).read(async (tx) => (await query.execute(tx.db)).rows)
  const llr = (on: string, which: 'active' | 'all' = 'active') =>
    site.scope(system(lmc.office_id, [lmc.lmc_id])).read((tx) => practicesRepresented(tx, lmc.lmc_id, day(on), which))

  test('practice files have their rows, and their active practices in England and Wales', () => {
    for (const [name, vintage] of [
      ['epraccur_legacy', 'legacy_2025-05'],
      ['epraccur_dse', 'dse_2026-02'],
    ] as const) {
      const { rows, active_gp_england, active_gp_wales } = expected.epraccur[vintage]
      expect(report(name)).toMatchObject({
        organisations: rows,
        active_practices_in_england: active_gp_england,
        active_practices_in_wales: active_gp_wales,
      })
    }
  })

  test('list files have their practices and patients, the smallest and the largest', () => {
    for (const on of ['2021-01-01', '2025-04-01', '2025-10-01', '2026-01-01'] as const) {
      const { rows, patients, min, max } = expected.list_size[on]
      expect(report(`prac-all_${on}`)).toMatchObject({
        practices: rows,
        patients,
        smallest: min,
        largest: max[1],
        largest_code: max[0],
      })
    }
  })

  test.each([
    ['legacy_2025-05 x 2025-04-01', '2025-04-23', '2025-04-01'],
    ['dse_2026-02 x 2026-01-01', '2026-02-03', '2026-01-01'],
    ['dse_2026-02 x 2025-10-01', '2026-02-03', '2025-10-01'],
  ] as const)('%s: lists and active practices match, but for the orphans', async (pair, practices_on, counted_on) => {
    const found = await site.scope().read((tx) => listsMatched(tx, day(practices_on), day(counted_on)))
    const { matched, active_without_list, list_without_active, list_without_active_patients } = expected.match[pair]
    expect(found).toEqual({ matched, active_without_list, list_without_active, list_without_active_patients })
  })

  test.each([
    ['2025-04-01 to 2025-10-01', '2025-10-01'],
    ['2025-10-01 to 2026-01-01', '2026-01-01'],
  ] as const)('%s: lists were removed, added and moved by more than a tenth', async (pair, on) => {
    const { both, removed, added, changed_more_than_10pct } = expected.change[pair]
    const found = await site.scope().read((tx) => listsCompared(tx, day(on)))
    expect(found).toMatchObject({ both, removed, added, moved_over_10_percent: changed_more_than_10pct })
  })

  test('practices are in the ICB their commissioner belonged to on the day', async () => {
    const by_icb = (on: string) =>
      read(sql<{ icb_code: string; practices: number; patients: number }>`
        select icb_code, count(*)::int as practices, sum(list_size)::int as patients from register.practice_period
        where from_on <= ${on}::date and until_on > ${on}::date and list_size_on = ${on}::date group by icb_code order by icb_code`)
    const january = (await by_icb('2026-01-01')).map(({ icb_code, practices, patients }) => [
      icb_code,
      [practices, patients],
    ])
    expect(Object.fromEntries(january)).toEqual(expected.by_icb_via_sub_icb['2026-01-01'])
    const august = [...published.matchAll(/(\w+) (\d+)/g)].map(([, code = '', practices]) => [code, Number(practices)])
    expect(report('prac-map_2026-08')?.['by_icb']).toEqual(Object.fromEntries(august))
    const codes = (on: string) =>
      read(sql<{ icb_code: string }>`
        select distinct icb_code from register.practice_period
        where from_on <= ${on}::date and until_on > ${on}::date and status = 'active' and icb_code is not null`)
    // The change summary dates the merger, though no file between names the new codes. Frimley is split, and its practices
    // are seen elsewhere by the mapping of August; the few that are not in it any more stay.
    const merged = ['D7T5G', 'S0E4D', 'S1Y5D', 'S9B9J', 'T6Y0W', 'Z9B2Z']
    const march = (await codes('2026-03-31')).map(({ icb_code }) => icb_code)
    const april = (await codes('2026-04-01')).map(({ icb_code }) => icb_code)
    expect(march.length).toBe(42)
    expect(april.filter((code) => !march.includes(code)).sort()).toEqual(merged)
    const kept = Object.keys(report('prac-map_2026-08')?.['by_icb'] ?? {})
    expect(april.filter((code) => !kept.includes(code))).toEqual(['QNQ'])
  })

  test('a mapping counts its PCNs and the practices in none', () => {
    expect(report('prac-map_2026-08')).toMatchObject({ practices: 6129, pcns: 1298, in_no_pcn: 52 })
    expect(report('ePCN')).toMatchObject({ pcns: 1329, open_pcns: 1264, partners: 7455, current_partners: 6391 })
    expect(report('OC Systems')).toMatchObject({ practices: 6171, participating: 6146 })
  })

  test.each([
    ['2021-01-01', { '03W': 31, '04C': 57, '04V': 46 }, 1_163_816],
    ['2025-04-01', { '03W': 31, '04C': 51, '04V': 46 }, 1_234_426],
    ['2025-10-01', { '03W': 31, '04C': 51, '04V': 46 }, 1_235_427],
    ['2026-01-01', { '03W': 31, '04C': 51, '04V': 46 }, 1_235_727],
    ['2026-02-03', { '03W': 31, '04C': 51, '04V': 46 }, 1_235_727],
  ])('on %s LLR has its practices by commissioner, and its patients', async (on, by_commissioner, patients) => {
    const rows = await llr(on)
    expect(tally(rows.map((row) => row.commissioner_code))).toEqual(by_commissioner)
    expect(sum(rows.map((row) => row.list_size ?? 0))).toBe(patients)
  })

  test('LLR’s practices lie in eleven constituencies', async () => {
    const counts = Object.values(tally((await llr('2026-02-03')).map((row) => row.constituency)))
    expect(counts.sort((one, other) => other - one)).toEqual([20, 18, 14, 13, 11, 11, 10, 9, 9, 8, 5])
  })

  test('LLR has 26 PCNs in August 2025, January and August 2026, and two practices in none at the last', async () => {
    for (const on of ['2025-08-01', '2026-01-01', '2026-08-01']) {
      const codes = new Set((await llr(on)).map((row) => row.pcn_code))
      codes.delete(null)
      expect(codes.size, on).toBe(26)
    }
    const in_none = (await llr('2026-08-01')).filter((row) => row.pcn_code === null && row.ods_code !== 'Y05412')
    expect(in_none.map((row) => row.ods_code)).toEqual(['C82662', 'Y03584'])
  })

  test('LLR hears that C82084 moved PCN, and not of what happened before the first files', async () => {
    const found = await read(sql<{
      ods_code: string
      kind: string
      happened_on: string
      before: string
      after: string
    }>`
      select p.ods_code, c.kind, c.happened_on::text, c.before, c.after
      from register.change c join register.practice p on p.id = c.practice_id where c.happened_on > date '2025-08-01'
      order by 1, 2`)
    expect(found).toContainEqual({
      ods_code: 'C82084',
      kind: 'moved_pcn',
      happened_on: '2026-08-01',
      before: 'Belgrave & Spinney Hill PCN',
      after: 'Willows Health PCN',
    })
    expect(found.filter(({ kind }) => kind === 'opened')).toEqual([])
    const closed = await read(
      sql<{ on: string }>`select happened_on::text as on from register.change where kind = 'closed'`,
    )
    expect(closed).toEqual([{ on: '2025-06-30' }])
  })

  test('England’s active practices are those of the file, on its day', async () => {
    const rows = await read(sql<{ practices: number; patients: number }>`
      select count(*) filter (where status = 'active' and is_gp_practice)::int as practices, sum(list_size)::int as patients
      from register.practice_period where is_in_england and from_on <= '2026-02-03' and until_on > '2026-02-03'`)
    expect(rows).toEqual([{ practices: 6207, patients: 63_894_110 }])
  })

  test('the same files again change nothing, and working everything out afresh gives the same', async () => {
    const all = () => read(sql`select * from register.practice_period order by practice_id, from_on`)
    const before = await all()
    const again = await importFiles(site.scope(), await Promise.all(files.slice(0, 4).map(([name]) => given(name))))
    expect(again.report).toMatchObject({ periods_written: 0, changes: [] })
    expect(again.report.files.every((one) => one.already_taken_in && one.added === 0 && one.changed === 0)).toBe(true)
    await site.scope().operate(rebuild)
    expect(await all()).toEqual(before)
  })
})

type ExpectedFigures = {
  epraccur: Record<
    'legacy_2025-05' | 'dse_2026-02',
    { rows: number; active_gp_england: number; active_gp_wales: number }
  >
  list_size: Record<
    '2021-01-01' | '2025-04-01' | '2025-10-01' | '2026-01-01',
    { rows: number; patients: number; min: number; max: [string, number] }
  >
  match: Record<
    'legacy_2025-05 x 2025-04-01' | 'dse_2026-02 x 2026-01-01' | 'dse_2026-02 x 2025-10-01',
    { matched: number; active_without_list: number; list_without_active: number; list_without_active_patients: number }
  >
  change: Record<
    '2025-04-01 to 2025-10-01' | '2025-10-01 to 2026-01-01',
    { both: number; removed: number; added: number; changed_more_than_10pct: number }
  >
  by_icb_via_sub_icb: Record<'2026-01-01', Record<string, [number, number]>>
}
