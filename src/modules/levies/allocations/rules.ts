import { wholePence, type Id, type Pence } from '../../../platform/values.ts'

/** A line of an issued run, with how much of it receipts have paid. One below nought is a credit, of an adjustment. */
export type PaidLine = {
  readonly line_id: Id<'line'>
  readonly practice_id: Id<'practice'>
  readonly from_on: Temporal.PlainDate
  readonly to_on: Temporal.PlainDate
  readonly amount_pence: number
  readonly allocated_pence: number
}

/** How much of a receipt pays a line, or is taken back from it. */
export type Part = { readonly line_id: Id<'line'>; readonly amount_pence: number }

export const owedOn = ({ amount_pence, allocated_pence }: Pick<PaidLine, 'amount_pence' | 'allocated_pence'>) =>
  amount_pence - allocated_pence

export const sumOf = (parts: readonly { readonly amount_pence: number }[]): Pence =>
  wholePence(parts.reduce((sum, { amount_pence }) => sum + amount_pence, 0))

const oldestFirst = (one: PaidLine, other: PaidLine) =>
  Temporal.PlainDate.compare(one.from_on, other.from_on) || one.line_id.localeCompare(other.line_id)

/** Gives an amount to each of these in turn until it is used up. */
function handOut(amount: number, lines: readonly PaidLine[], most: (line: PaidLine) => number): Part[] {
  let left = amount
  const parts: Part[] = []
  for (const line of lines) {
    const given = Math.min(left, most(line))
    if (given > 0) parts.push({ line_id: line.line_id, amount_pence: given })
    left -= given
  }
  return parts
}

const turned = (parts: readonly Part[]): Part[] =>
  parts.map(({ line_id, amount_pence }) => ({ line_id, amount_pence: -amount_pence }))

/**
 * What an amount received probably pays, of one practice's lines: the one of the period that was named; else the one, the oldest
 * first, of which exactly that is owed; else the oldest first, credits among them used as far as they are needed. What was taken
 * back comes off what was paid last. What is more than all that is owed stays unallocated.
 */
export function partsOf(amount: number, lines: readonly PaidLine[], named: Temporal.PlainDate | null): readonly Part[] {
  const inOrder = lines.toSorted(oldestFirst)
  if (amount < 0) {
    const paid = inOrder.toReversed().filter(({ allocated_pence }) => allocated_pence > 0)
    return turned(handOut(-amount, paid, ({ allocated_pence }) => allocated_pence))
  }
  const isNamed = ({ from_on, to_on }: PaidLine) =>
    named !== null && Temporal.PlainDate.compare(from_on, named) <= 0 && Temporal.PlainDate.compare(named, to_on) <= 0
  const owing = inOrder.filter((line) => owedOn(line) > 0)
  const first = [...owing.filter(isNamed), ...owing.filter((line) => !isNamed(line))]
  const exact = first.find((line) => owedOn(line) === amount)
  if (exact) return [{ line_id: exact.line_id, amount_pence: amount }]
  const credits = inOrder.filter((line) => owedOn(line) < 0)
  const credit = credits.reduce((sum, line) => sum - owedOn(line), 0)
  const given = handOut(amount + credit, first, owedOn)
  return [...given, ...turned(handOut(Math.max(0, sumOf(given) - amount), credits, (line) => -owedOn(line)))]
}

/** What a receipt comes to, by what it pays. */
export type Match = 'exact' | 'split' | 'under' | 'over' | 'taken_back'

export function matchOf(amount: number, lines: readonly PaidLine[], parts: readonly Part[]): Match {
  if (amount < 0) return 'taken_back'
  if (sumOf(parts) < amount) return 'over'
  const owed = new Map(lines.map((line) => [line.line_id, owedOn(line)]))
  if (parts.some(({ line_id, amount_pence }) => amount_pence > 0 && owed.get(line_id) !== amount_pence)) return 'under'
  return parts.length === 1 ? 'exact' : 'split'
}

/** The lines as they are once these parts are paid. */
export const paidBy = (lines: readonly PaidLine[], parts: readonly Part[]): readonly PaidLine[] =>
  lines.map((line) => {
    const paid = sumOf(parts.filter(({ line_id }) => line_id === line.line_id))
    return paid === 0 ? line : { ...line, allocated_pence: line.allocated_pence + paid }
  })

/** Whether an amount paid is between nothing and what it is paid of, whichever side of nought that is. */
const within = (paid: number, of: number) => Math.min(0, of) <= paid && paid <= Math.max(0, of)

/** Why these parts can't be allocated; undefined where no more is used of the receipt, or paid on a line, than there is. */
export function unfitParts(
  receipt: { readonly amount_pence: number; readonly allocated_pence: number },
  lines: readonly PaidLine[],
  parts: readonly Part[],
): 'more_than_received' | 'more_than_owed' | undefined {
  if (!within(receipt.allocated_pence + sumOf(parts), receipt.amount_pence)) return 'more_than_received'
  const all_fit = paidBy(lines, parts).every((line) => within(line.allocated_pence, line.amount_pence))
  return all_fit ? undefined : 'more_than_owed'
}
