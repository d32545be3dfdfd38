import { decimalNumber, maybe, someOf } from '../../../platform/forms/field.ts'
import { fteDefinitions, type FteDefinition } from '../thresholds/rules.ts'

const gps = (definition: FteDefinition, hint: string) =>
  maybe(decimalNumber(fteDefinitions[definition], 0, 999, { decimals: 2, hint }))

export const workforceForm = {
  fully_qualified: gps('fully_qualified', 'Partners, salaried GPs, retainers and locums'),
  total: gps('total', 'The same, and registrars and foundation doctors'),
  without_trainees_and_locums: gps('without_trainees_and_locums', 'Retainers too'),
  is_right: someOf('Is this right?', [{ value: 'yes', label: 'Yes, these figures are right' }]),
}
