import { z } from 'zod'
import { day, hidden, lines, maybe, oneOf, words, type Field } from '../../../platform/forms/field.ts'
import type { RawOf, Values } from '../../../platform/forms/read.ts'
import type { Rate } from '../../../platform/values.ts'
import { rateOf, rateText, roundings, type RateSpan, type Rounding } from '../charges/rules.ts'
import type { LevyKind } from '../levies/rules.ts'
import {
  countings,
  levyYears,
  listBases,
  type Counting,
  type LevyYearStart,
  type ListBasis,
  type RateTerms,
} from './rules.ts'

const rateField = (label: string, hint: string): Field<Rate> => ({
  label,
  hint,
  control: { kind: 'decimal' },
  read: (raw) => {
    const rate = rateOf(raw[0] ?? '')
    if (rate !== null) return { ok: true, value: rate }
    return {
      ok: false,
      error: `${label} must be more than 0 and less than 100, in pence with at most three decimals, such as 42 or 38.8`,
    }
  },
})

const monthStart = (inner: Field<Temporal.PlainDate>): Field<Temporal.PlainDate> => ({
  ...inner,
  read: (raw) => {
    const answer = inner.read(raw)
    if (!answer.ok || answer.value.day === 1) return answer
    return { ok: false, error: `${inner.label} must be the first of a month, such as 1 4 2027` }
  },
})

const choices = <V extends string>(of: Readonly<Record<V, string>>) =>
  (Object.keys(of) as V[]).map((value) => ({ value, label: of[value] }))

const spans: Readonly<Record<RateSpan, string>> = { year: 'A year', quarter: 'A quarter', month: 'A month' }

/** As typed, and kept as a number: the only answer that isn't the text of its choice. */
const levyYear = (inner: Field<'4' | '1'>): Field<LevyYearStart> => ({
  ...inner,
  read: (raw) => {
    const answer = inner.read(raw)
    return answer.ok ? { ok: true, value: answer.value === '4' ? 4 : 1 } : answer
  },
})

const terms = {
  from_on: monthStart(day('First day', { hint: 'The first of a month. The rate before it ends the day before.' })),
  rate: rateField('Rate', 'Pence for each patient, with at most three decimals'),
  per: oneOf<RateSpan>('How long it is for', choices(spans)),
  list_basis: oneOf<ListBasis>('Patients', choices(listBases)),
  counted: oneOf<Counting>('Which count', choices(countings)),
  levy_year_starts: levyYear(
    oneOf<'4' | '1'>('Levy year', [
      { value: '4', label: levyYears[4] },
      { value: '1', label: levyYears[1] },
    ]),
  ),
  rounding: oneOf<Rounding>('Rounding', choices(roundings)),
  pressed: hidden('This form', z.uuid({ error: 'Open the page again, then fill it in' })),
}

const passedOn = {
  remitted_rate: maybe(
    rateField('Passed on', 'Pence of it that are passed on, by the same span. Blank where nothing is.'),
  ),
  difference_used_for: lines('What the difference is used for', 500, {
    rows: 3,
    hint: 'Where more is collected than is passed on; or less, where the rest comes from',
  }),
}

/** Of the statutory levy nothing is passed on, and so nothing is asked. */
export const rateForm = (kind: LevyKind) => (kind === 'statutory' ? terms : { ...terms, ...passedOn })

export type RateForm = typeof terms & Partial<typeof passedOn>
export type RateAnswers = Values<typeof terms> & Partial<Values<typeof passedOn>>

/** What a proposal begins with: the terms in force, or what most LMCs have. */
export function asTyped(before: (RateTerms & { readonly difference_used_for: string }) | undefined): RawOf<RateForm> {
  const { per, list_basis, counted, rounding, levy_year_starts } = before ?? {
    per: 'year',
    list_basis: 'raw',
    counted: 'quarter_start',
    rounding: 'half_up',
    levy_year_starts: 4,
  }
  const remitted = before?.remitted_rate ?? null
  return {
    per: [per],
    list_basis: [list_basis],
    counted: [counted],
    rounding: [rounding],
    levy_year_starts: [String(levy_year_starts)],
    remitted_rate: [remitted === null ? '' : rateText(remitted).replace('p', '')],
    difference_used_for: [before?.difference_used_for ?? ''],
  }
}

export const decisionForm = {
  meeting: words('Meeting', 120, { hint: 'Where it was decided, such as “Committee meeting” or “AGM”' }),
  decided_on: day('Day it was decided'),
  paper: words('Paper or minute', 200, { hint: 'Where it can be found, such as “Minute 7.2, paper C”' }),
}
export type DecisionAnswers = Values<typeof decisionForm>

export const withdrawalForm = {
  withdrawn_because: words('Why it is withdrawn', 300, {
    hint: 'It stays in the levy’s history with this, such as “45p was typed for 43.8p”',
  }),
}
export type WithdrawalAnswers = Values<typeof withdrawalForm>
