import { z } from 'zod'
import { isYearMeant } from '../values.ts'

/** What a person sent for one field: the boxes of a date and the ticks of a list are several texts. */
export type Raw = readonly string[]

export type Control =
  | {
      readonly kind: 'text'
      readonly type: 'text' | 'email' | 'search' | 'password'
      readonly width?: 'short' | 'long'
      readonly autocomplete?: string
    }
  | { readonly kind: 'number' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'code' }
  | { readonly kind: 'lines'; readonly rows: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'radios' | 'select' | 'checkboxes'; readonly options: readonly Option[] }
  | { readonly kind: 'hidden' }

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

/** One question: what it is called, how it is asked, how its answer is read. Nothing about it is said twice. */
export type Field<T> = {
  readonly label: string
  readonly hint?: string
  readonly control: Control
  /** The value, or the sentence that says what to do. */
  readonly read: (raw: Raw) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }
}

type About = { hint?: string }

/** A field whose single text is read by a zod schema; the schema's own sentence is the error. */
function field<T>(label: string, control: Control, schema: z.ZodType<T, string>, { hint }: About = {}): Field<T> {
  return {
    label,
    ...(hint === undefined ? {} : { hint }),
    control,
    read: (raw) => {
      const result = schema.safeParse((raw[0] ?? '').trim())
      return result.success
        ? { ok: true, value: result.data }
        : { ok: false, error: result.error.issues[0]?.message ?? `Check ${lower(label)}` }
    },
  }
}

const lower = (label: string) => (/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)

/** Marks that reverse or hide text in names are never meant. */
const unseen = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\p{Cf}\u2028\u2029]/u

/** One line of text. */
export const words = (label: string, most = 200, about: About & { autocomplete?: string } = {}) =>
  field(
    label,
    { kind: 'text', type: 'text', ...(about.autocomplete ? { autocomplete: about.autocomplete } : {}) },
    z
      .string()
      .min(1, { error: `Enter ${lower(label)}` })
      .max(most, { error: `${label} must be ${most} characters or fewer` })
      .refine((text) => !unseen.test(text) && !/[\r\n]/.test(text), {
        error: `${label} has characters that can’t be seen. Type it again`,
      }),
    about,
  )

/** Several lines of text; blank is allowed. */
export const lines = (label: string, most = 4000, about: About & { rows?: number } = {}) =>
  field(
    label,
    { kind: 'lines', rows: about.rows ?? 5 },
    z
      .string()
      .max(most, { error: `${label} must be ${most} characters or fewer` })
      .refine((text) => !text.includes('\0'), { error: `${label} has characters that can’t be seen. Type it again` })
      .transform((text) => text.replaceAll('\r\n', '\n')),
    about,
  )

/** A password for another server. It is never shown again; blank leaves it as it was. */
export const password = (label: string, about: About = {}): Field<string | null> =>
  field(
    label,
    { kind: 'text', type: 'password', autocomplete: 'off' },
    z
      .string()
      .max(500, { error: `${label} must be 500 characters or fewer` })
      .transform((text) => text || null),
    about,
  )

export const wholeNumber = (label: string, least: number, most: number, about: About = {}) =>
  field(
    label,
    { kind: 'number' },
    z
      .string()
      .min(1, { error: `Enter ${lower(label)}` })
      .transform((text) => text.replaceAll(',', ''))
      .refine((text) => /^-?\d{1,15}$/.test(text), {
        error: `${label} must be a whole number, such as ${Math.max(least, 1)}`,
      })
      .transform(Number)
      .refine((n) => n >= least && n <= most, { error: `${label} must be between ${least} and ${most}` }),
    about,
  )

/** A number with at most so many decimals, such as 4.5. */
export const decimalNumber = (label: string, least: number, most: number, about: About & { decimals?: 1 | 2 } = {}) =>
  field(
    label,
    { kind: 'decimal' },
    z
      .string()
      .min(1, { error: `Enter ${lower(label)}` })
      .transform((text) => text.replaceAll(',', ''))
      .refine((text) => new RegExp(`^-?\\d{1,12}(\\.\\d{1,${about.decimals ?? 1}})?$`).test(text), {
        error: `${label} must be a number with at most ${about.decimals === 2 ? 'two decimals, such as 4.25' : 'one decimal, such as 4.5'}`,
      })
      .transform(Number)
      .refine((n) => n >= least && n <= most, { error: `${label} must be between ${least} and ${most}` }),
    about,
  )

export const email = (label: string, about: About = {}) =>
  field(
    label,
    { kind: 'text', type: 'email', autocomplete: 'email' },
    z
      .string()
      .min(1, { error: 'Enter an e-mail address' })
      .max(254, { error: 'Enter an e-mail address of 254 characters or fewer' })
      .pipe(z.email({ error: 'Enter an e-mail address, such as name@example.org' }))
      .transform((text) => text.toLowerCase()),
    about,
  )

/** One line of a shape, such as a telephone number; `error` says what to enter where it doesn't fit. */
export const shaped = (label: string, fits: (text: string) => boolean, error: string, about: About = {}) =>
  field(label, { kind: 'text', type: 'text', autocomplete: 'off' }, z.string().refine(fits, { error }), about)

/** Six digits that an app or a mail shows, however they are spaced when typed. */
export const sixDigits = (label: string, about: About = {}) =>
  field(
    label,
    { kind: 'code' },
    z
      .string()
      .transform((text) => text.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: 'Enter the six digits of the code' })),
    about,
  )

export const oneOf = <const V extends string>(
  label: string,
  options: readonly (Option & { readonly value: V })[],
  about: About & { as?: 'radios' | 'select' } = {},
): Field<V> => ({
  label,
  ...(about.hint === undefined ? {} : { hint: about.hint }),
  control: { kind: about.as ?? 'radios', options },
  read: (raw) => {
    const chosen = options.find(({ value }) => value === raw[0])
    return chosen ? { ok: true, value: chosen.value } : { ok: false, error: `Select ${lower(label)}` }
  },
})

export const someOf = <const V extends string>(
  label: string,
  options: readonly (Option & { readonly value: V })[],
  about: About & { least?: number } = {},
): Field<readonly V[]> => ({
  label,
  ...(about.hint === undefined ? {} : { hint: about.hint }),
  control: { kind: 'checkboxes', options },
  read: (raw) => {
    const chosen = options.filter(({ value }) => raw.includes(value)).map(({ value }) => value)
    if (chosen.length < (about.least ?? 0)) return { ok: false, error: `Select at least one of ${lower(label)}` }
    return { ok: true, value: chosen }
  },
})

/** By London's clocks: `17:30`, and `9.00` as some write it. */
export const timeOfDay = (label: string, about: About = {}): Field<Temporal.PlainTime> => ({
  label,
  ...(about.hint === undefined ? {} : { hint: about.hint }),
  control: { kind: 'text', type: 'text', width: 'short' },
  read: (raw) => {
    const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec((raw[0] ?? '').trim()) ?? []
    if (!hour || Number(hour) > 23 || Number(minute) > 59)
      return { ok: false, error: `${label} must be a time of the day, such as 17:30` }
    return { ok: true, value: new Temporal.PlainTime(Number(hour), Number(minute)) }
  },
})

/** A day in three boxes: day, month, year. */
export const day = (label: string, about: About = {}): Field<Temporal.PlainDate> => ({
  label,
  ...(about.hint === undefined ? {} : { hint: about.hint }),
  control: { kind: 'day' },
  read: (raw) => {
    const [d = '', m = '', y = ''] = raw.map((text) => text.trim())
    if (!d && !m && !y) return { ok: false, error: `Enter ${lower(label)}` }
    if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^\d{4}$/.test(y))
      return { ok: false, error: `${label} must be a day, a month and a year, such as 27 3 2026` }
    if (!isYearMeant(Number(y))) return { ok: false, error: `${label} must be in a year between 1900 and 2199` }
    try {
      return {
        ok: true,
        value: Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' }),
      }
    } catch {
      return { ok: false, error: `${label} must be a real date` }
    }
  },
})

/** Carried along unseen: the same value comes back, or the form was tampered with. */
export const hidden = (label: string, schema: z.ZodType<string, string>): Field<string> =>
  field(label, { kind: 'hidden' }, schema)

/** Blank is "not known", which is not nought and not an error. */
export const maybe = <T>(inner: Field<T>): Field<T | null> => ({
  ...inner,
  label: inner.label,
  read: (raw) => (raw.every((text) => text.trim() === '') ? { ok: true, value: null } : inner.read(raw)),
})
