import { z } from 'zod'
import { hidden } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'

const person = hidden('Person', z.uuid({ error: 'Choose two people' }))

export const differenceForm = { one_id: person, other_id: person }
export type DifferenceAnswers = Values<typeof differenceForm>
