import { listMove } from '../changes/rules.ts'

export const flags = {
  new: 'New',
  moved_pcn: 'Moved PCN',
  list_up: 'List up',
  list_down: 'List down',
  no_list: 'No list',
} as const
export type Flag = keyof typeof flags

export const statuses = { active: 'Active', dormant: 'Dormant', closed: 'Closed', proposed: 'Proposed' } as const
export type Status = keyof typeof statuses

export const practiceSorts = [
  'name',
  'ods_code',
  'pcn_name',
  'place',
  'list_size',
  'change',
  'constituency_name',
  'mp_name',
] as const
/** `match` is what has the very words first, where something was searched for and no order asked. */
export type PracticeSort = (typeof practiceSorts)[number] | 'match'

/** What a reader asked a list of practices to be narrowed to and ordered by. */
export type PracticesAsked = {
  readonly q: string
  readonly lmc: string
  readonly pcn: string
  readonly sub_icb: string
  readonly constituency: string
  readonly group: string
  readonly status: Status | 'any'
  readonly flag: Flag | ''
  readonly sort: PracticeSort
  readonly is_descending: boolean
  readonly page: number
}

export type YearOfPractice = {
  readonly status: Status
  readonly opened_on: Temporal.PlainDate | null
  readonly pcn_code: string | null
  readonly pcn_code_year_ago: string | null
  readonly list_size: number | null
  readonly list_size_on: Temporal.PlainDate | null
  readonly list_size_year_ago: number | null
  readonly list_size_year_ago_on: Temporal.PlainDate | null
}

/** The list now as a share of the list a year before, less one; not known where there was no other count to compare. */
export function changeInYear(
  practice: Omit<YearOfPractice, 'status' | 'opened_on' | 'pcn_code' | 'pcn_code_year_ago'>,
): number | null {
  const { list_size, list_size_on, list_size_year_ago, list_size_year_ago_on } = practice
  if (list_size === null || !list_size_year_ago || !list_size_on || !list_size_year_ago_on) return null
  if (Temporal.PlainDate.compare(list_size_year_ago_on, list_size_on) >= 0) return null
  return (list_size - list_size_year_ago) / list_size_year_ago
}

/** What a reader should notice about a practice on a day, for the year up to it. */
export function flagsOf(practice: YearOfPractice, on: Temporal.PlainDate): readonly Flag[] {
  const change = changeInYear(practice)
  const { opened_on, pcn_code, pcn_code_year_ago } = practice
  const isNew =
    opened_on !== null &&
    Temporal.PlainDate.compare(opened_on, on) <= 0 &&
    Temporal.PlainDate.compare(opened_on, on.subtract({ years: 1 })) > 0
  return [
    ...(isNew ? (['new'] as const) : []),
    ...(pcn_code_year_ago !== null && pcn_code !== pcn_code_year_ago ? (['moved_pcn'] as const) : []),
    ...(change !== null && change > listMove ? (['list_up'] as const) : []),
    ...(change !== null && change < -listMove ? (['list_down'] as const) : []),
    ...(practice.status === 'active' && practice.list_size === null ? (['no_list'] as const) : []),
  ]
}

/** `+4.2%`, `−11%`; a true minus sign, and no false precision. */
export function changeText(change: number | null): string | null {
  if (change === null) return null
  const percent = Math.abs(change) >= 0.0995 ? Math.round(change * 100) : Math.round(change * 1000) / 10
  if (change === 0) return 'no change'
  if (percent === 0) return 'under 0.1%'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}

/** The day a page is asked about: as the address writes it, as people do, or today where it is none. */
export function dayAsked(
  text: string | undefined,
  today: Temporal.PlainDate,
): { readonly day: Temporal.PlainDate; readonly is_mistaken: boolean } {
  if (!text?.trim()) return { day: today, is_mistaken: false }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const british = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim())
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : []
  try {
    const found = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    if (found.year >= 1900 && found.year <= 2200) return { day: found, is_mistaken: false }
  } catch {
    // No such day: the page says so and shows today.
  }
  return { day: today, is_mistaken: true }
}

const counties =
  /^((greater|county|east|west|north|south|tyne|isle|city) .*|.*shire|avon|berks|bucks|cambs|cleveland|cornwall|cumbria|derbys|devon|dorset|durham|essex|hants|herts|humberside|kent|lancs|leics|lincs|merseyside|middlesex|middx|norfolk|northants|northumberland|notts|oxon|rutland|salop|somerset|staffs|suffolk|surrey|sussex|warks|wilts|worcs)$/i

/** The town of an ODS address: its last part that isn't a county. */
export function townOf(address: string): string | null {
  const parts = address
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  const last = parts.at(-1)
  if (!last) return null
  return (counties.test(last) && parts.length > 1 ? parts.at(-2) : last) ?? null
}

/** `LE2` of `LE2 2PL`. */
export const postcodeDistrict = (postcode: string | null) => postcode?.split(' ')[0] ?? null

export const isOdsCode = (code: string) => /^[A-Z][A-Z0-9]{5}$/.test(code)
