import { pounds, wholePence, type Pence } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'
import { periodWords } from '../runs/rules.ts'

/** How a practice stands beside the run before: a rate is the same for all of them, so it alone makes none differ. */
export const standingsBeside = {
  new: 'Wasn’t charged then',
  gone: 'Isn’t charged now',
  changed: 'Patients differ',
  alike: 'Much as then',
} as const
export type StandingBeside = keyof typeof standingsBeside

const tenths = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })

/** `£176.42 more`, `£1.00 less`, `the same` */
export const moreOrLess = (now: number, before: number) =>
  now === before ? 'the same' : `${pounds(wholePence(Math.abs(now - before)))} ${now > before ? 'more' : 'less'}`

/** `£176.42 more than for July to September 2026 (0.1%)`; of nought there is no part. */
export function differenceSaid(now_pence: Pence, before: Period & { readonly total_pence: Pence }) {
  const said = moreOrLess(now_pence, before.total_pence)
  if (now_pence === before.total_pence) return `${said} as for ${periodWords(before)}`
  const part = before.total_pence > 0 && Math.abs(now_pence - before.total_pence) / before.total_pence
  return `${said} than for ${periodWords(before)}${part === false ? '' : ` (${tenths.format(part)})`}`
}
