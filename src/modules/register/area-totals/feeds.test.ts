import { describe, expect, test } from 'vitest'
import { openData, readReal, sum } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('area totals of August 2026', () => {
  test('keep one row for an area out of 282,253, and add up to England', async () => {
    const { rows, rows_read, seen_on } = await readReal(
      'area_totals',
      'list-size/gp-reg-pat-prac-sing-age-regions_2026-08-01.zip',
    )
    expect([rows_read, rows.length, seen_on.toString()]).toEqual([282_253, 1299 + 106 + 36 + 7, '2026-08-01'])
    for (const area_type of ['pcn', 'sub_icb', 'icb', 'region'] as const)
      expect(sum(rows.filter((row) => row.area_type === area_type).map((row) => row.patients))).toBe(63_237_908)

    const patientsOf = (code: string) => rows.find((row) => row.code === code)?.patients
    expect(['QK1', '03W', '04C', '04V'].map(patientsOf)).toEqual([1_223_531, 361_572, 438_807, 423_152])
    expect(['QOQ', 'Z9B2Z', 'QMF', 'QWE', 'QKK', 'Y56'].map(patientsOf)).toEqual([
      1_804_958, 4_661_093, 2_436_868, 1_742_750, 2_082_825, 10_923_536,
    ])
  })
})
