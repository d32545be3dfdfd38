import { z } from 'zod'
import { day, hidden, words } from '../platform/forms/field.ts'

const time = words('The time', 5, { hint: 'By London’s clocks, such as 17:30' })

export const clockForm = {
  on: day('The day'),
  at: {
    ...time,
    read: (raw: readonly string[]) => {
      const text = raw[0]?.trim() ?? ''
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
        ? { ok: true as const, value: Temporal.PlainTime.from(text) }
        : { ok: false as const, error: 'Enter a time of day, such as 17:30' }
    },
  },
}

export const stepForm = { seconds: hidden('Seconds', z.string().regex(/^\d{1,7}$/)) }
