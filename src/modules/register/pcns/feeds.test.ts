import { describe, expect, test } from 'vitest'
import { openData, readReal } from '../../../../tests/support/open-data.ts'

describe.skipIf(openData === undefined)('primary care networks of January 2023', () => {
  test('are 1,329, of which 1,264 open, with 7,455 partners, of which 6,391 current', async () => {
    const { rows, partners, seen_on } = await readReal('pcns', 'ods/ePCN_2023-01.xlsx')
    expect(seen_on.toString()).toBe('2023-01-09')
    expect([rows.length, rows.filter((row) => row.closed_on === null).length]).toEqual([1329, 1264])
    expect([partners.length, partners.filter((row) => row.left_on === null).length]).toEqual([7455, 6391])
    expect(rows[1]).toMatchObject({
      code: 'U00147',
      name: 'AEGIS HEALTHCARE PCN',
      commissioner_code: '04C',
      address: 'WILLOWS MEDICAL CENTRE, 184 COLEMAN ROAD, LEICESTER',
      postcode: 'LE5 4LJ',
      line: 3,
    })
  })
})
