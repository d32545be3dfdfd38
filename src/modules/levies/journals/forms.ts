import { z } from 'zod'
import { hidden } from '../../../platform/forms/field.ts'

export const yearEndForm = {
  levy_id: hidden('Levy', z.uuid({ error: 'Select a levy' })),
  year_from: hidden('Levy year', z.iso.date({ error: 'Select a levy year' })),
}
