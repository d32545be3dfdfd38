import { describe, expect, test } from 'vitest'
import { openData, readReal, tally } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('postcodes of the North East and Yorkshire', () => {
  test('are 340,202, written with one space, dated by the day they were zipped', async () => {
    const { rows, rows_read, seen_on } = await readReal('postcodes', 'ods/pcodey63_2026-05.zip')
    expect([rows_read, rows.length, seen_on.toString()]).toEqual([340_202, 340_202, '2026-05-20'])
    expect(tally(rows.map((row) => row.icb_code))).toEqual({ QHM: 118_644, QWO: 93_536, QOQ: 79_573, QF7: 48_449 })
    expect(rows[7]).toEqual({ postcode: 'BD1 1AA', icb_code: 'QWO', commissioner_code: '36J', line: 8 })
  })
})
