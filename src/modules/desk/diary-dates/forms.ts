import { z } from 'zod'
import { day, hidden, maybe, oneOf, timeOfDay, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

type Lmc = { readonly id: string; readonly name: string }

export const dateForm = (lmcs: readonly Lmc[]) => ({
  title: screened(words('Title', 120)),
  falls_on: day('Day'),
  begins: { ...maybe(timeOfDay('Begins at')), hint: 'By London’s clocks, such as 17:30. Leave blank for a whole day.' },
  ends: { ...maybe(timeOfDay('Ends at')), hint: 'Leave blank if not known.' },
  place: { ...maybe(words('Place', 120)), hint: 'A room, an address, or a link.' },
  lmc: oneOf('Whose date it is', [
    { value: '', label: 'The whole office’s' },
    ...lmcs.map(({ id, name }) => ({ value: id, label: name })),
  ]),
})

/** `pressed` comes with the form, so that a date sent twice is kept once. */
export const newDateForm = (lmcs: readonly Lmc[]) => ({
  ...dateForm(lmcs),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send the date' })),
})

/** `changes` is how often it had been changed when the form was made: who comes second is told. */
export const changedDateForm = (lmcs: readonly Lmc[]) => ({
  ...dateForm(lmcs),
  changes: hidden('This form', z.string().regex(/^\d{1,6}$/)),
})

export type DateAnswers = Values<ReturnType<typeof dateForm>>
