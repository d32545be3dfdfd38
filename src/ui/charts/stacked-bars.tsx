import { sum } from 'd3-array'
import { Chart, isNumber } from './chart.tsx'
import type { ChartWords, Value } from './chart.tsx'
import { Legend, Rows } from './rows.tsx'
import type { Key } from './rows.tsx'
import { percent } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type Stack = { label: string; values: readonly Value[] }

/** How a whole divides: every bar is as long as every other. A bar with a part held back isn't drawn, or its gap would tell. */
export function StackedBars({
  parts,
  stacks,
  ...words
}: ChartWords & { parts: readonly Key[]; stacks: readonly Stack[] }) {
  const rows = stacks.map(({ label, values }) => {
    const isHeldBack = values.includes('suppressed')
    const total = sum(values.filter(isNumber))
    let before = 0
    const drawn = parts.map(({ mark, label: part }, index) => {
      const value = values[index] ?? null
      const share = isNumber(value) && total > 0 ? (value / total) * 100 : 0
      const x = before
      before += share
      return { mark, part, value, x, share }
    })
    const known = drawn
      .filter(({ value }) => isNumber(value))
      .map(({ part, value }) => `${part} ${figure(Number(value))}`)
    return {
      label,
      title: isHeldBack ? `${label}: held back` : `${label}: ${known.join(', ') || 'not known'}`,
      value: isHeldBack ? 'held back' : figure(total),
      drawing: isHeldBack ? (
        <rect class="held-back" width="100%" y="1" height="16" rx="1.5" />
      ) : (
        drawn.map(({ mark, value, x, share }) => (
          <>
            <rect class={`${mark} part`} x={percent(x)} width={percent(share)} y="1" height="16" />
            {share >= 12 && (
              <text class={`on ${mark}`} x={percent(x + share / 2)} y="13">
                {figure(Number(value))}
              </text>
            )}
          </>
        ))
      ),
    }
  })
  return (
    <Chart
      {...words}
      table={{
        head: ['', ...parts.map((part) => part.label)],
        rows: stacks.map(({ label, values }) => [label, ...values]),
      }}
    >
      <Legend keys={parts} />
      <Rows label={`${words.title}. ${rows.map((row) => row.title).join('; ')}`} rows={rows} />
    </Chart>
  )
}
