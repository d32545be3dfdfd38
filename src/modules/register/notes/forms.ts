import { z } from 'zod'
import { hidden, lines, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

const note = screened(
  lines('Note', 4000, {
    hint: 'What the office should remember of this practice. Never anything about a patient.',
    rows: 4,
  }),
)

/** A note that says nothing is no note. */
const said: Field<string> = {
  ...note,
  read: (raw) => ((raw[0] ?? '').trim() === '' ? { ok: false, error: 'Enter a note' } : note.read(raw)),
}

/** `pressed` comes with the form, so that a note sent twice is kept once. */
export const noteForm = {
  words: said,
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send the note' })),
}
export type NoteAnswers = Values<typeof noteForm>
