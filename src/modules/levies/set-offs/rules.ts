import { owedOn, paidBy, type PaidLine, type Part } from '../allocations/rules.ts'

/** A credit, and what of it is set against which lines that its practice owes. */
export type SetOff<Line extends PaidLine = PaidLine> = { readonly credit: Line; readonly parts: readonly Part[] }

/**
 * What credits of one practice and levy are probably set against: the oldest first, against what it owes, the oldest first. Lines come in
 * that order.
 */
export function suggestedSetOffs<Line extends PaidLine>(
  lines: readonly Line[],
  isMeant: (credit: Line) => boolean = () => true,
): readonly SetOff<Line>[] {
  let owing: readonly PaidLine[] = lines.filter((line) => owedOn(line) > 0)
  return lines
    .filter((line) => owedOn(line) < 0 && isMeant(line))
    .flatMap((credit) => {
      let left = -owedOn(credit)
      const parts = owing.flatMap((line): Part[] => {
        const amount_pence = Math.min(left, owedOn(line))
        left -= amount_pence
        return amount_pence > 0 ? [{ line_id: line.line_id, amount_pence }] : []
      })
      owing = paidBy(owing, parts)
      return parts.length > 0 ? [{ credit, parts }] : []
    })
}
