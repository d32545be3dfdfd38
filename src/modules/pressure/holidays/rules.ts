import { weekOf } from '../weeks/rules.ts'

/** A day of the list as an LMC keeps it: England's, one of its own, or one of England's that it doesn't keep. */
export type ListedHoliday = {
  readonly on_day: Temporal.PlainDate
  readonly name: string
  readonly kind: 'england' | 'own' | 'struck'
}

/** A week that has begun ends by the days it began with; the days of later weeks may change. */
export const mayChange = (on_day: Temporal.PlainDate, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(weekOf(on_day), weekOf(today)) > 0
