import { z } from 'zod'
import { day, hidden, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { bodyKinds, type BodyKind } from './rules.ts'

export const bodyForm = {
  lmc_id: hidden('LMC', z.uuid({ error: 'Select an LMC' })),
  kind: oneOf(
    'Kind',
    (Object.keys(bodyKinds) as BodyKind[]).map((value) => ({ value, label: bodyKinds[value] })),
    { as: 'select' },
  ),
  name: words('Name', 120, { hint: 'As others know it: Weald Hospitals NHS Trust' }),
}
export type BodyAnswers = Values<typeof bodyForm>

export const bodyEndForm = { last_on: day('Last day', { hint: 'Posts that would go on end with it' }) }
export type BodyEndAnswers = Values<typeof bodyEndForm>
