import { line } from 'd3-shape'
import { isNumber } from './chart.tsx'
import type { Value } from './chart.tsx'
import { at, scaleOver } from './scales.ts'
import { figure } from '../../platform/values.ts'

type SparklineProps = { values: readonly Value[]; /** "list size, October 2024 to November 2026" */ about: string }

/** As big as a word, inside a table's cell: the shape and where it ended. */
export function Sparkline({ values, about }: SparklineProps) {
  const known = values.filter(isNumber)
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return <span class="unseen">{about}: no figures</span>
  const x = (index: number) => at(values.length === 1 ? 35 : 2 + (index / (values.length - 1)) * 66)
  const y = scaleOver(values, [17, 3], { from_zero: false })
  const path = line<Value>(
    (_, index) => x(index),
    (value) => at(y(isNumber(value) ? value : 0)),
  ).defined(isNumber)(values)
  const end = values.lastIndexOf(last)
  return (
    <svg
      class="sparkline"
      width="72"
      height="20"
      role="img"
      aria-label={`${about}: from ${figure(first)} to ${figure(last)}`}
    >
      {known.length > 1 && <path d={path ?? ''} />}
      <circle cx={x(end)} cy={at(y(last))} r="2" />
    </svg>
  )
}
