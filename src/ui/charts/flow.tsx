import { max, sum } from 'd3-array'
import { Chart } from './chart.tsx'
import type { ChartWords, FigureRow } from './chart.tsx'
import { at } from './scales.ts'
import { counted, figure } from '../../platform/values.ts'

/** Votes at each stage; null once the candidate is out. */
export type Candidate = { label: string; votes: readonly (number | null)[]; outcome?: 'elected' | 'excluded' }
/** Votes that moved between one stage and the next. `to` null is a vote that names nobody else. */
export type Transfer = { stage: number; from: string; to: string | null; votes: number }
type FlowProps = ChartWords & {
  stages: readonly string[]
  candidates: readonly Candidate[]
  transfers: readonly Transfer[]
}

const full = 240
const gap = 30
/** Hundredths of a drawing that may be many screens wide. */
const along = (position: number) => Math.round(position * 100) / 100
/** How much of the way from one stage to the next a bar takes, in hundredths. */
const barShare = 5
/** In rem: room for a name and a figure over every bar. */
const stageWidth = 10.5
const narrowest = 44
const mostSpoken = 6
/** A longer name would run into the next bar's. */
const longestName = 16
const cut = (name: string) => (name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name)

/** How votes pass between candidates from stage to stage: bars as tall as the votes, ribbons as wide as what moved. */
export function Flow({ stages, candidates, transfers, ...words }: FlowProps) {
  const most = max(stages.map((_, stage) => sum(candidates, (one) => one.votes[stage] ?? 0))) || 1
  const tall = (votes: number) => (votes / most) * full
  const x = (stage: number) => (stage / Math.max(1, stages.length)) * 100
  const wide = barShare / Math.max(1, stages.length)
  const bars = stages.map((_, stage) => {
    let y = gap + 20
    return candidates.map(({ label, votes, outcome }) => {
      const count = votes[stage] ?? null
      const top = y
      if (count !== null) y += tall(count) + gap
      return { label, outcome, count, top, leaving: top, arriving: top }
    })
  })
  const ribbons = bars.slice(0, -1).flatMap((now, stage) => {
    const next = bars[stage + 1] ?? []
    const moved = transfers.filter((one) => one.stage === stage && one.to !== null)
    const stays = now.map(({ label, count }) => ({
      from: label,
      to: label,
      votes: Math.min(count ?? 0, next.find((one) => one.label === label)?.count ?? 0),
    }))
    return [...stays, ...moved].flatMap(({ from, to, votes }) => {
      const start = now.find((one) => one.label === from)
      const end = next.find((one) => one.label === to)
      if (!start || !end || votes === 0) return []
      const [a, b, thick] = [start.leaving, end.arriving, tall(votes)]
      start.leaving += thick
      end.arriving += thick
      const [left, right] = [x(stage) + wide, x(stage + 1)]
      const middle = (left + right) / 2
      const d = `M${along(left)} ${at(a)}C${along(middle)} ${at(a)} ${along(middle)} ${at(b)} ${along(right)} ${at(b)}V${at(b + thick)}C${along(middle)} ${at(b + thick)} ${along(middle)} ${at(a + thick)} ${along(left)} ${at(a + thick)}Z`
      return [
        <path class={from === to ? 'stays' : 'moves'} d={d}>
          <title>{`${from} to ${to}: ${counted(votes, 'vote', 'votes')}`}</title>
        </path>,
      ]
    })
  })
  const height = Math.ceil(gap * (candidates.length + 1) + full + 20)
  // More than anybody listens to in one breath is left to the table.
  const spoken =
    stages.length > mostSpoken
      ? ['The figures are in the table below']
      : candidates.map(
          ({ label, votes, outcome }) =>
            `${label}: ${votes.map((count) => (count === null ? 'out' : figure(count))).join(', ')}${outcome ? `, ${outcome}` : ''}`,
        )
  const pairs = new Map<string, (number | string)[]>()
  for (const { stage, from, to, votes } of transfers) {
    const pair = `${from} to ${to ?? 'nobody'}`
    const moved = pairs.get(pair) ?? stages.map(() => '')
    pairs.set(pair, moved.with(stage + 1, votes))
  }
  const moves = [...pairs].map(([pair, moved]): FigureRow => [pair, ...moved])
  const rows = [
    ...candidates.map(({ label, votes }): FigureRow => [label, ...votes.map((count) => count ?? 'out')]),
    ...moves,
  ]
  return (
    <Chart {...words} table={{ head: ['', ...stages], rows }}>
      <div class="scroll" role="region" aria-label={`Drawing: ${words.title}`} tabindex={0}>
        <svg
          class="flow"
          width={`${Math.max(narrowest, stages.length * stageWidth)}rem`}
          height={height}
          role="img"
          aria-label={`${words.title}. ${spoken.join('; ')}`}
        >
          <svg aria-hidden="true" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
            {ribbons}
          </svg>
          {bars.map((stage, index) => (
            <>
              <text class="stage" x={`${along(x(index))}%`} y="14">
                {stages[index]}
              </text>
              {stage.map(
                ({ label, outcome, count, top }) =>
                  count !== null && (
                    <>
                      <rect
                        class={outcome === 'elected' ? 'series-1' : 'series-6'}
                        x={`${along(x(index))}%`}
                        width={`${along(wide)}%`}
                        y={at(top)}
                        height={at(Math.max(1, tall(count)))}
                      />
                      <text class="name" x={`${along(x(index))}%`} y={at(top) - 5}>
                        {cut(label)} {figure(count)}
                        {outcome === 'elected' && index === stages.length - 1 && ' ✓ elected'}
                      </text>
                    </>
                  ),
              )}
            </>
          ))}
        </svg>
      </div>
    </Chart>
  )
}
