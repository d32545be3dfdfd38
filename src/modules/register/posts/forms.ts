import { z } from 'zod'
import { day, hidden, maybe, oneOf, someOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { kindsHeldAt, postKinds, type PlaceKind } from './rules.ts'

/** The days that the page showed: where somebody was quicker, it says so instead. */
const seen = hidden(
  'This form',
  z.string().regex(/^\[[\d-]*,[\d-]*\)$/, { error: 'Open the page again, then change it' }),
)

const from = maybe(day('From', { hint: 'Blank is not known' }))
const last_on = maybe(day('Last day', { hint: 'Blank while they still hold it' }))
/** One tick: empty is no. */
const main_workplace = someOf('Main workplace', [
  { value: 'yes', label: 'Their main workplace', hint: 'Of several, the one in whose constituency a locum votes' },
])

export const endForm = { last_on: day('Last day', { hint: 'The last day on which they hold the post' }), seen }
export type EndAnswers = Values<typeof endForm>

export const correctForm = { from, last_on, main_workplace, seen }
export type CorrectAnswers = Values<typeof correctForm>

/** What a place is asked for by. */
export const placeWords: Readonly<Record<PlaceKind, { readonly label: string; readonly missing: string }>> = {
  practice: {
    label: 'Practice',
    missing: 'Enter the code of one of your LMCs’ practices, or a name that only one has',
  },
  pcn: { label: 'PCN', missing: 'Select a PCN' },
  body: { label: 'Committee or body', missing: 'Select a committee or another body' },
  area: { label: 'LMC', missing: 'Select an LMC' },
}
const where = (at: PlaceKind) =>
  words(placeWords[at].label, 200, at === 'practice' ? { hint: 'Its code, or its name', autocomplete: 'off' } : {})

export const newPostForm = (at: PlaceKind) => ({
  kind: oneOf(
    'Post',
    kindsHeldAt(at).map((value) => ({ value, label: postKinds[value].label })),
    { as: 'select' },
  ),
  where: where(at),
  from,
  last_on,
  main_workplace,
})

export const transferForm = (at: PlaceKind) => ({
  where: where(at),
  from: day('From', { hint: 'Their first day there; the post they hold now ends the day before' }),
  seen,
})

export const strikingOutForm = { seen }
