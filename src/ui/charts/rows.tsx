import type { Child } from 'hono/jsx'

export type DrawnRow = { label: string; drawing: Child; value?: Child; title: string }

/**
 * Names, drawings and figures in three columns. Each drawing is an SVG as wide as its column, measured in per cent: the
 * names are ordinary text, so they wrap and keep their size on a phone.
 */
export const Rows = ({ label, rows, axis }: { label: string; rows: readonly DrawnRow[]; axis?: Child }) => (
  <div class="chart-rows" role="img" aria-label={label}>
    {rows.map((row) => (
      <div class="chart-row">
        <span class="label">{row.label}</span>
        <svg width="100%" height="18" aria-hidden="true">
          <title>{row.title}</title>
          {row.drawing}
        </svg>
        <span class="value">{row.value}</span>
      </div>
    ))}
    {axis && (
      <div class="chart-row axis">
        <span class="label" />
        <svg width="100%" height="20" aria-hidden="true">
          {axis}
        </svg>
        <span class="value" />
      </div>
    )}
  </div>
)

/** The colour of a thing: one of the series, or an alert state where it is one. */
export type Mark = `series-${1 | 2 | 3 | 4 | 5 | 6}` | 'green' | 'amber' | 'red' | 'black'

export type Key = { label: string; mark: Mark }

/** Only where words can't stand on the thing itself. */
export const Legend = ({ keys }: { keys: readonly Key[] }) => (
  <ul class="legend">
    {keys.map(({ label, mark }) => (
      <li>
        <svg width="12" height="12" aria-hidden="true">
          <rect width="12" height="12" rx="2" class={mark} />
        </svg>
        {label}
      </li>
    ))}
  </ul>
)
