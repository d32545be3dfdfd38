import type { Want } from '../../../platform/module.ts'
import { counted, nearDay, plainDay } from '../../../platform/values.ts'

/** More than a handful at once is not looked at; the rest can wait until those are done. */
export const handful = 5

const furthest = Temporal.PlainDate.from('9999-12-31')

/** Those due soonest first; what is due on no day comes last, the quickest of it first. */
export const bySoonest = (one: Want, other: Want) =>
  Temporal.PlainDate.compare(one.due ?? furthest, other.due ?? furthest) ||
  one.minutes - other.minutes ||
  one.title.localeCompare(other.title)

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']
const inWords = (number: number) => numbers[number] ?? String(number)

/** “Three things want you, about four minutes in all”. */
export function headingOf(wants: readonly Want[]): string {
  const minutes = wants.reduce((sum, want) => sum + want.minutes, 0)
  const time = `about ${inWords(minutes).toLowerCase()} ${minutes === 1 ? 'minute' : 'minutes'}`
  if (wants.length === 0) return 'Nothing wants you now'
  return wants.length === 1
    ? `One thing wants you, ${time}`
    : `${inWords(wants.length)} things want you, ${time} in all`
}

/** `by Thursday 26 November`, `by today`, `was due on 12 November 2026`. */
export function dueInWords(due: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(due).days
  if (days < 0) return `was due on ${plainDay(due)}`
  if (days === 0) return 'by today'
  if (days === 1) return 'by tomorrow'
  return `by ${days < 300 ? nearDay(due) : plainDay(due)}`
}

export const thingsInWords = (things: number) => (things === 0 ? 'Nothing now' : counted(things, 'thing', 'things'))
