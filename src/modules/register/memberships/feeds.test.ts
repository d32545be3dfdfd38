import { describe, expect, test } from 'vitest'
import { isLlr, mistakeIn, readGiven, openData, readReal, tally } from '../../../../tests/support/open-data.ts'

const august2026 = 'list-size/gp-reg-pat-prac-map_2026-08-01.zip'
const august2025 = 'list-size/gpad_Mapping_2025-08.csv'

const byIcb = {
  D7T5G: 205,
  QE1: 193,
  QF7: 168,
  QGH: 78,
  QHL: 175,
  QHM: 337,
  QJ2: 107,
  QJK: 116,
  QJM: 81,
  QK1: 127,
  QKK: 189,
  QKS: 175,
  QMF: 261,
  QNC: 140,
  QOC: 50,
  QOP: 406,
  QOQ: 153,
  QOX: 83,
  QPM: 64,
  QR1: 64,
  QRL: 144,
  QSL: 56,
  QT1: 125,
  QT6: 55,
  QUA: 169,
  QUY: 70,
  QVV: 68,
  QWE: 171,
  QWO: 258,
  QWU: 118,
  QYG: 334,
  S0E4D: 192,
  S1Y5D: 266,
  S9B9J: 260,
  T6Y0W: 161,
  Z9B2Z: 510,
}

describe.skipIf(openData === undefined)('practices with their PCN and ICB', () => {
  test('of August 2026 are 6,129 in 1,298 PCNs and 36 ICBs', async () => {
    const { rows, rows_read, seen_on } = await readReal('practice_mapping', august2026)
    expect([rows_read, rows.length, seen_on.toString()]).toEqual([6129, 6129, '2026-08-01'])
    expect(new Set(rows.map((row) => row.pcn_code).filter((code) => code !== null)).size).toBe(1298)
    expect(rows.filter((row) => row.pcn_code === null)).toHaveLength(52)
    expect(tally(rows.map((row) => row.icb_code))).toEqual(byIcb)

    const ours = rows.filter((row) => isLlr(row.commissioner_code))
    expect(tally(ours.map((row) => row.commissioner_code))).toEqual({ '03W': 30, '04C': 51, '04V': 46 })
    expect(new Set(ours.map((row) => row.pcn_code)).size).toBe(26 + 1)
    expect(ours.filter((row) => row.pcn_code === null).map((row) => row.ods_code)).toEqual(['C82662', 'Y03584'])
  })

  test('of August 2025 repeat 30 practices, each kept once', async () => {
    const { rows, rows_read, seen_on } = await readReal('practice_mapping', august2025, '2025-08-01')
    expect([rows_read, rows.length, seen_on.toString()]).toEqual([6196, 6166, '2025-08-01'])
    const ours = rows.filter((row) => isLlr(row.commissioner_code) && row.pcn_code !== null)
    expect(new Set(ours.map((row) => row.pcn_code)).size).toBe(26)
  })

  test('show the mergers of April 2026, and the one practice in Leicester that moved PCN', async () => {
    const before = await readReal('practice_mapping', august2025, '2025-08-01')
    const { rows } = await readReal('practice_mapping', august2026)
    const earlier = new Map(before.rows.map((row) => [row.ods_code, row]))
    const both = rows.flatMap((after) => {
      const was = earlier.get(after.ods_code)
      return was ? [{ was, after }] : []
    })
    expect(both.filter(({ was, after }) => was.icb_code !== after.icb_code)).toHaveLength(1602)
    const moved = both.filter(({ was, after }) => isLlr(after.commissioner_code) && was.pcn_code !== after.pcn_code)
    expect(moved.map(({ after }) => after.ods_code)).toEqual(['C82084'])
  })
})

const mapping = (...rows: string[]) =>
  [
    'GP_CODE,GP_NAME,SUPPLIER,PCN_CODE,PCN_NAME,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ICB_CODE,ICB_NAME,REGION_CODE,REGION_NAME',
    ...rows,
  ].join('\n')
const mappingRow = (code: string, supplier: string, pcn = 'U00147') =>
  `${code},ELM SURGERY,${supplier},${pcn},AEGIS PCN,04C,LLR ICB - 04C,QK1,LLR ICB,Y60,Midlands`

describe('a mapping of practices', () => {
  test('carries no date and asks for one', async () => {
    expect(await mistakeIn(mapping(mappingRow('C82038', 'TPP')))).toEqual({
      file: 'given.csv',
      what: 'This file carries no date.',
      remedy: 'Say which day it describes, for example with --as-at 2025-08-01.',
    })
  })

  test('may repeat a practice with another supplier', async () => {
    const text = mapping(mappingRow('C82038', 'TPP'), mappingRow('C82038', 'EMIS'), mappingRow('C82039', 'TPP', 'U'))
    expect(await readGiven(text, 'a.csv', '2025-08-01')).toMatchObject({
      data: {
        rows_read: 3,
        rows: [
          { ods_code: 'C82038', supplier: 'TPP' },
          { ods_code: 'C82039', pcn_code: null, pcn_name: null },
        ],
      },
    })
  })

  test('may not put a practice in two PCNs', async () => {
    const text = mapping(mappingRow('C82038', 'TPP'), mappingRow('C82038', 'EMIS', 'U99971'))
    expect(await mistakeIn(text, 'a.csv', '2025-08-01')).toMatchObject({
      line: 3,
      what: 'C82038 is in U00147 and 04C on line 2 and in U99971 and 04C on line 3.',
    })
  })
})
