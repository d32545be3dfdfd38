import { z } from 'zod'
import { hidden } from '../../../platform/forms/field.ts'

export const endingForm = { session: hidden('Session', z.string().regex(/^[0-9a-f]{64}$/)) }
