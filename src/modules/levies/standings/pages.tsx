import { count, plainDay, poundsOf } from '../../../platform/values.ts'
import { StackedBars } from '../../../ui/charts/stacked-bars.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { periodWords } from '../runs/rules.ts'
import { drawn, sumOf, type RunStanding } from './rules.ts'

type StandingProps = {
  levy_id: string
  runs: readonly RunStanding[]
  today: Temporal.PlainDate
}

/** How a levy stands: what its latest runs came to, and what of it has come in. */
export const LevyStanding = ({ levy_id, runs, today }: StandingProps) => {
  if (runs.length === 0) return <p class="empty">Nothing has been charged by it yet.</p>
  const { charged, paid, written_off, owed } = sumOf(runs)
  const shown = runs.flatMap((run) => {
    const values = drawn(run)
    return values ? [{ label: periodWords({ from: run.period_from, to: run.period_to }), values }] : []
  })
  return (
    <>
      <Tiles
        tiles={[
          {
            label: 'Charged',
            value: poundsOf(charged),
            note: `by ${count(runs.length, 'issued run')}`,
            href: `/levies/runs?of=${levy_id}`,
          },
          {
            label: 'Received',
            value: poundsOf(paid),
            note: written_off > 0 && `${poundsOf(written_off)} was written off`,
          },
          { label: 'Owed', value: poundsOf(owed), href: `/levies/debts?levy=${levy_id}` },
        ]}
      />
      <Panel title="How it stands">
        <StackedBars
          title="What has come in of each run"
          unit="pounds"
          base={{ of: count(runs.length, 'issued run'), as_at: `as at ${plainDay(today)}` }}
          parts={[
            { label: 'Received', mark: 'series-1' },
            { label: 'Written off', mark: 'series-3' },
            { label: 'Owed', mark: 'series-2' },
          ]}
          stacks={shown}
        />
      </Panel>
    </>
  )
}
