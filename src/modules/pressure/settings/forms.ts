import {
  maybe,
  oneOf,
  someOf,
  timeOfDay,
  wholeNumber,
  words,
  type Field,
  type Option,
} from '../../../platform/forms/field.ts'
import { read, type Values } from '../../../platform/forms/read.ts'
import { weekdayName } from '../../../platform/values.ts'
import { optionalQuestions, type OwnQuestion } from '../returns/rules.ts'
import { contactsAsked, dayText, onBankHoliday, ownKinds, questionWords, timeText, type Part } from './facts/rules.ts'
import { areaMethods, type Setting } from './rules.ts'

const choices = <V extends string>(labels: Readonly<Record<V, string>>): (Option & { readonly value: V })[] =>
  (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }))

const numbers = (from: number, to: number, label: (number: number) => string) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: label(from + at) }))

const asNumber = (field: Field<string>): Field<number> => ({
  ...field,
  read: (raw) => {
    const answer = field.read(raw)
    return answer.ok ? { ok: true, value: Number(answer.value) } : answer
  },
})

const asNumbers = (field: Field<readonly string[]>): Field<readonly number[]> => ({
  ...field,
  read: (raw) => {
    const answer = field.read(raw)
    return answer.ok ? { ok: true, value: answer.value.map(Number) } : answer
  },
})

const weekdayField = (label: string, last: number, hint?: string) =>
  asNumber(oneOf(label, numbers(1, last, dayText), { as: 'select', ...(hint ? { hint } : {}) }))

/** A sentence or two, in a box with room for them. */
function sentences(label: string): Field<string> {
  const inner = words(label, 400)
  return {
    ...inner,
    control: { kind: 'lines', rows: 3 },
    read: (raw) => inner.read([(raw[0] ?? '').replaceAll(/\s+/g, ' ')]),
  }
}

const opel = (state: string) =>
  asNumber(
    oneOf(
      `${state} on the OPEL scale`,
      numbers(1, 4, (step) => `OPEL ${step}`),
      { as: 'select' },
    ),
  )

const ownLabel = (number: number) =>
  maybe(words(`Question ${number} of your own`, 160, { hint: 'Leave it blank to ask nothing' }))
const ownKind = (number: number) => oneOf(`Its answer (question ${number})`, choices(ownKinds), { as: 'select' })

export const partForms = {
  week: {
    reference_weekday: weekdayField('Day whose contacts are counted', 5),
    on_bank_holiday: oneOf('Where that day is a bank holiday', choices(onBankHoliday)),
    opens_weekday: weekdayField('Day it opens', 5),
    opens_at: timeOfDay('Time it opens', { hint: 'By London’s clocks, such as 08:00. The invitation goes out then' }),
    closes_weekday: weekdayField('Day it closes', 7),
    closes_at: timeOfDay('Time it closes', { hint: 'A return at this very moment is late' }),
    grace_minutes: wholeNumber('Minutes of grace', 0, 1440, {
      hint: 'How long after the close a return still counts as in time. Practices are told the close',
    }),
    freezes_weekday: weekdayField('Day the report is frozen', 14),
    freezes_at: timeOfDay('Time the report is frozen', { hint: 'Late returns never change it' }),
  },
  questions: {
    contacts_asked: oneOf('Clinical contacts on the day counted', choices(contactsAsked)),
    optional_questions: someOf(
      'Asked besides the state and the contacts',
      optionalQuestions.map((value) => ({ value, label: questionWords[value] })),
      { hint: 'Every question can be left blank, which is “not known” and never nought' },
    ),
    own_1_label: ownLabel(1),
    own_1_kind: ownKind(1),
    own_2_label: ownLabel(2),
    own_2_kind: ownKind(2),
    own_3_label: ownLabel(3),
    own_3_kind: ownKind(3),
  },
  states: {
    green_means: sentences('What green means'),
    green_opel: opel('Green'),
    amber_means: sentences('What amber means'),
    amber_opel: opel('Amber'),
    red_means: sentences('What red means'),
    red_opel: opel('Red'),
    black_means: sentences('What black means'),
    black_opel: opel('Black'),
  },
  mails: {
    reminder_weekdays: asNumbers(
      someOf('Days on which the silent are reminded', numbers(1, 7, weekdayName), {
        hint: 'Once on each, while the week is open; never after a return',
      }),
    ),
    reminder_at: timeOfDay('Time of the reminder'),
    signed_by: words('Name that signs the mails', 120),
    signed_post: words('Their post', 120, { hint: 'Such as Liaison manager' }),
  },
  publication: {
    area_method: oneOf('How the state of an area follows from its practices', choices(areaMethods)),
    smallest_cell: wholeNumber('Smallest figure shown', 2, 50, {
      hint: 'Of fewer practices nothing is published, nor what would give them away',
    }),
  },
} as const satisfies Readonly<Record<Part, Readonly<Record<string, Field<unknown>>>>>

type PartForm = (typeof partForms)[Part]
export type PartRaw = Readonly<Record<string, readonly string[]>>
export type PartErrors = Readonly<Record<string, string>>
export type Change = Partial<Setting>

const keys = ['own_1', 'own_2', 'own_3'] as const

const ownQuestions = (values: Values<(typeof partForms)['questions']>): OwnQuestion[] =>
  keys.flatMap((key) => {
    const label = values[`${key}_label`]
    return label === null ? [] : [{ key, label, kind: values[`${key}_kind`] }]
  })

/** What was sent for one part, as a change of settings. */
export function changeSent(part: Part, sent: FormData) {
  const answers = read<PartForm>(partForms[part], sent)
  if (!answers.ok) return answers
  const { values, raw } = answers
  if (!('own_1_label' in values)) return { ok: true as const, raw, change: values satisfies Change }
  const { contacts_asked, optional_questions } = values
  return { ok: true as const, raw, change: { contacts_asked, optional_questions, own_questions: ownQuestions(values) } }
}

const textOf = (value: unknown) => (value instanceof Temporal.PlainTime ? timeText(value) : String(value))

/** A part as it stands, as its form shows it. */
export function rawOf(part: Part, setting: Setting): PartRaw {
  const own = keys.flatMap((key) => {
    const question = setting.own_questions.find((one) => one.key === key)
    return [
      [`${key}_label`, question?.label ?? ''],
      [`${key}_kind`, question?.kind ?? 'number'],
    ] as const
  })
  const values: Readonly<Record<string, unknown>> = { ...setting, ...Object.fromEntries(own) }
  return Object.fromEntries(Object.keys(partForms[part]).map((name) => [name, [values[name]].flat().map(textOf)]))
}
