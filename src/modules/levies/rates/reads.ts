import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { RateState, RateTerms } from './rules.ts'

export type RateVersion = RateTerms & {
  readonly id: Id<'rate'>
  readonly levy_id: Id<'levy'>
  readonly lmc_id: Id<'lmc'>
  readonly from_on: Temporal.PlainDate
  /** The first day on which it no longer holds; null while no later one is agreed. */
  readonly until_on: Temporal.PlainDate | null
  readonly difference_used_for: string
  readonly state: RateState
  readonly meeting: string
  readonly decided_on: Temporal.PlainDate | null
  readonly paper: string
  readonly proposed_at: Temporal.Instant
  readonly proposed_by: string
  readonly settled_at: Temporal.Instant | null
  readonly settled_by: string | null
  /** Why it was withdrawn after it was agreed; blank for every other. */
  readonly withdrawn_because: string
}

const versions = (tx: Reading, levy_id: Id<'levy'>) =>
  tx.db
    .selectFrom('levies.rate')
    .select(['id', 'levy_id', 'lmc_id', 'from_on', 'until_on', 'rate', 'per', 'list_basis', 'counted'])
    .select(['levy_year_starts', 'rounding', 'remitted_rate', 'difference_used_for', 'state'])
    .select([
      'meeting',
      'decided_on',
      'paper',
      'proposed_at',
      'proposed_by',
      'settled_at',
      'settled_by',
      'withdrawn_because',
    ])
    .where('levy_id', '=', levy_id)
    .$castTo<RateVersion>()

/** Every version of a levy's rate, the latest to begin first. */
export const ratesOf = (tx: Reading, levy_id: Id<'levy'>): Promise<RateVersion[]> =>
  versions(tx, levy_id).orderBy('from_on', 'desc').orderBy('proposed_at', 'desc').execute()

export const rateWith = (tx: Reading, levy_id: Id<'levy'>, id: Id<'rate'>): Promise<RateVersion | undefined> =>
  versions(tx, levy_id).where('id', '=', id).executeTakeFirst()

/** The agreed rates of a levy, the earliest first. */
export const ratesAgreed = (tx: Reading, levy_id: Id<'levy'>): Promise<RateVersion[]> =>
  versions(tx, levy_id).where('state', '=', 'agreed').orderBy('from_on').execute()

/** Whether a run that isn't thrown away charges a levy for days from this one on. */
export async function isChargedFrom(
  tx: Reading,
  { levy_id, from_on }: Pick<RateVersion, 'levy_id' | 'from_on'>,
): Promise<boolean> {
  const run = await tx.db
    .selectFrom('levies.run')
    .select('id')
    .where('levy_id', '=', levy_id)
    .where('state', '<>', 'dropped')
    .where('period_to', '>=', from_on)
    .limit(1)
    .executeTakeFirst()
  return run !== undefined
}
