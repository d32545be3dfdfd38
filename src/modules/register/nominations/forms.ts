import { z } from 'zod'
import { hidden, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { nominationPurposes, type NominationPurpose } from './rules.ts'

const purposes = Object.entries(nominationPurposes) as [NominationPurpose, string][]

export const nominationForm = {
  person_id: hidden('Person', z.uuid({ error: 'Select somebody who works there' })),
  purpose: oneOf(
    'Nominated for',
    purposes.map(([value, label]) => ({ value, label })),
    { as: 'select' },
  ),
}
export type NominationAnswers = Values<typeof nominationForm>
