import { z } from 'zod'
import { hidden } from '../../../platform/forms/field.ts'

export const accountForm = { account_id: hidden('Account', z.uuid({ error: 'Select an account' })) }
