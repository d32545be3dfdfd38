import { day, email, maybe, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { roleFields, type LmcChoice } from '../roles/forms.ts'

const whom = { email: email('E-mail address'), name: words('Name', 120, { hint: 'As it is shown to others' }) }
const last_day = maybe(day('Last day of the role', { hint: 'Blank is until somebody ends it' }))

export const invitingForm = (lmcs: readonly LmcChoice[]) => ({ ...whom, ...roleFields(lmcs), last_day })
export type InvitingForm = ReturnType<typeof invitingForm>

/** To a practice's staff, by somebody of the practice. */
export const colleagueForm = { ...whom, last_day }
export type ColleagueAnswers = Values<typeof colleagueForm>
