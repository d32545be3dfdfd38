import { describe, expect, test } from 'vitest'
import { isLlr, mistakeIn, readGiven, openData, readReal, tally } from '../../../../tests/support/open-data.ts'

const files = [
  {
    name: 'ods/epraccur_legacy_2025-05.csv.gz',
    format: 'legacy',
    seen_on: '2025-04-23',
    rows: 16_534,
    status: { active: 12_396, closed: 3877, dormant: 253, proposed: 8 },
    active: 6651,
    wales: 398,
    llr_by_area: 128,
    humber_by_area: 167,
  },
  {
    name: 'ods/epraccur_dse_2026-02.csv.gz',
    format: 'dse',
    seen_on: '2026-02-03',
    rows: 15_389,
    status: { active: 12_515, closed: 2680, dormant: 194 },
    active: 6604,
    wales: 397,
    llr_by_area: 130,
    humber_by_area: 162,
  },
] as const

describe.skipIf(openData === undefined).each(files)('the practices of $name', (expected) => {
  test('are counted as published', async () => {
    const read = await readReal('practices', expected.name)
    expect({ format: read.format, seen_on: read.seen_on.toString(), rows: read.rows_read }).toEqual({
      format: expected.format,
      seen_on: expected.seen_on,
      rows: expected.rows,
    })
    expect(read.rows).toHaveLength(expected.rows)
    expect(tally(read.rows.map(({ status }) => status))).toEqual(expected.status)

    const active = read.rows.filter((row) => row.status === 'active' && row.is_gp_practice)
    const english = active.filter(({ ods_code }) => !ods_code.startsWith('W'))
    expect(active).toHaveLength(expected.active)
    expect(active.length - english.length).toBe(expected.wales)
    expect(tally(english.map((row) => row.commissioner_code).filter(isLlr))).toEqual({
      '03W': 31,
      '04C': 51,
      '04V': 46,
    })
    expect(english.filter((row) => row.area_icb_code === 'QK1')).toHaveLength(expected.llr_by_area)
    expect(english.filter((row) => row.area_icb_code === 'QOQ')).toHaveLength(expected.humber_by_area)
    expect(english.filter((row) => row.ods_code.startsWith('C82'))).toHaveLength(123)
  })

  test('have the same settings in both formats, and a place', async () => {
    const { rows } = await readReal('practices', expected.name)
    expect(rows.find((row) => row.ods_code === 'A81001')).toMatchObject({
      name: 'THE DENSHAM SURGERY',
      region_code: 'Y63',
      postcode: 'TS18 1HU',
      status: 'active',
      setting: 'RO76',
      is_gp_practice: true,
      commissioner_code: '16C',
      telephone: '01642 672351',
      line: 1,
    })
  })
})

describe.skipIf(openData === undefined)('the DSE format', () => {
  test('joins several roles by a pipe, and a practice with another role is still a practice', async () => {
    const { rows } = await readReal('practices', 'ods/epraccur_dse_2026-02.csv.gz')
    const active = rows.filter((row) => row.status === 'active' && !row.ods_code.startsWith('W'))
    expect(active.filter(({ setting }) => setting === 'RO76')).toHaveLength(6202)
    expect(active.filter(({ is_gp_practice }) => is_gp_practice)).toHaveLength(6207)
  })
})

const practiceRow = (change: Readonly<Record<number, string>> = {}) => {
  const cells = Array.from({ length: 27 }, () => '')
  const usual = {
    0: 'C82038',
    1: 'ELM SURGERY',
    2: 'Y60',
    3: 'QK1',
    9: 'LE2 2PL',
    10: '19740401',
    12: 'ACTIVE',
    13: 'B',
    14: '04V',
    15: '20130401',
    25: 'RO76',
  }
  for (const [at, text] of Object.entries({ ...usual, ...change })) cells[Number(at)] = text
  return cells.map((cell) => `"${cell}"`).join(',')
}

describe('a list of practices', () => {
  test('is dated by the latest thing that has happened in it', async () => {
    const rows = [
      practiceRow(),
      practiceRow({ 0: 'C82039', 10: '20260201' }),
      practiceRow({ 0: 'C82040', 10: '20270101' }),
    ]
    expect(await readGiven(rows.join('\n'))).toMatchObject({
      data: { kind: 'practices', format: 'dse', seen_on: Temporal.PlainDate.from('2026-02-01') },
    })
    expect(await readGiven(rows.join('\n'), 'a.csv', '2025-08-01')).toMatchObject({
      data: { seen_on: Temporal.PlainDate.from('2025-08-01') },
    })
  })

  test('reads settings in numbers and in roles alike', async () => {
    const legacy = await readGiven(practiceRow({ 12: 'A', 25: '3' }))
    expect(legacy).toMatchObject({
      data: { format: 'legacy', rows: [{ status: 'active', setting: 'RO80|RO87', is_gp_practice: false }] },
    })
    expect(await readGiven(practiceRow({ 12: 'A', 25: '21' }))).toMatchObject({
      data: { rows: [{ setting: '21', is_gp_practice: false }] },
    })
    const dse = await readGiven(practiceRow({ 25: 'RO268|RO76' }))
    expect(dse).toMatchObject({ data: { rows: [{ setting: 'RO268|RO76', is_gp_practice: true }] } })
  })

  test.each([
    [
      'with status and sub-type swapped',
      practiceRow({ 12: 'B', 13: 'ACTIVE' }),
      /Column 1[34] \((status|sub-type)\) says “(B|ACTIVE)”/,
    ],
    ['with code and postcode swapped', practiceRow({ 0: 'LE2 2PL', 9: 'C82038' }), /Column 1 \(code\) says “LE2 2PL”/],
    ['with open and close dates swapped', practiceRow({ 10: '', 11: '19740401' }), /Column 11 \(open date\) is blank/],
    [
      'closed before it opened',
      practiceRow({ 11: '19700101' }),
      /Column 12 \(close date\) says “19700101” where a day on or after 1974-04-01/,
    ],
    ['with a status of the other format', practiceRow({ 12: 'A' }), /one of ACTIVE, INACTIVE, DORMANT, PROPOSED/],
    ['without a name', practiceRow({ 1: '' }), /Column 2 \(name\) is blank/],
  ])('is refused %s', async (_, row, what) => {
    expect(await mistakeIn([row, practiceRow({ 0: 'C82039' })].join('\n'))).toMatchObject({
      line: 1,
      what: expect.stringMatching(what),
    })
  })
})
