import type { Waiting } from '../../../../platform/module.ts'
import { countWaiting } from '../../approvals/reads.ts'
import { countDuplicates } from '../../duplicates/reads.ts'
import { countErasures } from '../../erasures/reads.ts'
import { countUnnominated } from '../../nominations/reads.ts'
import { countUnreached } from '../lists/reads.ts'

/** What of people waits for the office. */
export const waits: readonly Waiting[] = [
  {
    label: 'Posts to approve',
    may: 'register.read_people',
    under: 'waits for you',
    count: countWaiting,
    href: '/people/waiting',
  },
  {
    label: 'Requests for erasure',
    may: 'register.answer_erasures',
    under: 'waits for you',
    count: countErasures,
    href: '/erasures',
  },
  {
    label: 'Likely duplicates',
    may: 'register.merge_people',
    under: 'waits for you',
    count: countDuplicates,
    is_kept: true,
    href: '/people/duplicates',
  },
  {
    label: 'People with no working e-mail',
    may: 'register.read_people',
    under: 'failed',
    count: countUnreached,
    is_kept: true,
    href: '/people?missing=email',
  },
  {
    label: 'Practices with nobody nominated',
    may: 'register.read_people',
    under: 'has not replied',
    count: (tx, on) => countUnnominated(tx, '', on),
    is_kept: true,
    href: '/people/unnominated',
  },
]
