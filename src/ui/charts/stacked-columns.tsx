import { sum } from 'd3-array'
import { Chart, isNumber } from './chart.tsx'
import type { ChartWords, Value } from './chart.tsx'
import { Legend } from './rows.tsx'
import type { Key } from './rows.tsx'
import { at, percent } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type StackedColumn = {
  label: string
  values: readonly Value[]
  /** What its figures rest on, for the table. */
  note?: string
  /** A letter under it that a sentence below explains. */
  mark?: string
}

const height = 150

/** How a whole divides as time goes: every column is as tall as every other, and a time without figures is a gap. */
export function StackedColumns({
  parts,
  columns,
  marks,
  note,
  ...words
}: ChartWords & { parts: readonly Key[]; columns: readonly StackedColumn[]; marks?: string; note: string }) {
  const width = 100 / Math.max(1, columns.length)
  const drawn = columns.map(({ label, values, mark }, index) => {
    const total = sum(values.filter(isNumber))
    let below = 0
    return (
      <>
        {values.includes('suppressed') ? (
          <rect class="held-back" x={percent(index * width)} width={percent(width)} y="1" height={height - 2}>
            <title>{`${label}: held back`}</title>
          </rect>
        ) : (
          parts.map((part, place) => {
            const value = values[place]
            const tall = isNumber(value ?? null) && total > 0 ? (Number(value) / total) * height : 0
            below += tall
            return (
              tall > 0 && (
                <rect
                  class={`${part.mark} part`}
                  x={percent(index * width)}
                  width={percent(width)}
                  y={at(height - below)}
                  height={at(tall)}
                >
                  <title>{`${label}: ${part.label} ${figure(Number(value))}`}</title>
                </rect>
              )
            )
          })
        )}
        {mark && (
          <text class="held-back-mark" x={percent((index + 0.5) * width)} y={height + 12}>
            {mark}
          </text>
        )}
      </>
    )
  })
  const said = ({ label, values }: StackedColumn) =>
    values.includes('suppressed')
      ? `${label}: held back`
      : `${label}: ${parts.map((part, place) => `${part.label} ${isNumber(values[place] ?? null) ? figure(Number(values[place])) : 'not known'}`).join(', ')}`
  const last = columns.at(-1)
  return (
    <Chart
      {...words}
      table={{
        head: ['', ...parts.map((part) => part.label), note],
        rows: columns.map((column) => [column.label, ...column.values, column.note ?? '']),
      }}
    >
      <Legend keys={parts} />
      <div
        class="plot"
        role="img"
        aria-label={`${words.title}. ${columns.length} weeks from ${columns[0]?.label ?? ''}. ${last ? said(last) : ''}`}
      >
        <svg aria-hidden="true" class="scale" width="42" height={height + 34}>
          {[0, 50, 100].map((share) => (
            <text x="38" y={at(height - (share / 100) * height) + (share === 100 ? 11 : 0)}>
              {share}%
            </text>
          ))}
        </svg>
        <svg aria-hidden="true" class="plane" width="100%" height={height + 34}>
          <line class="rule" x1="0" x2="100%" y1={height} y2={height} />
          {drawn}
          <text class="first" x="0" y={height + 30}>
            {columns[0]?.label}
          </text>
          {columns.length > 1 && (
            <text class="last" x="100%" y={height + 30}>
              {last?.label}
            </text>
          )}
        </svg>
      </div>
      {marks && columns.some(({ mark }) => mark) && <p class="direct">{marks}</p>}
    </Chart>
  )
}
