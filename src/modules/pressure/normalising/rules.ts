import { count, counted, figure, plainDay } from '../../../platform/values.ts'
import { middleHalf } from '../areas/rules.ts'
import { computedState, measuresOf, nothingKnown } from '../measures/rules.ts'
import { alertWords, stepOf, type Alert } from '../returns/rules.ts'
import type { Thresholds } from '../thresholds/rules.ts'
import { currentRun, longestRun, sinceGreen, type Run, type StateOfWeek } from './runs/rules.ts'

/*
 * What keeps strain from becoming normal unseen. Everything here is worked out from published weeks alone, so that it says
 * nothing of a practice that isn't published already; docs/decisions/2026-11-22-against-normalising.md says how, and why.
 */

/** The sums of an area's week that its figures are made of; null is held back, or not known. */
export type WeekSums = {
  readonly contacts: number | null
  readonly contacts_patients: number | null
  readonly clinicians: number | null
  readonly clinician_contacts: number | null
  readonly workforce_patients: number | null
  readonly gp_fte: number | null
  readonly sessions_planned: number | null
  readonly sessions_lost: number | null
  readonly wait_days: number | null
  readonly wait_from: number | null
}

/** One published week of an area. */
export type PublishedWeek = WeekSums &
  StateOfWeek & {
    /** A day was no working day: its contacts are not like those of other weeks. */
    readonly is_bank_holiday: boolean
  }

/** A year of published weeks: what an area's own usual is taken from. */
export const firstYear = 52
/** Of fewer red weeks than these nobody can say what was called red. */
const leastRed = 3

/** An area's figures judged like a practice's: ratios of its sums; of waits, their mean, to one decimal. */
export function areaMeasures(sums: WeekSums, limits: Thresholds) {
  const { wait_days, wait_from, contacts_patients, workforce_patients, ...others } = sums
  const wait = wait_days === null || !wait_from ? null : Math.round((wait_days / wait_from) * 10) / 10
  // Contacts and GPs are known of different practices, so each has a list of its own.
  const of_contacts = measuresOf(
    { ...nothingKnown, ...others, gp_fte: null, list_size: contacts_patients, longest_wait_days: wait },
    limits,
  )
  return [
    ...of_contacts,
    ...measuresOf({ ...nothingKnown, gp_fte: sums.gp_fte, list_size: workforce_patients }, limits),
  ]
}

/** Contacts of the reference day for each 1,000 patients; null too in the week of a bank holiday, which breaks the series. */
export const contactsPer1000 = ({ contacts, contacts_patients, is_bank_holiday }: PublishedWeek): number | null =>
  contacts === null || !contacts_patients || is_bank_holiday ? null : (contacts / contacts_patients) * 1000

export type Baseline = { readonly low: number; readonly high: number; readonly of: number }

/** The middle half of the first year's known values; null while there are fewer than eight. */
export function baselineOf(values: readonly (number | null)[]): Baseline | null {
  const known = values.filter((value) => value !== null).slice(0, firstYear)
  const band = middleHalf(known)
  return band && { ...band, of: known.length }
}

/**
 * The contacts per 1,000 of the middle one of the first year's red or black weeks; null while the first year isn't over, and
 * where it had fewer than three of them.
 */
export function redThen(
  weeks: readonly PublishedWeek[],
): { readonly contacts_per_1000: number; readonly of: number } | null {
  if (weeks.length <= firstYear) return null
  const red = weeks
    .slice(0, firstYear)
    .flatMap((week) =>
      week.state !== null && stepOf(week.state) >= stepOf('red') ? (contactsPer1000(week) ?? []) : [],
    )
  if (red.length < leastRed) return null
  const middle = red.toSorted((one, other) => one - other)[Math.floor((red.length - 1) / 2)] ?? 0
  return { contacts_per_1000: middle, of: red.length }
}

export type Normalising = {
  /** Weeks published, and the first of them. */
  readonly of: number
  readonly since: Temporal.PlainDate
  readonly green: ReturnType<typeof sinceGreen>
  readonly longest: Run | null
  readonly current: Run | null
  /** Contacts per 1,000 patients. */
  readonly baseline: Baseline | null
  /** What the last week's figures come to, taken together, by its own limits and by those of the first week. */
  readonly computed: { readonly now: Alert | null; readonly first: Alert | null }
  /** The last week, held against what was called red in the first year; null where that can't be said. */
  readonly behaviour: {
    readonly contacts_per_1000: number
    readonly red_from: number
    readonly red_weeks: number
    readonly state: Alert
    readonly would_be_red: boolean
  } | null
}

/** How far the last of an area's published weeks, the earliest first, has become its usual; null where none is published. */
export function normalisingOf(
  weeks: readonly PublishedWeek[],
  limits: { readonly now: Thresholds; readonly first: Thresholds },
): Normalising | null {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return null
  const red = redThen(weeks)
  const rate = contactsPer1000(last)
  return {
    of: weeks.length,
    since: first.week_of,
    green: sinceGreen(weeks),
    longest: longestRun(weeks),
    current: currentRun(weeks),
    baseline: baselineOf(weeks.map(contactsPer1000)),
    computed: {
      now: computedState(areaMeasures(last, limits.now)),
      first: computedState(areaMeasures(last, limits.first)),
    },
    behaviour:
      red === null || rate === null || last.state === null
        ? null
        : {
            contacts_per_1000: rate,
            red_from: red.contacts_per_1000,
            red_weeks: red.of,
            state: last.state,
            would_be_red: rate >= red.contacts_per_1000 && stepOf(last.state) < stepOf('red'),
          },
  }
}

const named = (alert: Alert) => alertWords[alert].toLowerCase()

function greenSaid({ of, since, green }: Normalising) {
  if (green.on === null) return `Not green in any of ${count(of, 'published week')} since ${plainDay(since)}.`
  if (green.weeks === 0) return 'Green this week.'
  const held_back = green.held_back > 0 ? `, ${green.held_back} of them held back` : ''
  return `Last green in the week of ${plainDay(green.on)}: ${count(green.weeks, 'published week')} ago${held_back}.`
}

/** The same on every page and in every report: one sentence for each thing that can be said. */
export function normalisingSaid(found: Normalising): readonly string[] {
  const { longest, current, baseline, computed, behaviour } = found
  const sentences = [
    greenSaid(found),
    longest &&
      `Longest run at amber or above: ${count(longest.weeks, 'week')}, to the week of ${plainDay(longest.until)}${current?.weeks === longest.weeks ? ', and still going on' : ''}.`,
    baseline &&
      `Usual here: ${figure(baseline.low)} to ${figure(baseline.high)} contacts per 1,000 patients, the middle half of the first ${count(baseline.of, 'published week')} without a bank holiday.`,
    computed.now &&
      computed.first &&
      computed.now !== computed.first &&
      `Taken together, this week’s figures come to ${named(computed.now)} by today’s limits. By those of the first week they would be ${named(computed.first)}.`,
    behaviour?.would_be_red &&
      `This would have been called red in the first year: its ${counted(behaviour.red_weeks, 'red week', 'red weeks')} had ${figure(behaviour.red_from)} contacts per 1,000 patients in the middle one, this week has ${figure(behaviour.contacts_per_1000)} and is called ${named(behaviour.state)}.`,
  ]
  return sentences.filter((sentence) => typeof sentence === 'string')
}
