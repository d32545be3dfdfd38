import type { Child } from 'hono/jsx'
import { NotKnown, Suppressed } from '../tag.tsx'
import { figure } from '../../platform/values.ts'

/** A figure, one that isn't known, or one held back because it could give somebody away. */
export type Value = number | null | 'suppressed'

export const isNumber = (value: number | string | null): value is number =>
  typeof value === 'number' && Number.isFinite(value)

/** What every chart must say. */
export type ChartWords = {
  /** What it shows, as a sentence if it can be one: "Red practices have doubled since June". */
  title: string
  /** How many it rests on and as at when: "112 of 128 practices", "week of 2 March 2026". */
  base: { of: string; as_at: string }
  method?: string
  /** What the figures count, for the table and for those who hear the chart: "contacts a day". */
  unit?: string
}

/** A row's name and its figures. Any other word stands as it is: "out". */
export type FigureRow = readonly [string, ...(number | string | null)[]]

type ChartProps = ChartWords & {
  /** `links` are where each row's own page is, where it has one. */
  table: { head: readonly string[]; rows: readonly FigureRow[]; links?: readonly (string | undefined)[] }
  children: Child
}

export function Shown({ value }: { value: number | string | null }) {
  if (value === 'suppressed') return <Suppressed />
  if (typeof value === 'string') return <>{value}</>
  return isNumber(value) ? <>{figure(value)}</> : <NotKnown />
}

/** Title, drawing, base and method, and the figures themselves: none of them can be left off. */
export function Chart({ title, base, method, unit, table, children }: ChartProps) {
  const suppressed = table.rows.some((row) => row.includes('suppressed'))
  return (
    <figure class="chart">
      <figcaption>
        <strong>{title}</strong>
        {unit && <span class="note">{unit}</span>}
      </figcaption>
      {table.rows.length === 0 ? <p class="empty">There are no figures to draw.</p> : children}
      <p class="base">
        Base: {base.of}, {base.as_at}.
        {suppressed && ' Figures so small that they could give somebody away are held back.'}
        {method && <> {method}</>}
      </p>
      <details>
        <summary>The figures</summary>
        <div class="scroll" role="region" aria-label={`The figures: ${title}`} tabindex={0}>
          <table>
            <thead>
              <tr>
                {table.head.map((heading, index) =>
                  heading === '' ? (
                    <td></td>
                  ) : (
                    <th scope="col" class={index === 0 ? undefined : 'is-number'}>
                      {heading}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([label, ...values], index) => (
                <tr>
                  <th scope="row">{table.links?.[index] ? <a href={table.links[index]}>{label}</a> : label}</th>
                  {values.map((value) => (
                    <td class="is-number">
                      <Shown value={value} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
