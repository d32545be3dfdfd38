import { scaleQuantize } from 'd3-scale'
import { Chart, isNumber } from './chart.tsx'
import type { ChartWords, Value } from './chart.tsx'
import { Rows } from './rows.tsx'
import { percent, scaleOver } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type HeatRow = { label: string; values: readonly Value[] }

/** Each cell carries its figure; the shade only helps the eye find it. */
export function HeatGrid({
  columns,
  rows,
  ...words
}: ChartWords & { columns: readonly string[]; rows: readonly HeatRow[] }) {
  const all = rows.flatMap((row) => row.values)
  const [low = 0, high = 1] = scaleOver(all, [0, 1], { from_zero: false }).domain()
  const shade = scaleQuantize([low, high], [1, 2, 3, 4, 5])
  const width = 100 / columns.length
  const drawn = rows.map(({ label, values }) => ({
    label,
    title: `${label}: ${values.map((value, index) => `${columns[index]} ${isNumber(value) ? figure(value) : value === 'suppressed' ? 'held back' : 'not known'}`).join(', ')}`,
    drawing: values.map((value, index) => {
      const mark = isNumber(value) ? `heat-${shade(value)}` : value === 'suppressed' ? 'held-back' : 'missing'
      return (
        <>
          <rect class={`${mark} part`} x={percent(index * width)} width={percent(width)} height="18" />
          {isNumber(value) && (
            <text class={`on ${mark}`} x={percent((index + 0.5) * width)} y="13.5">
              {figure(value)}
            </text>
          )}
        </>
      )
    }),
  }))
  const axis = columns.map((column, index) => (
    <text x={percent((index + 0.5) * width)} y="14">
      {column}
    </text>
  ))
  return (
    <Chart {...words} table={{ head: ['', ...columns], rows: rows.map(({ label, values }) => [label, ...values]) }}>
      <div class="heat">
        <Rows label={`${words.title}. ${drawn.map((row) => row.title).join('; ')}`} rows={drawn} axis={axis} />
      </div>
    </Chart>
  )
}
