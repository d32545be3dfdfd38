import { z } from 'zod'
import { day, hidden, maybe, someOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

/** The days that the page showed: where somebody was quicker, it says so instead. */
const seen = hidden(
  'This form',
  z.string().regex(/^\[[\d-]*,[\d-]*\)$/, { error: 'Open the page again, then change it' }),
)

const from = maybe(day('From', { hint: 'Blank is not known' }))
const last_on = maybe(day('Last day', { hint: 'Blank while they still hold it' }))
/** One tick: empty is no. */
const main = someOf('Main workplace', [
  { value: 'yes', label: 'Their main workplace', hint: 'Of several, the one in whose constituency a locum votes' },
])

export const endForm = { last_on: day('Last day', { hint: 'The last day on which they hold the post' }), seen }
export type EndAnswers = Values<typeof endForm>

export const correctForm = { from, last_on, main, seen }
export type CorrectAnswers = Values<typeof correctForm>
