import type { Alert } from '../returns/rules.ts'

/** Practices are of like size within a quarter of the list; where those are too few, within half. */
export const sizeSteps = [0.25, 0.5] as const

/** Other practices of like size that gave their contacts, and the contacts per 1,000 between which their middle half lay. */
type SizeBand = { readonly practices: number; readonly low: number | null; readonly high: number | null }

/** A closed week of one practice; without an alert it returned nothing in time. */
export type TrendWeek = {
  readonly week_of: Temporal.PlainDate
  readonly alert: Alert | null
  readonly contacts: number | null
  readonly list_size: number | null
  /** For each of `sizeSteps`. */
  readonly bands: readonly SizeBand[]
}

export const per1000 = ({ contacts, list_size }: Pick<TrendWeek, 'contacts' | 'list_size'>) =>
  contacts === null || list_size === null || list_size <= 0 ? null : (contacts / list_size) * 1000

/** Quarters of two figures are the two figures over again; of five, whose they are can't be told. */
const fewest = 5

export type Band = {
  /** Like size is within this share of the list. */
  readonly within: number
  /** For each week whole figures, from which nobody's own can be told; null where it is held back. */
  readonly weeks: readonly ({ readonly low: number; readonly high: number } | null)[]
}

/**
 * The band of practices of like size: of each week in which five, and as many as the LMC's smallest cell, gave their contacts, by the
 * narrower step that has at least half of the weeks. Undefined where neither has: then it is held back altogether.
 */
export function bandOf(weeks: readonly Pick<TrendWeek, 'bands'>[], smallest_cell: number): Band | undefined {
  const steps = sizeSteps.map((within, at) => ({
    within,
    weeks: weeks.map(({ bands }) => {
      const { practices = 0, low = null, high = null } = bands[at] ?? {}
      if (practices < Math.max(fewest, smallest_cell) || low === null || high === null) return null
      return { low: Math.round(low), high: Math.round(high) }
    }),
  }))
  return steps.find((step) => step.weeks.length > 0 && step.weeks.filter(Boolean).length * 2 >= step.weeks.length)
}
