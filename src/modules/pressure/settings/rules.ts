import type { Id } from '../../../platform/values.ts'
import { alerts, type Alert, type OptionalQuestion, type OwnQuestion } from '../returns/rules.ts'
import { freezesAt, graceEndsAt, weekOf, type Window } from '../weeks/rules.ts'

/** How the state of an area is derived from those of its practices that returned. */
export const areaMethods = {
  most_common: 'The state that most practices declared; of two equally common, the worse',
  mean: 'The mean of the states declared, green 1 to black 4, to the nearest whole state; halves go to the worse',
  share_at_red:
    'Black where a quarter of practices or more declared black; red where a quarter declared red or black; amber where half declared amber or worse; else green',
} as const
export type AreaMethod = keyof typeof areaMethods

/** How an LMC collects its weekly return. */
export type Setting = Window & {
  readonly is_collecting: boolean
  readonly reminder_weekdays: readonly number[]
  readonly reminder_at: Temporal.PlainTime
  readonly signed_by: string
  readonly signed_post: string
  readonly contacts_asked: 'all' | 'by_group'
  readonly optional_questions: readonly OptionalQuestion[]
  readonly own_questions: readonly OwnQuestion[]
  readonly green_means: string
  readonly amber_means: string
  readonly red_means: string
  readonly black_means: string
  /** NHS England's pressure scale, 1 to 4: schemes differ on what amber is, so each LMC says. */
  readonly green_opel: number
  readonly amber_opel: number
  readonly red_opel: number
  readonly black_opel: number
  readonly area_method: AreaMethod
  readonly smallest_cell: number
}

const time = (text: string) => Temporal.PlainTime.from(text)

/** Until an LMC says otherwise: Monday is counted, Thursday at half past five closes, the report is frozen on Friday at ten. */
export const usualSetting: Setting = {
  is_collecting: false,
  reference_weekday: 1,
  on_bank_holiday: 'next_working_day',
  opens_weekday: 1,
  opens_at: time('08:00'),
  closes_weekday: 4,
  closes_at: time('17:30'),
  grace_minutes: 0,
  reminder_weekdays: [3, 4],
  reminder_at: time('09:00'),
  freezes_weekday: 5,
  freezes_at: time('10:00'),
  signed_by: '',
  signed_post: '',
  contacts_asked: 'all',
  optional_questions: ['clinicians', 'sessions', 'wait', 'comment'],
  own_questions: [],
  green_means: 'Running as usual: demand is met, staffing is balanced, and this could go on.',
  amber_means:
    'Strained: waits are longer and some staff are missing. It could go on for a while, and the practice itself has to act to get back to green.',
  red_means: 'Severe: the practice needs help from outside to step down.',
  black_means: 'In distress: the practice cannot go on safely without help now.',
  green_opel: 1,
  amber_opel: 2,
  red_opel: 3,
  black_opel: 4,
  area_method: 'most_common',
  smallest_cell: 5,
}

/** A setting with the LMC and the week from which it holds; null where nobody has set anything. */
export type SettingOf = Setting & {
  readonly lmc_id: Id<'lmc'>
  readonly from_week: Temporal.PlainDate | null
  readonly set_by: string | null
}

/**
 * The week from which a change made now holds: the next one, so that a week that has begun ends as it began. Where nothing was
 * ever set, or nobody is asked this week, there is nothing to keep to, and it holds from this week.
 */
export const holdsFrom = (today: Temporal.PlainDate, is_first: boolean) =>
  is_first ? weekOf(today) : weekOf(today).add({ weeks: 1 })

export const meansOf = (setting: Setting, alert: Alert) => setting[`${alert}_means`]
export const opelOf = (setting: Setting, alert: Alert) => setting[`${alert}_opel`]

/** What of a setting can't be, beside what the database itself refuses; undefined where all is well. */
export function unfit(setting: Setting) {
  const any_week = Temporal.PlainDate.from('2026-01-05')
  if (setting.reference_weekday > setting.closes_weekday) return 'counted_after_the_close'
  if (Temporal.Instant.compare(graceEndsAt(any_week, setting), freezesAt(any_week, setting)) > 0)
    return 'frozen_before_the_grace_ends'
  const opels = alerts.map((alert) => opelOf(setting, alert))
  return opels.some((opel, at) => opel < (opels[at - 1] ?? 1)) ? 'worse_state_is_lower_on_opel' : undefined
}
