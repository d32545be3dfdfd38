import type { Field, Raw } from './field.ts'

export type Form = Readonly<Record<string, Field<unknown>>>
export type Values<F extends Form> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }
export type RawOf<F extends Form> = { readonly [K in keyof F]?: Raw }
export type ErrorsOf<F extends Form> = { readonly [K in keyof F]?: string }

export type Answers<F extends Form> =
  | { readonly ok: true; readonly values: Values<F>; readonly raw: RawOf<F> }
  | { readonly ok: false; readonly raw: RawOf<F>; readonly errors: ErrorsOf<F> }

const texts = (sent: FormData | URLSearchParams, name: string): Raw =>
  sent.getAll(name).flatMap((entry) => (typeof entry === 'string' ? [entry] : []))

/** Reads what a person sent, in the order of the form; unknown names are left alone. A day comes as name_day, _month, _year. */
export function read<F extends Form>(form: F, sent: FormData | URLSearchParams): Answers<F> {
  const raw: Record<string, Raw> = {}
  const values: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const [name, field] of Object.entries(form)) {
    raw[name] =
      field.control.kind === 'day'
        ? ['day', 'month', 'year'].map((part) => texts(sent, `${name}_${part}`)[0] ?? '')
        : texts(sent, name)
    const answer = field.read(raw[name])
    if (answer.ok) values[name] = answer.value
    else errors[name] = answer.error
  }
  return Object.keys(errors).length === 0 ? { ok: true, values: values as Values<F>, raw } : { ok: false, raw, errors }
}

const furthestPage = 1_000_000

/** Which page of a list an address asks for, from 1; what is no number is the first. */
export const pageIn = (query: URLSearchParams) =>
  Math.min(furthestPage, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1))
