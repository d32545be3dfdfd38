import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { done } from '../../../platform/answers.ts'
import { sha256 } from '../../../platform/config.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { file, openData, today } from '../../../../tests/support/open-data.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { addLmc } from '../lmcs/writes.ts'
import { listsCompared, listsMatched } from '../matches/reads.ts'
import { practicesRepresented } from '../representation/reads.ts'
import { readOpenData } from './feeds.ts'
import type { FileReport } from './reports/rules.ts'
import { importFiles, type GivenFile } from './writes.ts'

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
    expect(answer.done).toBe(true)
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
  }, 60_000)

  const report = (name: string) => reports.find(({ file_name }) => file_name.includes(name))?.figures
  const read = <T>(query: ReturnType<typeof sql<T>>) =>
    site.scope(system(lmc.office_id, [lmc.lmc_id])).read(async (tx) => (await query.execute(tx.db)).rows)
  const llr = (on: string, which: 'active' | 'all' = 'active') =>
    site.scope(system(lmc.office_id, [lmc.lmc_id])).read((tx) => practicesRepresented(tx, lmc.lmc_id, day(on), which))

  test('practice files have their rows, and their active practices in England and Wales', () => {
    for (const [name, vintage] of [
      ['epraccur_legacy', 'legacy_2025-05'],
      ['epraccur_dse', 'dse_2026-02'],
    ] as const)
      expect(report(name)).toMatchObject({
        organisations: expected.epraccur[vintage].rows,
        active_practices_in_england: expected.epraccur[vintage].active_gp_england,
        active_practices_in_wales: expected.epraccur[vintage].active_gp_wales,
      })
  })
})

type ExpectedFigures = {
  epraccur: Record<string, { rows: number; active_gp_england: number; active_gp_wales: number }>
}
void [done, listsCompared, listsMatched]
