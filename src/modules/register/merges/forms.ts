import { z } from 'zod'
import { hidden, oneOf } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

const which = (label: string) =>
  oneOf(label, [
    { value: 'kept', label: 'From the one that stays' },
    { value: 'gone', label: 'From the other' },
  ])
const person = hidden('Person', z.uuid({ error: 'Choose two people' }))
const seen = hidden('This form', z.string().regex(/^[0-9a-f]{32}$/, { error: 'Open the page again, then merge them' }))

export const mergeForm = {
  kept_id: person,
  gone_id: person,
  title: which('Title'),
  given_names: which('Given names'),
  family_name: which('Family name'),
  gmc_number: which('GMC number'),
  account_id: which('Account'),
  kept_seen: seen,
  gone_seen: seen,
}
export type MergeAnswers = Values<typeof mergeForm>
