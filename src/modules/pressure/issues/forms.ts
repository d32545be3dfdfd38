import { z } from 'zod'
import { hidden, lines, type Field } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'

export const narrativeForm = {
  narrative: screened(
    lines('What the week was like', 4000, {
      hint: 'In the LMC’s own words; a blank line begins a paragraph. Everybody on the list reads it. No patient, and no practice that hasn’t agreed to be named.',
      rows: 8,
    }),
  ),
}
export type NarrativeAnswers = Values<typeof narrativeForm>

export const freezingForm = {
  lmc_id: hidden('LMC', z.uuid({ error: 'Select an LMC' })),
  week_of: hidden('Week', z.iso.date({ error: 'Select a week' })),
}

const changed = screened(
  lines('What changes in the new version', 1000, { hint: 'Whoever reads it sees these words first', rows: 3 }),
)

const saidSo: Field<string> = {
  ...changed,
  read: (raw) =>
    (raw[0] ?? '').trim() === '' ? { ok: false, error: 'Say what changes in the new version' } : changed.read(raw),
}

export const reissueForm = { what_changed: saidSo }
export type ReissueAnswers = Values<typeof reissueForm>
