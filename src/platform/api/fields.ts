import { z } from '@hono/zod-openapi'

const earliest = Temporal.PlainDate.from('1900-01-01')
const latest = Temporal.PlainDate.from('2200-12-31')

/** A day that somebody asks for. */
export const dayAsked = (description: string) =>
  z.iso
    .date({ error: 'Give a day as YYYY-MM-DD, such as 2026-11-19', abort: true })
    .transform((text) => Temporal.PlainDate.from(text))
    .refine((day) => Temporal.PlainDate.compare(day, earliest) >= 0 && Temporal.PlainDate.compare(day, latest) <= 0, {
      error: 'Give a day from 1900 to 2200',
    })
    .optional()
    .meta({ description, example: '2026-11-19' })

export const wholeNumberAsked = (least: number, most: number, usual: number, description: string) => {
  const error = `Give a whole number from ${least} to ${most}`
  return z.coerce
    .number({ error })
    .int({ error })
    .min(least, { error })
    .max(most, { error })
    .default(usual)
    .meta({ description, example: usual })
}

export const oneOfAsked = <const Values extends readonly [string, ...string[]]>(values: Values, description: string) =>
  z.enum(values, { error: `Give one of ${values.join(', ')}` }).meta({ description })

/** Text of a shape, such as a code; `what` ends the sentence "Give …". */
export const textAsked = (shape: RegExp, what: string, description: string, example: string) =>
  z
    .string({ error: `Give ${what}` })
    .regex(shape, { error: `Give ${what}` })
    .meta({ description, example })

export const textShown = (description: string, example: string) => z.string().meta({ description, example })
export const numberShown = (description: string, example: number) => z.number().meta({ description, example })
export const countShown = (description: string, example: number) => z.int().meta({ description, example })
export const dayShown = (description: string, example: string) => z.iso.date().meta({ description, example })
