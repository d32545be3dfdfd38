import { Chart } from './chart.tsx'
import type { ChartWords } from './chart.tsx'
import { Legend, Rows } from './rows.tsx'
import type { Key } from './rows.tsx'
import { percent } from './scales.ts'

/** A state by its place in `states`, nothing where nothing came, or `outside` where nothing was asked. */
export type AlertCell = number | null | 'outside'
export type AlertRow = { label: string; href?: string; cells: readonly AlertCell[] }

/** Cells that follow one another and are alike. */
function runsOf(cells: readonly AlertCell[]) {
  const runs: { readonly cell: AlertCell; readonly first: number; cells: number }[] = []
  for (const [index, cell] of cells.entries()) {
    const run = runs.at(-1)
    if (run?.cell === cell) run.cells += 1
    else runs.push({ cell, first: index, cells: 1 })
  }
  return runs
}

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
  const middle = (index: number) => percent((index + 0.5) * width)
  const drawn = rows.map(({ label, cells }) => ({
    label,
    title: label,
    // Sixty rows of a year are thousands of cells: alike neighbours are one bar, and all letters of a kind one text.
    drawing: [
      ...runsOf(cells).flatMap(({ cell, first, cells: long }) => {
        const mark = typeof cell === 'number' ? states[cell]?.mark : undefined
        return mark
          ? [<rect class={`${mark} part`} x={percent(first * width)} width={percent(long * width)} height="18" />]
          : []
      }),
      ...[...states.keys(), null].flatMap((kind) => {
        const places = cells.flatMap((cell, index) => (cell === kind ? [index] : []))
        const mark = kind === null ? undefined : states[kind]?.mark
        const letter = mark ? word(kind).slice(0, 1) : '–'
        return places.length === 0
          ? []
          : [
              <text class={mark ? `on ${mark}` : 'held-back-mark'} x={places.map(middle).join(' ')} y="13.5">
                {letter.repeat(places.length)}
              </text>,
            ]
      }),
    ],
  }))
  // As many dates as have room, counted from the last.
  const axis = columns.flatMap((column, index) =>
    (columns.length - 1 - index) % Math.ceil(columns.length / 5) === 0
      ? [
          <text x={middle(index)} y="14">
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
