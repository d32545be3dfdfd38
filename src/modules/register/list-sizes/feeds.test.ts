import { describe, expect, test } from 'vitest'
import { isLlr, mistakeIn, openData, readReal, sum, tally } from '../../../../tests/support/open-data.ts'

const files = [
  {
    name: '2021-01-01.csv',
    practices: 6658,
    patients: 60_606_345,
    largest: ['E85124', 89_786],
    small: 76,
    llr: [134, 1_163_816],
  },
  {
    name: '2025-04-01.zip',
    practices: 6239,
    patients: 63_769_849,
    largest: ['E85124', 100_329],
    small: 70,
    llr: [128, 1_234_426],
  },
  {
    name: '2025-10-01.csv',
    practices: 6202,
    patients: 63_919_527,
    largest: ['E84066', 98_858],
    small: 61,
    llr: [128, 1_235_427],
  },
  {
    name: '2026-01-01.csv',
    practices: 6171,
    patients: 63_894_110,
    largest: ['E84066', 108_960],
    small: 40,
    llr: [128, 1_235_727],
  },
] as const

describe.skipIf(openData === undefined)('list sizes', () => {
  test.each(files)('of $name add up as published', async ({ name, practices, patients, largest, small, llr }) => {
    const { rows, rows_read, seen_on, format } = await readReal('list_sizes', `list-size/gp-reg-pat-prac-all_${name}`)
    const sizes = rows.map((row) => row.patients)
    const top = rows.find((row) => row.patients === Math.max(...sizes))
    const ours = rows.filter((row) => isLlr(row.commissioner_code))
    expect(seen_on.toString()).toBe(name.slice(0, 10))
    expect(format).toBe(name.startsWith('2021') ? 'ccg' : 'sub_icb')
    expect([rows_read, rows.length, sum(sizes)]).toEqual([practices, practices, patients])
    expect([top?.ods_code, top?.patients]).toEqual(largest)
    expect(Math.min(...sizes)).toBe(1)
    expect(sizes.filter((size) => size < 1000)).toHaveLength(small)
    expect([ours.length, sum(ours.map((row) => row.patients))]).toEqual(llr)
  })

  test('of Leicester, Leicestershire and Rutland on 1 January 2026 are 31, 51 and 46', async () => {
    const { rows } = await readReal('list_sizes', 'list-size/gp-reg-pat-prac-all_2026-01-01.csv')
    const ours = rows.filter((row) => isLlr(row.commissioner_code))
    expect(tally(ours.map((row) => row.commissioner_code))).toEqual({ '03W': 31, '04C': 51, '04V': 46 })
    const patientsOf = (code: string) =>
      sum(ours.filter((row) => row.commissioner_code === code).map((row) => row.patients))
    expect(['03W', '04C', '04V'].map(patientsOf)).toEqual([362_080, 448_211, 425_436])
  })

  test.each([
    ['legacy_2025-05', '2025-04-01.zip', 6213, 40, 26, 1582],
    ['dse_2026-02', '2026-01-01.csv', 6170, 37, 1, 11_656],
    ['dse_2026-02', '2025-10-01.csv', 6170, 37, 32, 78_803],
  ])(
    'match the practices of %s and leave these over: %s',
    async (epraccur, list, matched, without_list, orphans, patients) => {
      const practices = await readReal('practices', `ods/epraccur_${epraccur}.csv.gz`)
      const { rows } = await readReal('list_sizes', `list-size/gp-reg-pat-prac-all_${list}`)
      const active = new Set(
        practices.rows
          .filter((row) => row.status === 'active' && row.is_gp_practice && !row.ods_code.startsWith('W'))
          .map((row) => row.ods_code),
      )
      const left_over = rows.filter((row) => !active.has(row.ods_code))
      expect(rows.length - left_over.length).toBe(matched)
      expect(active.size - matched).toBe(without_list)
      expect(left_over).toHaveLength(orphans)
      expect(sum(left_over.map((row) => row.patients))).toBe(patients)
    },
  )
})

const listHeader =
  'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS'
const listRow = (code: string, patients: string, counted_on = '2026-01-01', postcode = 'LE2 2PL') =>
  `GP_PRAC_PAT_LIST,${counted_on},GP,04C,E38000097,${code},${postcode},ALL,ALL,${patients}`
const list = (...rows: string[]) => [listHeader, ...rows].join('\r\n')

describe('a list of sizes is refused', () => {
  test.each([
    [
      'with a code that is a postcode',
      list(listRow('LE22PL', '5')),
      2,
      /CODE says “LE22PL” where a practice code such as C82038/,
    ],
    [
      'with codes and postcodes swapped',
      list(listRow('LE2 2PL', '5', '2026-01-01', 'C82038')),
      2,
      /CODE says “LE2 2PL”/,
    ],
    ['with a size below nought', list(listRow('C82038', '-3')), 2, /NUMBER_OF_PATIENTS says “-3” where a whole number/],
    [
      'with a size in words',
      list(listRow('C82038', '9'), listRow('C82039', 'many')),
      3,
      /NUMBER_OF_PATIENTS says “many”/,
    ],
    ['with a blank size', list(listRow('C82038', '')), 2, /NUMBER_OF_PATIENTS is blank/],
    [
      'with a third way of writing dates',
      list(listRow('C82038', '9', '01/01/2026')),
      2,
      /EXTRACT_DATE says “01\/01\/2026” where a date/,
    ],
    ['for two days', list(listRow('C82038', '9'), listRow('C82039', '9', '2026-02-01')), 3, /2026-01-01, as on line 2/],
    [
      'with a practice twice',
      list(listRow('C82038', '9'), listRow('C82039', '9'), listRow('C82038', '8')),
      4,
      /C82038 is here twice, on lines 2 and 4/,
    ],
    ['with a row cut short', list(listRow('C82038', '9'), 'GP_PRAC_PAT_LIST,2026'), 3, /2 columns where 10 should be/],
    [
      'without a column',
      list(listRow('C82038', '9')).replace(',NUMBER_OF_PATIENTS', '').replace(/,9$/, ''),
      1,
      /no column NUMBER_OF_PATIENTS/,
    ],
  ])('%s', async (_, text, line, what) => {
    expect(await mistakeIn(text)).toEqual({
      file: 'given.csv',
      line,
      what: expect.stringMatching(what),
      remedy: expect.any(String),
    })
  })

  test('with a header alone', async () => {
    expect(await mistakeIn(listHeader)).toMatchObject({ what: 'This file has a header and no rows.' })
  })

  test('for a day that has not come', async () => {
    expect(await mistakeIn(list(listRow('C82038', '9', '01Apr2026')))).toMatchObject({
      what: /2026-04-01, which has not come yet/,
    })
  })

  test('when the day given is not the day it says', async () => {
    expect(await mistakeIn(list(listRow('C82038', '9')), 'a.csv', '2025-08-01')).toMatchObject({
      what: /describes 2026-01-01, not 2025-08-01/,
    })
  })

  test('with a million rows', async () => {
    const text = `${listHeader}\n${`${listRow('C82038', '9')}\n`.repeat(750_001)}`
    expect(await mistakeIn(text)).toMatchObject({ line: 750_001, what: /more than 750,000 rows/ })
  })
})
