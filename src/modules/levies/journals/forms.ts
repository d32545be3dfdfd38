import { z } from 'zod'
import { hidden, maybe } from '../../../platform/forms/field.ts'

export const yearEndForm = {
  lmc_id: hidden('LMC', z.uuid({ error: 'Select an LMC' })),
  // Blank where it is the sessional fees’ year.
  levy_id: maybe(hidden('Levy', z.uuid({ error: 'Select a levy' }))),
  year_from: hidden('Levy year', z.iso.date({ error: 'Select a levy year' })),
}
