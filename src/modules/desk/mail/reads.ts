import type { Waiting } from '../../../platform/module.ts'
import { countFailed } from './messages/reads.ts'
import { countBouncing } from './stops/reads.ts'

/** What Today says of the mail. */
export const mailWaits: readonly Waiting[] = [
  {
    label: 'Mail that failed',
    may: 'desk.read_mail',
    under: 'failed',
    count: countFailed,
    href: '/mail?state=failed',
  },
  {
    label: 'Addresses that mail comes back from',
    may: 'desk.read_stops',
    under: 'failed',
    count: countBouncing,
    href: '/mail/stopped?reason=bounced',
  },
]
