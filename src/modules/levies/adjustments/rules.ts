import { plainDay, thousands, wholePence, type Id, type Pence } from '../../../platform/values.ts'
import { begun, whyNotCharged, type LineDrawn, type WhyNot } from '../lines/rules.ts'
import { listSizeWords } from '../rates/rules.ts'

/** By what a line was charged, as far as its reasons tell. */
type PutRight = Pick<LineDrawn, 'list_size' | 'days' | 'rate_id' | 'mandate_id'>

/** What an issued run said of a practice: the line to correct, and what all lines for its period come to with what corrected them. */
export type Said = Pick<
  LineDrawn,
  | 'practice_id'
  | 'from_on'
  | 'to_on'
  | 'of_days'
  | 'months'
  | 'list_basis'
  | 'list_size'
  | 'list_size_on'
  | 'rate_id'
  | 'collector_id'
> & {
  readonly line_id: Id<'line'>
  readonly kind: 'charge' | 'not_charged'
  readonly why: WhyNot | ''
  /** Of all its charges for the period: their days, and the list sizes they were by, in their order. */
  readonly charged_days: number
  readonly charged_sizes: readonly number[]
  /** What it was charged by when it was put right last, while it has no charge of its own; null where it never was. */
  readonly put_right: PutRight | null
  readonly standing_pence: Pence
  readonly standing_remitted_pence: Pence
}

/** A line that puts right what an earlier run said: an adjustment of one of its lines, or a charge where it had none. */
export type Correction = Omit<LineDrawn, 'kind' | 'why'> & {
  readonly kind: 'charge' | 'adjustment'
  readonly corrects_line_id: Id<'line'> | null
  readonly why: string
}

/**
 * How far back a run from a day on corrects: two years, however long a levy's periods are, which is eight runs by the quarter and 24 by
 * the month. A period may be charged as late as that, and until then the levy year before the last may still be with the accountant.
 */
export const correctedSince = (day: Temporal.PlainDate) => day.subtract({ years: 2 })

const byDay = (one: LineDrawn, other: LineDrawn) => Temporal.PlainDate.compare(one.from_on, other.from_on)

function wordsOf(said: Said, now: readonly LineDrawn[]): string {
  const [one] = now
  if (!one) return 'It was not there in this period after all.'
  const refused = now.find(({ kind }) => kind === 'not_charged')
  if (said.kind === 'not_charged' && !refused && said.standing_pence !== 0) return sincePutRight(said, now)
  if (said.kind === 'not_charged' && !refused)
    return `It was not charged (${said.why === '' ? '' : begun(whyNotCharged[said.why])}), and now is.`
  const found: string[] = []
  if (refused && refused.why !== '') found.push(`${whyNotCharged[refused.why]} from ${plainDay(refused.from_on)}.`)
  const charges = now.filter(({ kind }) => kind === 'charge').toSorted(byDay)
  const is_alike = charges.length === said.charged_sizes.length
  for (const [at, charge] of charges.entries()) found.push(...sizeWords(charge, is_alike && said.charged_sizes[at]))
  const days = charges.reduce((sum, line) => sum + line.days, 0)
  if (!refused && days !== said.charged_days) found.push(daysWords(days, said.charged_days))
  return found.length === 0 ? 'What it is charged by has changed.' : [...new Set(found)].join(' ')
}

const sizeWords = ({ list_basis, list_size, list_size_on }: LineDrawn, was: number | null | undefined | false) =>
  typeof was === 'number' && list_size !== null && list_size_on && list_size !== was
    ? [
        `Its ${begun(listSizeWords[list_basis])} of ${plainDay(list_size_on)} is ${thousands(list_size)}, not ${thousands(was)}.`,
      ]
    : []

const daysWords = (days: number, was: number) => `It was there for ${thousands(days)} days, not ${thousands(was)}.`

/** A line that wasn't charged, and was put right by a correction: what has changed of what that one charged it by. */
function sincePutRight({ put_right }: Said, now: readonly LineDrawn[]): string {
  const charge = now.find(({ kind }) => kind === 'charge')
  if (!charge || !put_right) return 'What it is charged by has changed.'
  const found = sizeWords(charge, put_right.list_size)
  if (charge.days !== put_right.days) found.push(daysWords(charge.days, put_right.days))
  if (charge.rate_id !== put_right.rate_id) found.push('It is by another rate.')
  if (charge.mandate_id !== put_right.mandate_id) found.push('It is by another mandate.')
  return found.length === 0 ? 'What it is charged by has changed.' : found.join(' ')
}

/** What must be added so that an issued run comes to what is known now; nothing where it does. The issued lines stay as they are. */
export function correctionsOf(said: readonly Said[], now: readonly LineDrawn[]): readonly Correction[] {
  const drawn = Map.groupBy(now, ({ practice_id }) => practice_id)
  const before = new Map(said.map((line) => [line.practice_id, line]))
  const adjustments = said.flatMap((line): Correction[] => {
    const lines = drawn.get(line.practice_id) ?? []
    const difference = sum(lines, 'amount_pence') - line.standing_pence
    const remitted = sum(lines, 'remitted_pence') - line.standing_remitted_pence
    if (difference === 0 && remitted === 0) return []
    const facts = lines.find(({ kind }) => kind === 'charge') ?? lines[0]
    return [
      {
        practice_id: line.practice_id,
        kind: 'adjustment',
        from_on: line.from_on,
        to_on: line.to_on,
        days: facts?.days ?? 0,
        of_days: facts?.of_days ?? line.of_days,
        months: facts?.months ?? line.months,
        list_basis: facts?.list_basis ?? line.list_basis,
        list_size: facts?.list_size ?? line.list_size,
        list_size_on: facts?.list_size_on ?? line.list_size_on,
        file_id: facts?.file_id ?? null,
        weighted_count_id: facts?.weighted_count_id ?? null,
        given_count_id: facts?.given_count_id ?? null,
        rate_id: facts?.rate_id ?? line.rate_id,
        contract_kind: facts?.contract_kind ?? null,
        mandate_id: facts?.mandate_id ?? null,
        collector_id: facts?.collector_id ?? line.collector_id,
        exact: { numerator: BigInt(difference), denominator: 1n },
        amount_pence: wholePence(difference),
        remitted_pence: wholePence(remitted),
        corrects_line_id: line.line_id,
        why: wordsOf(line, lines),
      },
    ]
  })
  const missed = now
    .filter(({ practice_id, kind }) => kind === 'charge' && !before.has(practice_id))
    .map((line): Correction => ({
      ...line,
      kind: 'charge',
      corrects_line_id: null,
      why: 'The run of its period had no line for it.',
    }))
  return [...adjustments, ...missed]
}

const sum = (lines: readonly LineDrawn[], of: 'amount_pence' | 'remitted_pence') =>
  lines.reduce((total, line) => total + line[of], 0)
