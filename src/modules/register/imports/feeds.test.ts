import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { file, mistakeIn, openData, readGiven } from '../../../../tests/support/open-data.ts'

const list = (patients: string) =>
  [
    'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS',
    `GP_PRAC_PAT_LIST,2026-01-01,GP,04C,E38000097,C82038,LE2 2PL,ALL,ALL,${patients}`,
  ].join('\n')

describe('a file is known by what it holds', () => {
  test('whatever its name', async () => {
    expect(await readGiven(list('37266'), 'epraccur.csv')).toMatchObject({
      ok: true,
      data: {
        kind: 'list_sizes',
        rows_read: 1,
        rows: [{ ods_code: 'C82038', patients: 37_266, commissioner_code: '04C', line: 2 }],
      },
    })
  })

  test('gzipped too, and then says the name of what is inside', async () => {
    const mistake = await mistakeIn(gzipSync(list('')), 'list.csv.gz')
    expect(mistake).toMatchObject({ file: 'list.csv', line: 2, what: /NUMBER_OF_PATIENTS is blank/ })
  })

  test.each([
    ['text', 'dear secretary\n'],
    ['the workforce', '"prac_code","prac_name","staff_group"\n"A81038","HIRSEL","GP"\n'],
    ['a map', '{"type":"FeatureCollection","features":[]}'],
    ['grid references', '"LE1 1AA",10,459318,304176,"E92000001","E19000001","E18000004","","E06000016","E05010463"\n'],
  ])('and %s is not a kind OpenLMC knows', async (_, text) => {
    expect(await mistakeIn(text)).toMatchObject({ what: /not a kind of file OpenLMC knows/, remedy: /list sizes/ })
  })

  test('and a workbook of another kind is refused, naming its sheets', async () => {
    const workbook = await writeExcelFile([[{ value: 'Month' }]], { sheet: 'Table 2' }).toBuffer()
    expect((await mistakeIn(workbook, 'a.xlsx'))?.what).toBe(
      'This is not a kind of file OpenLMC knows: a workbook with the sheets Table 2.',
    )
  })
})

test('a lookup that does not fit together is refused', async () => {
  const text = JSON.stringify({ postcode_keys: [1, 2], value_key: [1], value_values: ['UKPARL.2025.LES'] })
  expect(await mistakeIn(text, 'a.json', '2025-08-01')).toMatchObject({ what: 'The lookup does not fit together.' })
  expect(await mistakeIn('{"postcode_keys": [1', 'a.json')).toMatchObject({ what: /cut short or damaged/ })
})

describe.skipIf(openData === undefined)('real files OpenLMC has no use for', () => {
  test.each([
    'geo/geogLA2022EW.topojson',
    'geo/icb_boundaries_2026-04_derived.geojson',
    'geo/icb_names_codes_dec_2024.csv',
    'geo/codepoint_open_le.csv.gz',
    'geo/codepoint_open_header.csv',
    'workforce/practice_detailed_sample_10rows_2025-07.csv',
    'workforce/practice_high_sample_10rows_2024-08.csv',
    'workforce/0 General Practice Detailed Practice-Level CSV. Overall Definitions.xlsx',
  ])('%s is refused', async (name) => {
    expect(await mistakeIn(file(name), name)).toMatchObject({ what: /not a kind of file OpenLMC knows/ })
  })
})
