import { patientMarksIn, type PatientMark } from '../screen.ts'
import type { Field } from './field.ts'

const sentences: Record<PatientMark, string> = {
  nhs_number: 'This looks as if it has an NHS number in it. Take it out: nothing here may identify a patient',
  date_of_birth: 'This looks as if it has a date of birth in it. Take it out: nothing here may identify a patient',
}

/** A field for free text that is refused, beside its question, while it could identify a patient. */
export const screened = (inner: Field<string>): Field<string> => ({
  ...inner,
  read: (raw) => {
    const mark = patientMarksIn(raw.join('\n'))[0]
    return mark ? { ok: false, error: sentences[mark] } : inner.read(raw)
  },
})
