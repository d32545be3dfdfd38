import { z } from 'zod'
import { hidden } from '../../../platform/forms/field.ts'

export const correctingForm = { corrected_id: hidden('Run', z.uuid({ error: 'Select a run' })) }
