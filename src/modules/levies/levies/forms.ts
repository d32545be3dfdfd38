import { day, oneOf, words } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { joinings, levyKinds, type Joining, type LevyKind } from './rules.ts'

export const levyForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('LMC', lmcs),
  kind: oneOf<LevyKind>(
    'What it is for',
    (Object.keys(levyKinds) as LevyKind[]).map((value) => ({ value, label: levyKinds[value] })),
    { hint: 'An LMC has one statutory and one national levy. They are never mixed.' },
  ),
  name: words('Name', 80, { hint: 'As it stands on statements, such as “Statutory levy”' }),
  joining: oneOf<Joining>(
    'Who pays it',
    (Object.keys(joinings) as Joining[]).map((value) => ({ value, label: joinings[value] })),
  ),
  begun_on: day('First day', { hint: 'The first of a month: from when it is or was charged' }),
})
export type LevyForm = ReturnType<typeof levyForm>
export type LevyAnswers = Values<LevyForm>

export const levyEndForm = {
  ended_on: day('Last day', { hint: 'The last of a month; nothing is charged for any day after it' }),
}
