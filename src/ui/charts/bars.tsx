import { Chart, Shown, isNumber } from './chart.tsx'
import type { ChartWords, Value } from './chart.tsx'
import { Rows } from './rows.tsx'
import type { Mark } from './rows.tsx'
import { percent, scaleOver } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type Bar = { label: string; value: Value; mark?: Mark }

const spoken = (value: Value) => (value === 'suppressed' ? 'held back' : isNumber(value) ? figure(value) : 'not known')

/** A bar that is held back is a dashed outline along its whole track, so that its length says nothing. */
export function Bars({ bars, column, ...words }: ChartWords & { bars: readonly Bar[]; column: string }) {
  const x = scaleOver(
    bars.map((bar) => bar.value),
    [0, 100],
    { from_zero: true },
  )
  const rows = bars.map(({ label, value, mark = 'series-1' }) => ({
    label,
    title: `${label}: ${spoken(value)}`,
    value: <Shown value={value} />,
    drawing: isNumber(value) ? (
      <>
        <rect
          class={mark}
          x={percent(Math.min(x(0), x(value)))}
          width={percent(Math.abs(x(value) - x(0)))}
          y="3"
          height="12"
          rx="1.5"
        />
        <line class="zero" x1={percent(x(0))} x2={percent(x(0))} y1="0" y2="18" />
      </>
    ) : value === 'suppressed' ? (
      <rect class="held-back" x="0" width="100%" y="3" height="12" rx="1.5" />
    ) : null,
  }))
  return (
    <Chart {...words} table={{ head: ['', column], rows: bars.map(({ label, value }) => [label, value]) }}>
      <Rows label={`${words.title}. ${rows.map((row) => row.title).join('; ')}`} rows={rows} />
    </Chart>
  )
}
