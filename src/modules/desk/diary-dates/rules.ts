import { clockTime } from '../../../platform/values.ts'

/** When on its day: `17:30 to 19:00`, `17:30`, or nothing for a whole day. */
export const hoursOf = (date: {
  readonly begins_at: Temporal.Instant | null
  readonly ends_at: Temporal.Instant | null
}) => [date.begins_at, date.ends_at].flatMap((at) => (at ? clockTime(at) : [])).join(' to ')
