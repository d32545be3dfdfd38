import { area, line } from 'd3-shape'
import { Chart, isNumber } from './chart.tsx'
import type { ChartWords, FigureRow, Value } from './chart.tsx'
import { apart, at, percent, scaleOver } from './scales.ts'
import { figure } from '../../platform/values.ts'

export type Line = { label: string; values: readonly Value[] }
/** The spread that the first line lies in. */
export type Band = { label: string; low: readonly (number | null)[]; high: readonly (number | null)[] }
type LinesProps = ChartWords & { times: readonly string[]; lines: readonly Line[]; band?: Band; from_zero?: boolean }

const height = 220

export function Lines({ times, lines, band, from_zero = false, ...words }: LinesProps) {
  const every = [...lines.flatMap((one) => one.values), ...(band?.low ?? []), ...(band?.high ?? [])]
  const y = scaleOver(every, [height - 10, 10], { from_zero }).nice(4)
  const x = (index: number) => (times.length === 1 ? 50 : (index / (times.length - 1)) * 100)
  const path = line<Value>(
    (_, i) => at(x(i)),
    (value) => at(y(Number(value))),
  ).defined(isNumber)
  const spread = area<number>(
    (i) => at(x(i)),
    (i) => at(y(band?.low[i] ?? 0)),
    (i) => at(y(band?.high[i] ?? 0)),
  ).defined((i) => isNumber(band?.low[i] ?? null) && isNumber(band?.high[i] ?? null))
  const drawn = lines.map(({ label, values }, index) => {
    const end = values.findLastIndex(isNumber)
    return {
      label,
      values,
      end,
      last: isNumber(values[end] ?? null) ? Number(values[end]) : null,
      mark: `series-${(index % 6) + 1}`,
    }
  })
  const named = apart(
    drawn.flatMap(({ label, last, mark }) => (last === null ? [] : [{ label, last, mark, y: y(last) }])),
    16,
  )
  const names = Math.min(150, 14 + 7 * Math.max(0, ...named.map(({ label }) => label.length)))
  const head = ['', ...lines.map((one) => one.label), ...(band ? [`${band.label}, low`, `${band.label}, high`] : [])]
  const table = times.map((time, i): FigureRow => [
    time,
    ...lines.map((one) => one.values[i] ?? null),
    ...(band ? [band.low[i] ?? null, band.high[i] ?? null] : []),
  ])
  const spoken = drawn.map(
    ({ label, values, last }) =>
      `${label}: from ${figure(values.find(isNumber) ?? 0)} to ${last === null ? 'not known' : figure(last)}`,
  )
  return (
    <Chart {...words} table={{ head, rows: table }}>
      {band && <p class="direct">The band is {band.label}.</p>}
      <div class="plot" role="img" aria-label={`${words.title}. ${times[0]} to ${times.at(-1)}. ${spoken.join('; ')}`}>
        <svg aria-hidden="true" class="scale" width="52" height={height + 24}>
          {y.ticks(4).map((tick) => (
            <text x="46" y={at(y(tick)) + 4}>
              {figure(tick)}
            </text>
          ))}
        </svg>
        <svg aria-hidden="true" class="plane" width="100%" height={height + 24}>
          {y.ticks(4).map((tick) => (
            <line class="rule" x1="0" x2="100%" y1={at(y(tick))} y2={at(y(tick))} />
          ))}
          <svg aria-hidden="true" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
            {band && <path class="band" d={spread(times.map((_, i) => i)) ?? ''} />}
            {drawn.map(({ values, mark }) => (
              <path class={`line ${mark}`} d={path(values) ?? ''} />
            ))}
          </svg>
          {drawn.map(({ label, values, mark, end, last }) => (
            <>
              {last !== null && (
                <circle class={mark} cx={percent(x(end))} cy={at(y(last))} r="3.5">
                  <title>{`${label}: ${figure(last)}`}</title>
                </circle>
              )}
              {values.map(
                (value, i) =>
                  value === 'suppressed' && (
                    <text class="held-back-mark" x={percent(x(i))} y={height - 2}>
                      ×<title>{`${label}, ${times[i]}: held back`}</title>
                    </text>
                  ),
              )}
            </>
          ))}
          <text class="first" x="0" y={height + 18}>
            {times[0]}
          </text>
          {times.length > 1 && (
            <text class="last" x="100%" y={height + 18}>
              {times.at(-1)}
            </text>
          )}
        </svg>
        <svg aria-hidden="true" class="names" width={names} height={height + 24}>
          {named.map(({ label, mark, y }) => (
            <text class={`name ${mark}`} x="8" y={at(y) + 4}>
              {label}
            </text>
          ))}
        </svg>
      </div>
    </Chart>
  )
}
