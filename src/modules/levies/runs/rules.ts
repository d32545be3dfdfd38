import type { Moves } from '../../../platform/moves.ts'
import { monthName, type Id } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'

export const runMoves = {
  draft: { redraw: 'draft', check: 'checked', drop: 'dropped' },
  checked: { redraw: 'draft', issue: 'issued', drop: 'dropped' },
  issued: {},
  dropped: {},
} as const satisfies Moves
export type RunState = keyof typeof runMoves

/** Not settled yet: it may be drawn up again, and thrown away. */
export const isOpen = ({ state }: { readonly state: RunState }) => state === 'draft' || state === 'checked'

export const runStateWords = {
  draft: { label: 'Draft', tag: 'new' },
  checked: { label: 'Checked', tag: 'waiting' },
  issued: { label: 'Issued', tag: 'done' },
  dropped: { label: 'Thrown away', tag: 'closed' },
} as const satisfies Record<RunState, { label: string; tag: string }>
export const runStates = Object.keys(runStateWords) as RunState[]

/** Whoever drafted a run, or proposed a write-off, doesn’t settle it, by whichever account of theirs: another person does. */
export const isAnother = (own: ReadonlySet<Id<'account'>>, than: Id<'account'> | null) =>
  own.size > 0 && (than === null || !own.has(than))

/** A levy is charged for whole months within its days: nothing before its first, and nothing after its last. */
export const isInForce = (
  { begun_on, ended_on }: { readonly begun_on: Temporal.PlainDate; readonly ended_on: Temporal.PlainDate | null },
  { from, to }: Period,
) =>
  Temporal.PlainDate.compare(begun_on, from) <= 0 &&
  (ended_on === null || Temporal.PlainDate.compare(to, ended_on) <= 0)

/** After a levy has ended nothing is charged: what a run of then has is corrections. */
export const isAfterEnd = ({ ended_on }: { readonly ended_on: Temporal.PlainDate | null }, { from }: Period) =>
  ended_on !== null && Temporal.PlainDate.compare(from, ended_on) > 0

export const runLengths = { 1: 'A month', 3: 'A quarter', 6: 'Half a year', 12: 'A year' } as const

/** So many whole months from the first day of one. */
export const periodFrom = (from: Temporal.PlainDate, months: number): Period => ({
  from,
  to: from.add({ months }).subtract({ days: 1 }),
})

/** So far back, nothing is drafted any more. */
export const monthsBack = 24

/** The first days of the months that may be charged: two years back, and a year ahead. */
export const monthsToCharge = (today: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  Array.from({ length: monthsBack + 12 }, (_, at) => today.with({ day: 1 }).subtract({ months: monthsBack - at }))

/** `October 2026`, `October to December 2026`, `October 2026 to March 2027` */
export const periodWords = ({ from, to }: Period) => {
  const last = monthName(to)
  if (from.year === to.year && from.month === to.month) return last
  return `${from.year === to.year ? monthName(from).split(' ')[0] : monthName(from)} to ${last}`
}

type Named = {
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly levy_ended_on: Temporal.PlainDate | null
}

/** `October to December 2026`, `Corrections after the end of September 2026, in October 2026` */
export function runWords({ period_from: from, period_to: to, levy_ended_on: ended_on }: Named): string {
  const period = periodWords({ from, to })
  if (ended_on === null || !isAfterEnd({ ended_on }, { from, to })) return period
  return `Corrections after the end of ${monthName(ended_on)}, in ${period}`
}

/** How many stand on a page of the list. */
export const runsSize = 50
