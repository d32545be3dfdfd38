import type { Status } from '../extents/rules.ts'

/** What a history is told from: the facts of a practice from one day on. */
export type PeriodFacts = {
  readonly from_on: Temporal.PlainDate
  readonly name: string
  readonly status: Status
  readonly opened_on: Temporal.PlainDate | null
  readonly closed_on: Temporal.PlainDate | null
  readonly address: string
  readonly postcode: string | null
  readonly pcn_name: string | null
  readonly pcn_code: string | null
  readonly commissioner_name: string | null
  readonly commissioner_code: string | null
  readonly icb_name: string | null
  readonly icb_code: string | null
  readonly constituency_name: string | null
  readonly constituency_code: string | null
}

export type Happening = { readonly on: Temporal.PlainDate; readonly what: string; readonly detail: string }

const fromTo = (before: string | null, after: string | null) =>
  before && after ? `From ${before} to ${after}.` : after ? `Into ${after}.` : before ? `Out of ${before}.` : ''

/** What happened between two neighbouring periods, on the day the later begins. */
function between(before: PeriodFacts, after: PeriodFacts): readonly Happening[] {
  const on = after.from_on
  // Each of the publisher's formats spells the same place otherwise; the postcode tells a move from a new spelling.
  const moved = before.postcode !== after.postcode
  const of = (period: PeriodFacts) => [period.address, period.postcode].filter(Boolean).join(', ')
  const entered = before.status !== after.status ? after.status : undefined
  return [
    ...(before.name !== after.name ? [{ on, what: 'Renamed', detail: fromTo(before.name, after.name) }] : []),
    ...(moved ? [{ on, what: 'Moved address', detail: fromTo(of(before), of(after)) }] : []),
    ...(before.pcn_code !== after.pcn_code
      ? [
          {
            on,
            what: 'Moved PCN',
            detail: fromTo(before.pcn_name ?? before.pcn_code, after.pcn_name ?? after.pcn_code),
          },
        ]
      : []),
    ...(before.commissioner_code !== after.commissioner_code
      ? [
          {
            on,
            what: 'Changed commissioner',
            detail: fromTo(
              before.commissioner_name ?? before.commissioner_code,
              after.commissioner_name ?? after.commissioner_code,
            ),
          },
        ]
      : []),
    ...(before.icb_code !== after.icb_code
      ? [
          {
            on,
            what: 'Changed integrated care board',
            detail: fromTo(before.icb_name ?? before.icb_code, after.icb_name ?? after.icb_code),
          },
        ]
      : []),
    ...(before.constituency_code !== after.constituency_code && before.constituency_code !== null
      ? [{ on, what: 'Moved constituency', detail: fromTo(before.constituency_name, after.constituency_name) }]
      : []),
    ...(entered === 'dormant' ? [{ on, what: 'Became dormant', detail: '' }] : []),
    ...(entered === 'closed' ? [{ on: after.closed_on ?? on, what: 'Closed', detail: '' }] : []),
    ...(entered === 'active' && before.status !== 'proposed' ? [{ on, what: 'Became active again', detail: '' }] : []),
  ]
}

/** A practice's history from its periods, newest first. What was so before our first file is known only by its opening day. */
export function historyOf(periods: readonly PeriodFacts[]): readonly Happening[] {
  const first = periods[0]
  const opened_on = periods.at(-1)?.opened_on
  const happened = [
    ...(opened_on ? [{ on: opened_on, what: 'Opened', detail: '' }] : []),
    ...(first?.status === 'closed' && first.closed_on ? [{ on: first.closed_on, what: 'Closed', detail: '' }] : []),
    ...periods.slice(1).flatMap((period, at) => between(periods[at] ?? period, period)),
  ]
  return happened.toSorted((one, other) => Temporal.PlainDate.compare(other.on, one.on))
}
