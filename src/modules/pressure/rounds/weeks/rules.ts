import { clockTime, count, londonDay, nearDay, thousands } from '../../../../platform/values.ts'
import type { WeekState } from '../../weeks/rules.ts'

/** 63%; of none, nothing */
export const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`)

/** 81 of 128 practices */
export const ofWords = (returned: number, practices: number) =>
  practices === 0 ? 'No practice is in scope' : `${thousands(returned)} of ${count(practices, 'practice')}`

/** `81 of 128 practices (63%)`: a rate never stands without what it is of. */
export const rateWords = (returned: number, practices: number) =>
  practices === 0 ? ofWords(0, 0) : `${ofWords(returned, practices)} (${percent(returned, practices)})`

/** Thursday 19 November at 17:30, by London's clocks */
export const momentWords = (at: Temporal.Instant) => `${nearDay(londonDay(at))} at ${clockTime(at)}`

/** How an LMC's week stands, in words. */
export const stateWords = (
  state: WeekState | 'not_collecting',
  { opens_at, closes_at }: { readonly opens_at: Temporal.Instant; readonly closes_at: Temporal.Instant },
): string =>
  ({
    not_collecting: 'Collects no return',
    none: 'No return this week: its reference day is a bank holiday',
    not_open: `Opens ${momentWords(opens_at)}`,
    open: `Open until ${momentWords(closes_at)}`,
    late: `Closed ${momentWords(closes_at)}; late returns are kept`,
    ended: `Closed ${momentWords(closes_at)}`,
  })[state]

/** `Wealdshire and Saltmarsh`; of more than three, how many. */
export const lmcsInWords = (names: readonly string[]) =>
  names.length > 3 ? count(names.length, 'LMC') : new Intl.ListFormat('en-GB').format(names)

/** Whether returns of a week could come already. */
export const hasBegun = ({ state }: { readonly state: WeekState | 'not_collecting' }) =>
  state === 'open' || state === 'late' || state === 'ended'
