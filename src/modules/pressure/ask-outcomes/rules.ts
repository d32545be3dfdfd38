import { usualWorkingDays, type AskState } from '../asks/rules.ts'
import { workingDaysBetween, type HolidayOn } from '../weeks/rules.ts'

export type AskEnded = {
  readonly state: AskState
  readonly asked_on: Temporal.PlainDate
  readonly answered_on: Temporal.PlainDate | null
}

/** What came of asks, without names. */
export type AskOutcomes = {
  readonly asks: number
  /** Answered within five working days. */
  readonly answered_soon: number
} & Readonly<Record<AskState, number>>

export const answeredSoon = ({ asked_on, answered_on }: AskEnded, holidayOn: HolidayOn) =>
  answered_on !== null && workingDaysBetween(asked_on, answered_on, holidayOn) <= usualWorkingDays

export function outcomesOf(asks: readonly AskEnded[], holidayOn: HolidayOn): AskOutcomes {
  const inState = (state: AskState) => asks.filter((ask) => ask.state === state).length
  return {
    asks: asks.length,
    answered_soon: asks.filter((ask) => answeredSoon(ask, holidayOn)).length,
    open: inState('open'),
    answered: inState('answered'),
    done: inState('done'),
    refused: inState('refused'),
    lapsed: inState('lapsed'),
  }
}

const of = (asks: number) => (asks === 1 ? 'The one ask' : `Of ${asks} asks`)

/** "Of 9 asks in October 2026, 2 were answered within 5 working days; 1 was done, 3 were refused." */
export function outcomesInWords(outcomes: AskOutcomes, when: string): string {
  const { asks, answered_soon } = outcomes
  if (asks === 0) return `Nothing was asked of anybody in ${when}.`
  const were = (n: number) => (asks === 1 ? 'was' : n === 1 ? '1 was' : `${n === 0 ? 'none' : n} were`)
  const not = asks === 1 && answered_soon === 0 ? ' not' : ''
  const ends = (['done', 'refused', 'lapsed'] as const).flatMap((state) => {
    const n = outcomes[state]
    if (n === 0) return []
    const said =
      state === 'lapsed' ? 'lapsed without an answer' : `${asks === 1 ? '' : n === 1 ? 'was ' : 'were '}${state}`
    return [asks === 1 ? `it ${state === 'lapsed' ? '' : 'was '}${said}` : `${n} ${said}`]
  })
  const first = `${of(asks)} in ${when}${asks === 1 ? ' ' : ', '}${were(answered_soon)}${not} answered within ${usualWorkingDays} working days`
  return `${[first, ...ends].join('; ')}.`
}
