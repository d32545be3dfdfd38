import { plainDay, poundsOf, type Id } from '../../../../platform/values.ts'
import {
  matchOf,
  owedOn,
  paidBy,
  partsOf,
  sumOf,
  type Match,
  type PaidLine,
  type Part,
} from '../../allocations/rules.ts'
import { periodWords } from '../../runs/rules.ts'
import type { GivenReceipt, RowRead } from '../rows/rules.ts'

/** What becomes of one row, as it is shown and kept. */
export type Fate = {
  readonly line: number
  readonly named: string
  readonly practice: string
  readonly amount_pence: number | null
  readonly received_on: string | null
  readonly fate: FateKind
  /** What it pays, what stays over, or why it is left out; each a short sentence. */
  readonly words: readonly string[]
}

export const fateLabels = {
  exact: 'Pays what is owed',
  split: 'Pays several lines',
  under: 'Pays part',
  over: 'More than is owed',
  taken_back: 'Taken back',
  unknown: 'Payer not found',
  same: 'Known already',
  refused: 'Left out',
} as const satisfies Readonly<Record<Match | 'unknown' | 'same' | 'refused', string>>
export type FateKind = keyof typeof fateLabels
export const isFate = (text: string): text is FateKind => Object.hasOwn(fateLabels, text)

export const isTaken = ({ fate }: Pick<Fate, 'fate'>) => fate !== 'same' && fate !== 'refused'

/** A receipt that would be taken, and what it pays. */
export type Taking = GivenReceipt & { readonly parts: readonly Part[] }

/** What is known of the levy that rows speak of. */
export type Known = {
  readonly lines: readonly PaidLine[]
  /** What was received already on the days that rows name, by `receiptKey`. */
  readonly received: ReadonlySet<string>
}

type Keyed = { readonly practice_id: Id<'practice'> | null; readonly named: string } & Pick<
  GivenReceipt,
  'received_on' | 'amount_pence'
>
export const receiptKey = ({ practice_id, named, received_on, amount_pence }: Keyed) =>
  `${practice_id ?? named.toLowerCase()} ${received_on.toString()} ${amount_pence}`

const keyOf = (given: GivenReceipt) => receiptKey({ ...given, practice_id: given.practice?.practice_id ?? null })

/** Decides each row’s fate, one after another: what an earlier row pays, a later one doesn’t find owed. */
export function decideFates(
  rows: readonly RowRead[],
  { lines, received }: Known,
): { readonly fates: readonly Fate[]; readonly takings: readonly Taking[] } {
  const owing = new Map<string, readonly PaidLine[]>(Map.groupBy(lines, ({ practice_id }) => practice_id))
  const byOwed = Map.groupBy(lines, owedOn)
  const seen = new Map<string, number>()
  const takings: Taking[] = []
  const fates = rows.map((row): Fate => {
    if (!row.ok) {
      const { line, named, why } = row
      return { line, named, practice: '', amount_pence: null, received_on: null, fate: 'refused', words: [why] }
    }
    const { given } = row
    const { line, named, practice, amount_pence } = given
    const about = {
      line,
      named,
      practice: practice ? `${practice.name} (${practice.ods_code})` : '',
      amount_pence,
      received_on: given.received_on.toString(),
    }
    const key = keyOf(given)
    if (received.has(key))
      return { ...about, fate: 'same', words: [`The same was received on ${plainDay(given.received_on)} already.`] }
    // A statement of three months has three rows of one day and amount, each of its own month.
    const row_key = `${key} ${given.pays?.toString() ?? ''}`
    const earlier = seen.get(row_key)
    if (earlier !== undefined)
      return {
        ...about,
        fate: 'refused',
        words: [`Line ${earlier} says the same. If it was received twice, add it by hand as another receipt.`],
      }
    seen.set(row_key, line)
    if (!practice) {
      takings.push({ ...given, parts: [] })
      return { ...about, fate: 'unknown', words: [given.why_none, ...guessFrom(byOwed.get(amount_pence) ?? [])] }
    }
    const own = owing.get(practice.practice_id) ?? []
    const parts = partsOf(amount_pence, own, given.pays)
    owing.set(practice.practice_id, paidBy(own, parts))
    takings.push({ ...given, parts })
    return { ...about, fate: matchOf(amount_pence, own, parts), words: wordsOf(amount_pence, own, parts) }
  })
  return { fates, takings }
}

const guessFrom = (owing: readonly PaidLine[]) => {
  if (owing.length === 0) return ['It waits until you say what it pays.']
  return [
    `Exactly this is owed on ${owing.length === 1 ? 'one line' : `${owing.length} lines`}: see them once it is taken in.`,
  ]
}

function wordsOf(amount: number, lines: readonly PaidLine[], parts: readonly Part[]): readonly string[] {
  const by_id = new Map(lines.map((line) => [line.line_id, line]))
  const said = parts.flatMap(({ line_id, amount_pence }) => {
    const line = by_id.get(line_id)
    if (!line) return []
    const period = periodWords({ from: line.from_on, to: line.to_on })
    const sum = poundsOf(Math.abs(amount_pence))
    if (amount < 0) return [`Takes ${sum} back from ${period}.`]
    if (amount_pence < 0) return [`Uses a credit of ${sum} of ${period}.`]
    const short = owedOn(line) - amount_pence
    return [`${sum} for ${period}${short > 0 ? `; ${poundsOf(short)} stays owed` : ''}.`]
  })
  const over = amount - sumOf(parts)
  if (over === 0) return said
  return [...said, `${poundsOf(over)} waits: ${amount < 0 ? 'so much was not paid' : 'nothing more is owed'}.`]
}
