import { z } from 'zod'
import { day, hidden, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

export const holidayForm = {
  on_day: day('Day'),
  name: words('What it is called', 80, { hint: 'Such as Wealdshire Day' }),
}
export type HolidayAnswers = Values<typeof holidayForm>

/** Which day of the list a button is for. */
export const chosenForm = { chosen: hidden('Day', z.iso.date()) }
