import { Chart, Shown, isNumber } from './chart.tsx'
import type { ChartWords, FigureRow, Value } from './chart.tsx'
import { Rows } from './rows.tsx'
import { percent, scaleOver } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type Whisker = { label: string; value: Value; low: number | null; high: number | null }

/** An estimate and how sure it is. `against` is a figure to compare with, such as England's. */
export function Whiskers({
  whiskers,
  column,
  against,
  ...words
}: ChartWords & { whiskers: readonly Whisker[]; column: string; against?: { label: string; value: number } }) {
  const x = scaleOver(
    [
      ...whiskers.flatMap(({ value, low, high }) => (isNumber(value) ? [value, low, high] : [])),
      against?.value ?? null,
    ],
    [3, 97],
    {
      from_zero: false,
    },
  ).nice(4)
  const line = against && (
    <line class="against" x1={percent(x(against.value))} x2={percent(x(against.value))} y1="0" y2="18" />
  )
  const rows = whiskers.map(({ label, value, low, high }) => ({
    label,
    title: isNumber(value)
      ? `${label}: ${figure(value)}${low !== null && high !== null ? ` (${figure(low)} to ${figure(high)})` : ''}`
      : `${label}: no figure`,
    value: <Shown value={value} />,
    drawing: (
      <>
        {line}
        {isNumber(value) && low !== null && high !== null && (
          <line class="whisker" x1={percent(x(low))} x2={percent(x(high))} y1="9" y2="9" />
        )}
        {isNumber(value) && <circle class="series-1" cx={percent(x(value))} cy="9" r="4.5" />}
        {value === 'suppressed' && <rect class="held-back" width="100%" y="3" height="12" rx="1.5" />}
      </>
    ),
  }))
  const axis = x.ticks(4).map((tick) => (
    <text x={percent(x(tick))} y="14">
      {figure(tick)}
    </text>
  ))
  const table = whiskers.map(({ label, value, low, high }): FigureRow =>
    value === 'suppressed' ? [label, value, value, value] : [label, value, low, high],
  )
  return (
    <Chart {...words} table={{ head: ['', column, 'Low', 'High'], rows: table }}>
      {against && (
        <p class="direct">
          The line is {against.label}, {figure(against.value)}.
        </p>
      )}
      <Rows label={`${words.title}. ${rows.map((row) => row.title).join('; ')}`} rows={rows} axis={axis} />
    </Chart>
  )
}
