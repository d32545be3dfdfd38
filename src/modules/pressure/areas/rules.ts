import { count, isYearMeant, thousands, type Id } from '../../../platform/values.ts'
import type { FigureColumn } from '../figures/rules.ts'
import { alerts, stepOf, type Alert } from '../returns/rules.ts'
import { areaMethods, type AreaMethod } from '../settings/rules.ts'
import { weekOf } from '../weeks/rules.ts'

/** The levels at which the picture is shown; `office` and `england` reach as far as the reader's LMCs do. */
export const pictureKinds = ['england', 'office', 'icb', 'lmc', 'locality', 'pcn', 'federation', 'tag'] as const
export type PictureKind = (typeof pictureKinds)[number]

export const kindWords: Readonly<Record<PictureKind, readonly [one: string, many: string]>> = {
  england: ['Country', 'Countries'],
  office: ['Office', 'Offices'],
  icb: ['Integrated care board', 'Integrated care boards'],
  lmc: ['LMC', 'LMCs'],
  locality: ['Locality', 'Localities'],
  pcn: ['Primary care network', 'Primary care networks'],
  federation: ['Federation', 'Federations'],
  tag: ['Group', 'Groups'],
}

export const picturePath = (kind: PictureKind, code: string) => `/pressure/areas/${kind}/${encodeURIComponent(code)}`

/** What is published of an area, for a week or for several; null is held back. */
export type Sums = Readonly<Record<FigureColumn, number | null>> & {
  readonly practices: number
  readonly patients: number
  /** The practices of those LMCs whose returns are published: the base of the return rate. */
  readonly practices_asked: number
}

/** What is published of an area for one closed week. */
export type AreaWeek = Sums & {
  readonly week_of: Temporal.PlainDate
  readonly reference_on: Temporal.PlainDate
  readonly is_bank_holiday: boolean
  readonly methods: readonly AreaMethod[]
  readonly lmc_ids: readonly Id<'lmc'>[]
  /** The LMCs whose part of the area is held back, and so in no figure of its returns. */
  readonly left_out: readonly Id<'lmc'>[]
}

export type AlertCounts = readonly [green: number, amber: number, red: number, black: number]

export function declaredCounts({ green, amber, red, black }: Sums): AlertCounts | null {
  return green === null || amber === null || red === null || black === null ? null : [green, amber, red, black]
}

export function computedCounts(sums: Sums): AlertCounts | null {
  const { computed_green: green, computed_amber: amber, computed_red: red, computed_black: black } = sums
  return green === null || amber === null || red === null || black === null ? null : [green, amber, red, black]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const methods: Readonly<Record<AreaMethod, (counts: AlertCounts, all: number) => number>> = {
  most_common: (counts) => counts.lastIndexOf(Math.max(...counts)),
  // Halves go to the worse state.
  mean: (counts, all) => Math.floor(sum(counts.map((count, step) => count * step)) / all + 0.5),
  share_at_red: ([, amber, red, black], all) => {
    if (black * 4 >= all) return stepOf('black')
    if ((red + black) * 4 >= all) return stepOf('red')
    return (amber + red + black) * 2 >= all ? stepOf('amber') : stepOf('green')
  },
}

/** The state of an area from those of its practices, by its LMC's method; null where none is published. */
export function areaState(counts: AlertCounts | null, method: AreaMethod): Alert | null {
  const all = sum(counts ?? [])
  return counts === null || all === 0 ? null : (alerts[methods[method](counts, all)] ?? null)
}

/** The method of an area; where its LMCs differ, the one that every LMC starts with. */
export const methodAmong = (among: readonly AreaMethod[]): AreaMethod =>
  new Set(among).size === 1 ? (among[0] ?? 'most_common') : 'most_common'

export const methodInWords = (among: readonly AreaMethod[]) =>
  new Set(among).size > 1
    ? `${areaMethods.most_common}; its LMCs use different methods, and this is the usual one`
    : areaMethods[methodAmong(among)]

const quotient = (above: number | null, below: number | null, times = 1) =>
  above === null || below === null || below <= 0 ? null : (above / below) * times

/** Of those in scope, as a share from 0 to 1. */
export const returnRate = ({ returned, practices_asked }: Sums) => quotient(returned, practices_asked)

/** The measures of an area: ratios of sums over the same practices. */
export const areaMeasures = {
  contacts_per_1000: {
    label: 'Contacts per 1,000 patients',
    from: 'contacts_from',
    of: ({ contacts, contacts_patients }: Sums) => quotient(contacts, contacts_patients, 1000),
  },
  contacts_each: {
    label: 'Contacts per clinician',
    from: 'clinicians_from',
    of: ({ clinician_contacts, clinicians }: Sums) => quotient(clinician_contacts, clinicians),
  },
  patients_per_gp: {
    label: 'Patients per full-time GP',
    from: 'workforce_from',
    of: ({ workforce_patients, gp_fte }: Sums) => quotient(workforce_patients, gp_fte),
  },
  sessions_lost: {
    label: 'Sessions lost, %',
    from: 'sessions_from',
    of: ({ sessions_lost, sessions_planned }: Sums) => quotient(sessions_lost, sessions_planned, 100),
  },
  wait: {
    label: 'Longest routine wait, mean working days',
    from: 'wait_from',
    of: ({ wait_days, wait_from }: Sums) => quotient(wait_days, wait_from),
  },
} as const satisfies Readonly<Record<string, { label: string; from: FigureColumn; of: (sums: Sums) => number | null }>>
export type AreaMeasure = keyof typeof areaMeasures
export const areaMeasureKeys = Object.keys(areaMeasures) as AreaMeasure[]

/** A measure, or that it is held back; null where nobody gave the figure. */
export function measureShown(sums: Sums, key: AreaMeasure): number | null | 'suppressed' {
  const { from, of } = areaMeasures[key]
  return sums[from] === null ? 'suppressed' : of(sums)
}

/**
 * Patients of practices at amber or above, to the nearest hundred: an estimate, all patients in the share of practices that declared it. A sum of those
 * practices' own lists would name them, as every list's size is public.
 */
export function patientsPressed(sums: Sums): number | null {
  const counts = declaredCounts(sums)
  const share = counts && quotient(counts[1] + counts[2] + counts[3], sum(counts))
  return share === null ? null : Math.round((sums.patients * share) / 100) * 100
}

/** The middle half of some figures, once there are eight of them: fewer are no baseline. */
export function middleHalf(values: readonly number[]): { readonly low: number; readonly high: number } | null {
  if (values.length < 8) return null
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const below = sorted[Math.floor(place)] ?? 0
    return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place % 1)
  }
  return { low: at(0.25), high: at(0.75) }
}

/** `81 of 128 practices returned (63%)`: it stands beside every figure. */
export function returnedInWords(sums: Sums): string {
  const rate = returnRate(sums)
  if (sums.returned === null) return `${heldBack}, of ${count(sums.practices, 'practice')}`
  return `${thousands(sums.returned)} of ${count(sums.practices_asked, 'practice')} returned${rate === null ? '' : ` (${Math.round(rate * 100)}%)`}`
}

/** The same words whatever the reason, or the words would give away what isn't shown. */
export const heldBack = 'Held back: too few returns, or it would give one away'

/** A range's weeks, each with what is published of it; null is a week that wasn't collected. */
export function everyWeek<Week extends { readonly week_of: Temporal.PlainDate }>(
  weeks: readonly Week[],
): readonly (readonly [Temporal.PlainDate, Week | null])[] {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return []
  const there = new Map(weeks.map((week) => [week.week_of.toString(), week]))
  const between = first.week_of.until(last.week_of, { largestUnit: 'days' }).days / 7
  return Array.from({ length: between + 1 }, (_, at) => {
    const week_of = first.week_of.add({ weeks: at })
    return [week_of, there.get(week_of.toString()) ?? null] as const
  })
}

/** A day in the query, as its week; null where none is given, or what is given is no day. */
export function weekAsked(text: string | undefined): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? '')) return null
  try {
    const day = Temporal.PlainDate.from(text ?? '', { overflow: 'reject' })
    return isYearMeant(day.year) ? weekOf(day) : null
  } catch {
    return null
  }
}
