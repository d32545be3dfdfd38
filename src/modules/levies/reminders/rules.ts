import { shortDay } from '../../../platform/values.ts'

/** A practice is left this long to pay after a reminder before the next. */
export const daysBetweenReminders = 14

/** `Not yet`, `20 Feb 2026`, or `Twice, last on 20 Feb 2026`. */
export const remindedWords = (reminders: number, last_on: Temporal.PlainDate | null) =>
  last_on === null
    ? 'Not yet'
    : reminders === 1
      ? shortDay(last_on)
      : `${reminders === 2 ? 'Twice' : `${reminders} times`}, last on ${shortDay(last_on)}`
