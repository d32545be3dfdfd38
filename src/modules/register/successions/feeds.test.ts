import { describe, expect, test } from 'vitest'
import { openData, readReal, tally } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('the ICB mergers of April 2026', () => {
  test('rename 23 sub-ICB locations into six new ICBs, close one and share out what Frimley commissioned', async () => {
    const read = await readReal('icb_changes', 'ods/ODS_Change_Summary_ICB_Mergers_Phase_1_Apr_2026.xlsx')
    expect(read.seen_on.toString()).toBe('2025-11-06')
    expect(read.rows).toHaveLength(23)
    expect(new Set(read.rows.map((row) => row.icb_name_after)).size).toBe(6)
    expect(read.rows.find((row) => row.commissioner_code === '07H')).toMatchObject({
      icb_name_before: 'NHS HERTFORDSHIRE AND WEST ESSEX ICB',
      icb_name_after: 'NHS ESSEX ICB',
    })
    expect(read.closures.map((row) => [row.commissioner_code, row.closes_on.toString()])).toEqual([
      ['D4U1Y', '2026-03-31'],
    ])
    expect(tally(read.practice_moves.map((row) => row.icb_name))).toEqual({
      'NHS HAMPSHIRE AND ISLE OF WIGHT ICB': 23,
      'NHS SURREY AND SUSSEX ICB': 18,
      'NHS THAMES VALLEY ICB': 74,
      null: 12,
    })
    expect(tally(read.practice_moves.map((row) => row.commissioner_code))).toEqual({ D9Y0V: 23, '92A': 18, null: 86 })
    expect(read.pcn_moves).toHaveLength(16)
  })
})
