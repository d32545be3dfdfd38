import { max, sum } from 'd3-array'
import { Chart } from './chart.tsx'
import type { ChartWords, FigureRow } from './chart.tsx'
import { at, percent } from './scales.ts'
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

/** How votes pass between candidates from stage to stage: bars as tall as the votes, ribbons as wide as what moved. */
export function Flow({ stages, candidates, transfers, ...words }: FlowProps) {
  const most = max(stages.map((_, stage) => sum(candidates, (one) => one.votes[stage] ?? 0))) || 1
  const tall = (votes: number) => (votes / most) * full
  const x = (stage: number) => 1 + (stage / Math.max(1, stages.length)) * 100
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
      const [left, right] = [x(stage) + 1.2, x(stage + 1)]
      const middle = (left + right) / 2
      const d = `M${at(left)} ${at(a)}C${at(middle)} ${at(a)} ${at(middle)} ${at(b)} ${at(right)} ${at(b)}V${at(b + thick)}C${at(middle)} ${at(b + thick)} ${at(middle)} ${at(a + thick)} ${at(left)} ${at(a + thick)}Z`
      return [
        <path class={from === to ? 'stays' : 'moves'} d={d}>
          <title>{`${from} to ${to}: ${counted(votes, 'vote', 'votes')}`}</title>
        </path>,
      ]
    })
  })
  const height = Math.ceil(gap * (candidates.length + 1) + full + 20)
  const spoken = candidates.map(
    ({ label, votes, outcome }) =>
      `${label}: ${votes.map((count) => (count === null ? 'out' : figure(count))).join(', ')}${outcome ? `, ${outcome}` : ''}`,
  )
  const moves = transfers.map(({ stage, from, to, votes }): FigureRow => [
    `${from} to ${to ?? 'nobody'}`,
    ...stages.map((_, index) => (index === stage + 1 ? votes : '')),
  ])
  const rows = [
    ...candidates.map(({ label, votes }): FigureRow => [label, ...votes.map((count) => count ?? 'out')]),
    ...moves,
  ]
  return (
    <Chart {...words} table={{ head: ['', ...stages], rows }}>
      <div class="scroll" role="region" aria-label={`Drawing: ${words.title}`} tabindex={0}>
        <svg class="flow" width="100%" height={height} role="img" aria-label={`${words.title}. ${spoken.join('; ')}`}>
          <svg aria-hidden="true" width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
            {ribbons}
          </svg>
          {bars.map((stage, index) => (
            <>
              <text class="stage" x={percent(x(index))} y="14">
                {stages[index]}
              </text>
              {stage.map(
                ({ label, outcome, count, top }) =>
                  count !== null && (
                    <>
                      <rect
                        class={outcome === 'elected' ? 'series-1' : 'series-6'}
                        x={percent(x(index))}
                        width="1.2%"
                        y={at(top)}
                        height={at(Math.max(1, tall(count)))}
                      />
                      <text class="name" x={percent(x(index))} y={at(top) - 5}>
                        {label} {figure(count)}
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
