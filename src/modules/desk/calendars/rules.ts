import type { CalendarDate } from '../../../platform/module.ts'

/** A date with the calendar it is from. */
export type Dated = CalendarDate & { readonly kind: string }

/** The first day of the month asked for; of this one where none, or nonsense, is. */
export function monthAsked(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const [, year, month] = /^((?:19[89]|20\d)\d)-(0[1-9]|1[0-2])$/.exec(text ?? '') ?? []
  return year && month ? new Temporal.PlainDate(Number(year), Number(month), 1) : today.with({ day: 1 })
}

/** The weeks of a month from Monday, whole: their first and last may begin and end outside it. */
export function weeksOf(first: Temporal.PlainDate): readonly (readonly Temporal.PlainDate[])[] {
  const monday = first.subtract({ days: first.dayOfWeek - 1 })
  const weeks = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => monday.add({ days: week * 7 + day })),
  )
}

/** As a calendar lists them: by day, what has no hour first. */
export const inOrder = (one: Dated, other: Dated) =>
  Temporal.PlainDate.compare(one.on, other.on) ||
  (one.begins_at?.epochMilliseconds ?? 0) - (other.begins_at?.epochMilliseconds ?? 0) ||
  one.title.localeCompare(other.title)
