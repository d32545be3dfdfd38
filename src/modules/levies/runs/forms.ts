import { z } from 'zod'
import { hidden, oneOf } from '../../../platform/forms/field.ts'
import { monthName } from '../../../platform/values.ts'
import { monthsToCharge, runLengths } from './rules.ts'

export type LevyToChoose = { readonly id: string; readonly name: string; readonly lmc_name: string }

export const runForm = (levies: readonly LevyToChoose[], today: Temporal.PlainDate) => ({
  levy_id: oneOf(
    'Levy',
    levies.map(({ id, name, lmc_name }) => ({ value: id, label: `${name}, ${lmc_name}` })),
    { as: 'select' },
  ),
  first_month: oneOf(
    'First month',
    monthsToCharge(today).map((month) => ({ value: month.toString(), label: monthName(month) })),
    {
      as: 'select',
      hint: 'For a levy that has ended, select a later month: the run then only corrects what it charged.',
    },
  ),
  months: oneOf(
    'How long',
    Object.entries(runLengths).map(([value, label]) => ({ value, label })),
    { as: 'select', hint: 'A time is charged once: it may not overlap that of another run of the levy.' },
  ),
  pressed: hidden('Press', z.uuid({ error: 'Open this page again' })),
})
