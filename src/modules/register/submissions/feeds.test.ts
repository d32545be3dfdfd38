import { describe, expect, test } from 'vitest'
import { isLlr, openData, readReal, sum } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('online consultations of January 2026', () => {
  test('are those of 6,171 practices, and 135,234 in Leicester, Leicestershire and Rutland', async () => {
    const name = 'activity/Submissions via OC Systems in General Practice - January 2026.xlsx'
    const { rows, seen_on } = await readReal('online_submissions', name)
    expect([rows.length, seen_on.toString()]).toEqual([6171, '2026-01-01'])
    expect(rows.filter((row) => row.took_part)).toHaveLength(6146)
    expect(rows.filter((row) => row.pcn_code === null)).toHaveLength(59)
    expect(new Set(rows.map((row) => row.icb_code)).size).toBe(42)

    const ours = rows.filter((row) => isLlr(row.commissioner_code))
    expect([ours.length, sum(ours.map((row) => row.submissions))]).toEqual([128, 135_234])
    expect(new Set(ours.flatMap((row) => row.pcn_code ?? [])).size).toBe(26)
    expect(ours.filter((row) => !row.took_part).map((row) => row.ods_code)).toEqual(['Y03584'])

    const lists = await readReal('list_sizes', 'list-size/gp-reg-pat-prac-all_2026-01-01.csv')
    const patientsOf = new Map(lists.rows.map((row) => [row.ods_code, row.patients]))
    expect(rows.filter((row) => patientsOf.has(row.ods_code))).toHaveLength(6171)
    expect(rows.filter((row) => patientsOf.get(row.ods_code) === row.registered_patients)).toHaveLength(3616)
  })
})
