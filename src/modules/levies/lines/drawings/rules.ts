import type { Id } from '../../../../platform/values.ts'
import type { LineDrawn } from '../rules.ts'

const facts = (line: LineDrawn) =>
  [
    line.kind,
    line.from_on,
    line.to_on,
    line.days,
    line.of_days,
    line.months,
    line.list_basis,
    line.list_size,
    line.list_size_on,
    line.rate_id,
    line.contract_kind,
    line.mandate_id,
    line.collector_id,
    `${line.exact.numerator}/${line.exact.denominator}`,
    line.amount_pence,
    line.remitted_pence,
    line.why,
  ].join(' ')

/** Of two drawings of the same lines, the practices that one says otherwise than the other. */
export function otherwise(one: readonly LineDrawn[], other: readonly LineDrawn[]): readonly Id<'practice'>[] {
  const said = (lines: readonly LineDrawn[]) =>
    new Map(
      [...Map.groupBy(lines, ({ practice_id }) => practice_id)].map(([id, of]) => [
        id,
        of
          .map(facts)
          .toSorted((a, b) => a.localeCompare(b))
          .join('\n'),
      ]),
    )
  const [first, second] = [said(one), said(other)]
  return [...new Set([...first.keys(), ...second.keys()])].filter((id) => first.get(id) !== second.get(id))
}
