import { sha256 } from '../../src/platform/config.ts'
import type { OpenData } from '../../src/modules/register/imports/feeds.ts'
import type { GivenFile } from '../../src/modules/register/imports/writes.ts'

type Of<Kind extends OpenData['kind']> = Extract<OpenData, { readonly kind: Kind }>
type Row<Kind extends OpenData['kind']> = Of<Kind>['rows'][number]

const day = (text: string) => Temporal.PlainDate.from(text)

/** Codes no real practice can have, as an invented file would have them. */
export const practiceRow = (ods_code: string, said: Partial<Row<'practices'>> = {}): Row<'practices'> => ({
  ods_code,
  name: `SURGERY ${ods_code}`,
  region_code: 'Y99',
  area_icb_code: 'QZ9',
  address: '1 HIGH STREET, WEALDBRIDGE',
  postcode: 'ZZ1 1AA',
  opened_on: day('1974-04-01'),
  closed_on: null,
  commissioner_joined_on: null,
  commissioner_left_on: null,
  status: 'active',
  commissioner_code: '99A',
  telephone: null,
  setting: 'RO76',
  is_gp_practice: true,
  line: 1,
  ...said,
})

export const overTheBorder = practiceRow('W99999', { commissioner_code: '7A9' })

export const practiceFile = (seen_on: string, rows: readonly Row<'practices'>[]): Of<'practices'> => ({
  kind: 'practices',
  format: 'dse',
  rows: [...rows, overTheBorder],
  rows_read: rows.length + 1,
  seen_on: day(seen_on),
})

export const listFile = (
  counted_on: string,
  sizes: Readonly<Record<string, number>>,
  commissioner_code = '99A',
): Of<'list_sizes'> => {
  const rows = Object.entries(sizes).map(([ods_code, patients], at) => ({
    ods_code,
    patients,
    counted_on: day(counted_on),
    commissioner_code,
    postcode: 'ZZ1 1AA',
    line: at + 2,
  }))
  return { kind: 'list_sizes', format: 'sub_icb', rows, rows_read: rows.length, seen_on: day(counted_on) }
}

export const mappingFile = (
  seen_on: string,
  pcns: Readonly<Record<string, string | null>>,
  icb_code = 'QZ9',
): Of<'practice_mapping'> => {
  const rows = Object.entries(pcns).map(([ods_code, pcn_code], at) => ({
    ods_code,
    name: `SURGERY ${ods_code}`,
    pcn_code,
    pcn_name: pcn_code && `NETWORK ${pcn_code} PCN`,
    commissioner_code: '99A',
    commissioner_name: `NHS ${icb_code} ICB - 99A`,
    icb_code,
    icb_name: `NHS ${icb_code} INTEGRATED CARE BOARD`,
    region_code: 'Y99',
    region_name: 'WEALD',
    supplier: null,
    line: at + 2,
  }))
  return { kind: 'practice_mapping', format: 'with_lists', rows, rows_read: rows.length, seen_on: day(seen_on) }
}

export function given(data: OpenData): GivenFile {
  const text = JSON.stringify(data)
  return { data, file_name: `${data.kind} ${data.seen_on.toString()}`, sha256: sha256(text), bytes: text.length }
}
