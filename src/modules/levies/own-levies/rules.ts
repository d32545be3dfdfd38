import type { LineKind, WhyNot } from '../lines/rules.ts'

/** Why nothing is charged, as the practice is told; the office’s own words say what the office is to do about it. */
export const ownReasons = {
  opted_out: 'You opted out of it',
  not_opted_in: 'You haven’t opted in to it',
  no_mandate: 'PMS and APMS practices pay it only once they have agreed to, and no mandate of yours is on file',
  contract_not_known: 'The office doesn’t know yet which contract you hold',
  no_list_size: 'No list size of yours was in force',
  no_weighted_list_size: 'No weighted list size of yours was in force',
} as const satisfies Record<WhyNot, string>

type Told = {
  readonly kind: LineKind
  readonly why: string
  readonly given_by: string | null
  readonly taken_by: string | null
  readonly issued_by: string | null
}

/** A line as its practice reads it: nobody of the office is named in it. */
export const asOwn = <Line extends Told>(line: Line): Line => ({
  ...line,
  given_by: null,
  taken_by: null,
  issued_by: null,
  why: line.kind === 'not_charged' && line.why in ownReasons ? ownReasons[line.why as WhyNot] : line.why,
})
