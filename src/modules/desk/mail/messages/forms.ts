import { day, maybe, oneOf, words } from '../../../../platform/forms/field.ts'
import { stateGroups, type StateGroup } from './rules.ts'

const groups = Object.entries(stateGroups).map(([value, { label }]) => ({ value: value as StateGroup, label }))

export const mailSearch = {
  q: maybe(words('To or subject', 100)),
  state: maybe(oneOf('What became of it', groups, { as: 'select' })),
  from: maybe(day('From')),
  until: maybe(day('To')),
}
