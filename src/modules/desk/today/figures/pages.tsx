import { count, plainDay, thousands } from '../../../../platform/values.ts'
import { Panel } from '../../../../ui/lists.tsx'
import { SummaryList, type SummaryRow } from '../../../../ui/summary-list.tsx'
import type { Totals } from '../../../register/door.ts'

export type FiguresProps = {
  on: Temporal.PlainDate
  totals: Totals
  /** The day up to which the register is known, null where it isn’t; left out where the reader may not see. */
  known_up_to?: Temporal.PlainDate | null
}

const ago = (now: number, before: number) =>
  before === 0 ? undefined : `${thousands(before)} a year ago${now === before ? ', as now' : ''}`

function figures({ totals, known_up_to, on }: FiguresProps): SummaryRow[] {
  return [
    {
      label: 'Practices',
      value: <a href="/practices">{thousands(totals.practices)}</a>,
      note: ago(totals.practices, totals.practices_year_ago),
    },
    {
      label: 'Patients',
      value: <a href="/areas">{thousands(totals.patients)}</a>,
      note: totals.counted_on ? `counted by ${plainDay(totals.counted_on)}` : 'not counted',
    },
    ...(known_up_to === undefined
      ? []
      : [
          {
            label: 'Open data',
            value: <a href="/imports">{known_up_to ? `up to ${plainDay(known_up_to)}` : 'none yet'}</a>,
            note: known_up_to
              ? `${count(known_up_to.until(on).total({ unit: 'days' }), 'day')} old`
              : 'import the practices and the list sizes',
          },
        ]),
  ]
}

/** What the office looks after, as it stands today. */
export const Figures = (props: FiguresProps) => (
  <Panel title="What you look after">
    <SummaryList rows={figures(props)} />
  </Panel>
)
