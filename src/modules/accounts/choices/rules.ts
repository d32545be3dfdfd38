import { counted } from '../../../platform/values.ts'

/** What an office is to somebody, in one line: `Wealdshire LMC · 2 practices · 3 new notifications`. */
export const officeInWords = (held: {
  readonly lmcs: readonly string[]
  readonly practices: number
  readonly unseen: number
}) =>
  [
    held.lmcs.length > 0 ? held.lmcs.join(', ') : 'The whole office',
    held.practices > 0 && counted(held.practices, 'practice', 'practices'),
    held.unseen > 0 && counted(held.unseen, 'new notification', 'new notifications'),
  ]
    .filter(Boolean)
    .join(' · ')
