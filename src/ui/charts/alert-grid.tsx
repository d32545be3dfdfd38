import { Chart } from './chart.tsx'
import type { ChartWords } from './chart.tsx'
import { Legend, Rows } from './rows.tsx'
import type { Key } from './rows.tsx'
import { percent } from './scales.ts'

/** A state by its place in `states`, nothing where nothing came, or `outside` where nothing was asked. */
export type AlertCell = number | null | 'outside'
export type AlertRow = { label: string; href?: string; cells: readonly AlertCell[] }

/** Who said what when: each cell carries its letter, so that colour only helps the eye. */
export function AlertGrid({
  states,
  columns,
  rows,
  ...words
}: ChartWords & { states: readonly Key[]; columns: readonly string[]; rows: readonly AlertRow[] }) {
  const width = 100 / Math.max(1, columns.length)
  const word = (cell: AlertCell) =>
    cell === 'outside' ? 'not asked' : cell === null ? 'no return' : (states[cell]?.label ?? '')
  const drawn = rows.map(({ label, cells }) => ({
    label,
    title: label,
    drawing: cells.map((cell, index) => {
      const mark = typeof cell === 'number' ? states[cell]?.mark : undefined
      return (
        <>
          {mark && <rect class={`${mark} part`} x={percent(index * width)} width={percent(width)} height="18" />}
          {cell !== 'outside' && (
            <text class={mark ? `on ${mark}` : 'held-back-mark'} x={percent((index + 0.5) * width)} y="13.5">
              {mark ? word(cell).slice(0, 1) : '–'}
            </text>
          )}
        </>
      )
    }),
  }))
  // As many dates as have room, counted from the last.
  const axis = columns.flatMap((column, index) =>
    (columns.length - 1 - index) % Math.ceil(columns.length / 5) === 0
      ? [
          <text x={percent((index + 0.5) * width)} y="14">
            {column.replace(/ \d{4}$/, '')}
          </text>,
        ]
      : [],
  )
  return (
    <Chart
      {...words}
      table={{
        head: ['', ...columns],
        rows: rows.map(({ label, cells }) => [label, ...cells.map(word)]),
        links: rows.map(({ href }) => href),
      }}
    >
      <Legend keys={states} />
      <div class="heat">
        <Rows
          label={`${words.title}. ${rows.length} rows, ${columns.length} weeks from ${columns[0] ?? ''} to ${columns.at(-1) ?? ''}; the figures are in the table below.`}
          rows={drawn}
          axis={axis}
        />
      </div>
    </Chart>
  )
}
