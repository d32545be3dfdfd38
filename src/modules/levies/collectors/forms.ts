import { day, email, lines, maybe, oneOf, wholeNumber, words, type Field } from '../../../platform/forms/field.ts'
import { whichLmc, type LmcsToChoose } from '../../../platform/forms/lmcs.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import {
  collectorKinds,
  everyColumn,
  scheduleColumns,
  type CollectorKind,
  type Layout,
  type ScheduleColumn,
} from './rules.ts'

export const detailsForm = {
  name: words('Name', 120, { hint: 'As a letter to them begins' }),
  email: maybe(email('E-mail address')),
  days_to_pay: wholeNumber('Days to pay', 0, 120, { hint: 'Of the LMC’s own bills, from the day they are issued' }),
  payment_words: lines('How to pay', 600, {
    rows: 4,
    hint: 'Stands on the payment slip of the LMC’s own bills: account name, sort code, account number',
  }),
}
export type CollectorDetails = Values<typeof detailsForm>

export const collectorForm = (lmcs: LmcsToChoose) => ({
  lmc_id: whichLmc('LMC', lmcs),
  kind: oneOf<CollectorKind>(
    'How they collect',
    (Object.keys(collectorKinds) as CollectorKind[]).map((value) => ({ value, label: collectorKinds[value] })),
  ),
  ...detailsForm,
})
export type CollectorForm = ReturnType<typeof collectorForm>
export type CollectorAnswers = Values<CollectorForm>

export const collectingForm = (
  levies: readonly { readonly id: Id<'levy'>; readonly name: string }[],
  icbs: readonly { readonly icb_code: string; readonly icb_name: string }[],
) => ({
  levy_id: oneOf<Id<'levy'>>(
    'Levy',
    levies.map(({ id, name }) => ({ value: id, label: name })),
    { as: 'select' },
  ),
  icb_code: oneOf<string>(
    'Practices',
    [
      { value: '', label: 'All that no other one collects from' },
      ...icbs.map(({ icb_code, icb_name }) => ({ value: icb_code, label: `Those of ${icb_name}` })),
    ],
    { as: 'select' },
  ),
  from_on: day('From', { hint: 'Whoever collected before stops the day before' }),
})
export type CollectingForm = ReturnType<typeof collectingForm>
export type CollectingAnswers = Values<CollectingForm>

type LayoutForm = Record<`place_${ScheduleColumn}`, Field<number | null>> &
  Record<`heading_${ScheduleColumn}`, Field<string | null>>

/** Where each column stands, blank where it is left out, and what it is called. */
export const layoutForm = Object.fromEntries(
  everyColumn.flatMap((column) => [
    [`place_${column}`, maybe(wholeNumber(`${scheduleColumns[column]}: place`, 1, 99))],
    [`heading_${column}`, maybe(words(`${scheduleColumns[column]}: heading`, 80))],
  ]),
) as LayoutForm

export const layoutMeant = (values: Values<LayoutForm>): Layout =>
  everyColumn
    .flatMap((column) => {
      const place = values[`place_${column}`]
      return place === null ? [] : [{ column, place, heading: values[`heading_${column}`] ?? scheduleColumns[column] }]
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ column, heading }) => ({ column, heading }))
