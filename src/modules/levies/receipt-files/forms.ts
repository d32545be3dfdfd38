import { day, oneOf } from '../../../platform/forms/field.ts'
import type { Id } from '../../../platform/values.ts'

type Choice<Table extends string> = { readonly id: Id<Table>; readonly label: string }
export type FileChoices = {
  readonly levies: readonly Choice<'levy'>[]
  readonly collectors: readonly Choice<'collector'>[]
}

export const choices = <Table extends string>(label: string, all: readonly Choice<Table>[]) =>
  oneOf<Id<Table>>(
    label,
    all.map(({ id, label: shown }) => ({ value: id, label: shown })),
    { as: 'select' },
  )

export const fileForm = ({ levies, collectors }: FileChoices) => ({
  levy_id: choices('The levy', levies),
  collector_id: choices('Who collected it', collectors),
  received_on: day('The day it was received', { hint: 'Of the rows that don’t say their own day' }),
})
export type FileForm = ReturnType<typeof fileForm>
