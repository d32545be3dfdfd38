import { z } from 'zod'
import { hidden, lines, maybe, oneOf, wholeNumber, words, type Field } from '../../../platform/forms/field.ts'
import { read, type ErrorsOf, type RawOf, type Values } from '../../../platform/forms/read.ts'
import { screened } from '../../../platform/forms/screened.ts'
import { nearDay, thousands } from '../../../platform/values.ts'
import type { Setting } from '../settings/rules.ts'
import { alerts, alertWords, type OptionalQuestion, type OwnQuestion, type ReturnAnswers } from './rules.ts'

export type Questioned = Pick<
  Setting,
  | 'contacts_asked'
  | 'optional_questions'
  | 'own_questions'
  | 'green_means'
  | 'amber_means'
  | 'red_means'
  | 'black_means'
>

/** A figure that may be left blank, which is not known and never nought. */
function figureOrBlank(label: string, least: number, most: number, hint?: string): Field<number | null> {
  const inner = maybe(wholeNumber(label, least, most, hint === undefined ? {} : { hint }))
  const error = `${label}: enter a whole number from ${least} to ${thousands(most)}, or leave it blank if it isn’t known`
  return {
    ...inner,
    read: (raw) => {
      const answer = inner.read(raw)
      return answer.ok ? answer : { ok: false, error }
    },
  }
}

/** A question that the LMC doesn't ask: whatever is sent for it, it has no answer. */
const unasked = <T>(value: T): Field<T> => ({
  label: '',
  control: { kind: 'hidden' },
  read: () => ({ ok: true, value }),
})

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

function ownQuestion(question: OwnQuestion | undefined): Field<string | number | null> {
  if (!question) return unasked(null)
  if (question.kind === 'number') return figureOrBlank(question.label, 0, 99_999)
  if (question.kind === 'yes_no') return maybe(oneOf(question.label, yesNo))
  const text = screened(words(question.label, 200))
  return { ...maybe(text), hint: 'No patient’s name, number or date of birth.' }
}

/** An LMC's weekly return, as its settings ask it; `on` is the day that is counted. */
export function returnForm(asked: Questioned, on: Temporal.PlainDate) {
  const asks = (question: OptionalQuestion) => asked.optional_questions.includes(question)
  const figureIf = (is_asked: boolean, label: string, most: number, hint?: string) =>
    is_asked ? figureOrBlank(label, 0, most, hint) : unasked(null)
  const own = (key: OwnQuestion['key']) => ownQuestion(asked.own_questions.find((one) => one.key === key))
  const is_by_group = asked.contacts_asked === 'by_group'
  const all_day = `Everybody’s appointments and visits on ${nearDay(on)}, by telephone and online too.`
  return {
    alert: oneOf(
      'The practice’s state this week',
      alerts.map((value) => ({ value, label: alertWords[value], hint: asked[`${value}_means`] })),
    ),
    contacts: figureIf(!is_by_group, `Clinical contacts on ${nearDay(on)}`, 99_999, all_day),
    gp_contacts: figureIf(is_by_group, `GPs’ contacts on ${nearDay(on)}`, 99_999),
    nurse_contacts: figureIf(is_by_group, `Nurses’ contacts on ${nearDay(on)}`, 99_999),
    other_contacts: figureIf(is_by_group, `Other clinicians’ contacts on ${nearDay(on)}`, 99_999),
    gps_present: figureIf(asks('clinicians'), 'GPs at work that day', 999),
    nurses_present: figureIf(asks('clinicians'), 'Nurses at work that day', 999),
    others_present: figureIf(asks('clinicians'), 'Other clinicians at work that day', 999),
    sessions_planned: figureIf(asks('sessions'), 'Clinical sessions planned this week', 9_999),
    sessions_lost: figureIf(asks('sessions'), 'Sessions lost to absence', 9_999, 'Of those planned, this week.'),
    longest_wait_days: figureIf(
      asks('wait'),
      'Longest wait, in working days',
      999,
      'Until the next routine appointment with a GP.',
    ),
    list_size: figureOrBlank(
      'Registered patients',
      1,
      999_999,
      'As the open data has it. Change it if yours is newer.',
    ),
    own_1: own('own_1'),
    own_2: own('own_2'),
    own_3: own('own_3'),
    comment: asks('comment')
      ? screened(
          lines('Anything the committee should know (optional)', 1000, {
            rows: 3,
            hint: 'No patient’s name, number or date of birth. The office reads it before anybody else does.',
          }),
        )
      : unasked(''),
    pressed: hidden('This form', z.uuid({ error: 'Open the page again, then send it' })),
    // Which numbers whoever sends it says are right, however unlikely.
    sure: hidden('These numbers are right', z.string().max(500)),
  }
}
export type ReturnForm = ReturnType<typeof returnForm>
export type QuestionName = Exclude<keyof ReturnForm, 'pressed' | 'sure'>

export type ReturnRead =
  | { readonly ok: true; readonly answers: ReturnAnswers; readonly pressed: string; readonly raw: RawOf<ReturnForm> }
  | { readonly ok: false; readonly raw: RawOf<ReturnForm>; readonly errors: ErrorsOf<ReturnForm> }

/** All of them, where each is known. */
const sum = (parts: readonly (number | null)[]) =>
  parts.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0)

function answersOf(asked: Questioned, values: Values<ReturnForm>): ReturnAnswers {
  const { pressed: _pressed, sure: _sure, own_1, own_2, own_3, ...rest } = values
  const given: Readonly<Record<string, string | number | null>> = { own_1, own_2, own_3 }
  const own = asked.own_questions.map(({ key, kind }): [string, string | number | boolean | null] => {
    const answer = given[key] ?? null
    return [key, kind === 'yes_no' && answer !== null ? answer === 'yes' : answer]
  })
  const groups = [rest.gp_contacts, rest.nurse_contacts, rest.other_contacts]
  return {
    ...rest,
    contacts: asked.contacts_asked === 'by_group' ? sum(groups) : rest.contacts,
    own_answers: Object.fromEntries(own),
  }
}

/** What was sent as answers, or what to put right. */
export function readReturn(asked: Questioned, on: Temporal.PlainDate, sent: FormData): ReturnRead {
  const answers = read(returnForm(asked, on), sent)
  if (!answers.ok) return answers
  const { sessions_lost, sessions_planned, pressed } = answers.values
  if (sessions_lost !== null && sessions_planned !== null && sessions_lost > sessions_planned)
    return {
      ok: false,
      raw: answers.raw,
      errors: { sessions_lost: 'More sessions were lost than were planned. Check both numbers' },
    }
  return { ok: true, answers: answersOf(asked, answers.values), pressed, raw: answers.raw }
}
