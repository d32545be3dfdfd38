import type { Id } from '../../../platform/values.ts'

/** A file being taken in: its row, and the day it describes. */
export type OpenFile = { readonly id: Id<'open_data_file'>; readonly seen_on: Temporal.PlainDate }

/** What a file holds, counted: `practices`, `patients`; or counted for each of several codes. */
export type Figures = Readonly<Record<string, number | string | Readonly<Record<string, number>>>>

/** Kinds of organisation in each kind of file that never disappear by the twentieth from one vintage to the next. */
const guarded: Readonly<Record<string, readonly string[]>> = {
  practices: ['active_practices_in_england', 'active_practices_in_wales'],
  list_sizes: ['practices', 'patients'],
  practice_mapping: ['practices', 'pcns', 'sub_icbs'],
  pcns: ['open_pcns'],
  commissioners: ['open_commissioners'],
  ratings: ['locations'],
  online_submissions: ['practices'],
  area_totals: ['areas'],
  postcodes: ['postcodes'],
  members_of_parliament: ['constituencies'],
  constituency_names: ['constituencies'],
  constituency_postcodes: ['ranges'],
  candidates: ['candidates'],
}

const largestFall = 0.05

export type Vintage = { readonly seen_on: Temporal.PlainDate; readonly figures: Figures }
export type Fall = { readonly what: string; readonly before: number; readonly after: number }

const numberIn = (figures: Figures, name: string) => {
  const figure = figures[name]
  return typeof figure === 'number' ? figure : 0
}

/** Kinds of organisation of which there are none, though there were some before; in a first file, the kind it is about. */
export const emptyIn = (kind: string, figures: Figures, before: Figures | undefined): readonly string[] =>
  (guarded[kind] ?? []).filter(
    (name, at) => numberIn(figures, name) === 0 && (before ? numberIn(before, name) > 0 : at === 0),
  )

/** Practices merge: a twentieth a year is what vintages may differ by, and no less for two closer than a year. */
export function fallsIn(kind: string, now: Vintage, before: Vintage): readonly Fall[] {
  const years = Math.max(1, before.seen_on.until(now.seen_on).total({ unit: 'days' }) / 365.25)
  const least = (1 - largestFall) ** years
  return (guarded[kind] ?? [])
    .map((what) => ({ what, before: numberIn(before.figures, what), after: numberIn(now.figures, what) }))
    .filter(({ before, after }) => after < before * least)
}

const tally = <R>(rows: readonly R[], keyOf: (row: R) => string) => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

const distinct = <R>(rows: readonly R[], keyOf: (row: R) => string | null) => {
  const keys = new Set(rows.map(keyOf))
  keys.delete(null)
  return keys.size
}

type PracticeRow = { readonly ods_code: string; readonly status: string; readonly is_gp_practice: boolean }

export function practiceFigures(rows: readonly PracticeRow[]): Figures {
  const active = rows.filter((row) => row.is_gp_practice && row.status === 'active')
  const in_wales = active.filter((row) => row.ods_code.startsWith('W')).length
  return {
    organisations: rows.length,
    by_status: tally(rows, (row) => row.status),
    active_practices_in_england: active.length - in_wales,
    active_practices_in_wales: in_wales,
  }
}

export function listFigures(rows: readonly { readonly ods_code: string; readonly patients: number }[]): Figures {
  const sizes = rows.map((row) => row.patients)
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  return {
    practices: rows.length,
    patients: sizes.reduce((total, size) => total + size, 0),
    smallest: sizes.reduce((least, size) => Math.min(least, size), Infinity),
    largest,
    largest_code: rows.find((row) => row.patients === largest)?.ods_code ?? '',
  }
}

type MappingRow = { readonly pcn_code: string | null; readonly commissioner_code: string; readonly icb_code: string }

export const mappingFigures = (rows: readonly MappingRow[]): Figures => ({
  practices: rows.length,
  pcns: distinct(rows, (row) => row.pcn_code),
  in_no_pcn: rows.filter((row) => row.pcn_code === null).length,
  sub_icbs: distinct(rows, (row) => row.commissioner_code),
  by_icb: tally(rows, (row) => row.icb_code),
})

/** The commonest postcode area tells one region's part of the postcode directory from another's. */
export function commonestArea(rows: readonly { readonly postcode: string }[]): string {
  const areas = Object.entries(tally(rows, (row) => /^[A-Z]+/.exec(row.postcode)?.[0] ?? ''))
  return areas.toSorted(([one, few], [other, many]) => many - few || one.localeCompare(other))[0]?.[0] ?? ''
}
