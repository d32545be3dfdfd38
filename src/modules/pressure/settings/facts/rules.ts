import { weekdayName } from '../../../../platform/values.ts'
import { alerts, alertWords, type OptionalQuestion, type OwnQuestion } from '../../returns/rules.ts'
import type { Window } from '../../weeks/rules.ts'
import { areaMethods, meansOf, opelOf, type Setting } from '../rules.ts'

/** The parts in which settings are shown and changed. */
export const parts = {
  week: 'The week',
  questions: 'What is asked',
  states: 'What the states mean',
  mails: 'Mails',
  publication: 'What is published',
} as const
export type Part = keyof typeof parts

export const onBankHoliday = {
  next_working_day: 'The next working day of the week is counted',
  same_day: 'It is counted all the same',
  no_return: 'There is no return that week',
} as const satisfies Readonly<Record<Window['on_bank_holiday'], string>>

export const contactsAsked = {
  all: 'One number, of all clinicians',
  by_group: 'Three numbers: of GPs, of nurses, of others',
} as const satisfies Readonly<Record<Setting['contacts_asked'], string>>

export const questionWords = {
  clinicians: 'Clinicians present',
  sessions: 'Sessions planned, and lost to absence',
  wait: 'The longest wait for a routine appointment',
  comment: 'A comment',
} as const satisfies Readonly<Record<OptionalQuestion, string>>

export const ownKinds = {
  number: 'A whole number',
  yes_no: 'Yes or no',
  words: 'Words',
} as const satisfies Readonly<Record<OwnQuestion['kind'], string>>

/** 17:30 */
export const timeText = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' })

/** Thursday; Monday of the week after, of an eighth day. */
export const dayText = (number: number) => weekdayName(number) + (number > 7 ? ' of the week after' : '')

const listed = (words: readonly string[], none: string) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? none)

/** Something that a setting settles, and how people read it. */
export type Fact = { readonly label: string; readonly words: (setting: Setting) => string }

/** Each thing that a setting settles, once: what is shown of it, and by what two settings are compared. */
export const facts: Readonly<Record<Part, readonly Fact[]>> = {
  week: [
    { label: 'Day counted', words: ({ reference_weekday }) => weekdayName(reference_weekday) },
    { label: 'On a bank holiday', words: ({ on_bank_holiday }) => onBankHoliday[on_bank_holiday] },
    { label: 'Opens', words: (of) => `${weekdayName(of.opens_weekday)} at ${timeText(of.opens_at)}` },
    { label: 'Closes', words: (of) => `${weekdayName(of.closes_weekday)} at ${timeText(of.closes_at)}` },
    {
      label: 'Grace',
      words: ({ grace_minutes }) =>
        grace_minutes === 0 ? 'None' : `${grace_minutes} minutes, which practices aren’t told of`,
    },
    { label: 'Report frozen', words: (of) => `${dayText(of.freezes_weekday)} at ${timeText(of.freezes_at)}` },
  ],
  questions: [
    { label: 'Clinical contacts', words: ({ contacts_asked }) => contactsAsked[contacts_asked] },
    {
      label: 'Asked besides',
      words: ({ optional_questions }) =>
        optional_questions.map((question) => questionWords[question]).join('; ') || 'Nothing',
    },
    {
      label: 'Questions of your own',
      words: ({ own_questions }) =>
        own_questions.map(({ label, kind }) => `${label} (${ownKinds[kind].toLowerCase()})`).join('; ') || 'None',
    },
  ],
  states: alerts.map((alert) => ({
    label: alertWords[alert],
    words: (setting) => `${meansOf(setting, alert)} OPEL ${opelOf(setting, alert)}.`,
  })),
  mails: [
    {
      label: 'The silent are reminded',
      words: ({ reminder_weekdays, reminder_at }) =>
        reminder_weekdays.length === 0
          ? 'Never'
          : `${listed(reminder_weekdays.map(weekdayName), '')} at ${timeText(reminder_at)}`,
    },
    {
      label: 'Signed by',
      words: ({ signed_by, signed_post }) => [signed_by, signed_post].filter(Boolean).join(', ') || 'The LMC',
    },
  ],
  publication: [
    { label: 'State of an area', words: ({ area_method }) => areaMethods[area_method] },
    { label: 'Smallest figure shown', words: ({ smallest_cell }) => `${smallest_cell} practices` },
  ],
}

/** What one setting says otherwise than another, in words. */
export const differences = (setting: Setting, before: Setting): readonly string[] => [
  ...(setting.is_collecting === before.is_collecting
    ? []
    : [setting.is_collecting ? 'Collecting begins' : 'Collecting stops']),
  ...Object.values(facts)
    .flat()
    .filter(({ words }) => words(setting) !== words(before))
    .map(({ label, words }) => `${label}: ${words(setting)}`),
]
