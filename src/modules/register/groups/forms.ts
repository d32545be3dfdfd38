import { z } from 'zod'
import { day, hidden, maybe, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { groupKinds, type GroupKind } from './rules.ts'

const kinds = (Object.keys(groupKinds) as GroupKind[]).map((value) => ({ value, label: groupKinds[value] }))
const uuid = z.uuid({ error: 'Select one of the list' })

export const groupForm = {
  lmc_id: hidden('LMC', uuid),
  name: words('Name', 120),
  kind: oneOf('Kind', kinds),
  from: maybe(day('From', { hint: 'Blank is today' })),
}
export type GroupAnswers = Values<typeof groupForm>

export const membershipForm = { group_id: hidden('Group', uuid), from: maybe(day('From', { hint: 'Blank is today' })) }
export type MembershipAnswers = Values<typeof membershipForm>

export const endForm = { until: maybe(day('Until', { hint: 'Blank is today' })) }
export type EndAnswers = Values<typeof endForm>
