import { plainDay } from '../../../platform/values.ts'

/** A practice's count on a day, beside the averages of the practices it is compared with. */
export type Count = {
  readonly on: Temporal.PlainDate
  readonly own: number | null
  readonly pcn: number | null
  readonly others: number | null
}

/** Figures as parts of a hundred of the first that is known, so that lists of any size are drawn on one scale. */
export function indexed(values: readonly (number | null)[]): readonly (number | null)[] {
  const first = values.find((value) => value !== null && value > 0)
  return values.map((value) => (value === null || !first ? null : Math.round((value / first) * 1000) / 10))
}

/** One sentence for the chart: how far the list has come since it was first counted. */
export function listSentence(name: string, counts: readonly Count[]): string {
  const known = counts.filter(({ own }) => own !== null)
  const last = indexed(known.map(({ own }) => own)).at(-1)
  const since = known[0] ? plainDay(known[0].on) : ''
  if (known.length < 2 || last === undefined || last === null) return `${name}’s list`
  if (Math.abs(last - 100) < 0.5) return `${name}’s list is where it was on ${since}`
  return `${name}’s list has ${last > 100 ? 'grown' : 'shrunk'} by ${Math.round(Math.abs(last - 100) * 10) / 10}% since ${since}`
}
