import type { Frame } from '../../../../platform/routes.ts'
import { count, pounds, wholePence, type Id } from '../../../../platform/values.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { exampleDifference } from '../../differences/pages.tsx'
import type { RunDifference } from '../../differences/reads.ts'
import { differenceSaid } from '../../differences/rules.ts'
import type { RunFigures } from '../../lines/reads.ts'
import type { Run } from '../reads.ts'
import { Uncollected } from '../pages.tsx'
import { runWords } from '../rules.ts'

/** What is asked before a run is moved on. */
export type Asked = 'check' | 'issue' | 'drop'

export type MovePageProps = {
  frame: Frame
  run: Pick<Run, 'id' | 'levy_name' | 'levy_ended_on' | 'period_from' | 'period_to' | 'drafted_by'>
  move: Asked
  figures: Pick<RunFigures, 'practices' | 'total_pence' | 'not_charged' | 'asked' | 'adjustments'> | undefined
  /** Practices that it charges, and from whom nobody collects. */
  uncollected: number
  /** From the run issued before it. */
  difference: Pick<RunDifference, 'total_pence' | 'before'> | undefined
  refusal?: string
}

const words = {
  check: { verb: 'Say that this run is right', button: 'It is checked' },
  issue: { verb: 'Issue this run', button: 'Issue the run' },
  drop: { verb: 'Throw this run away', button: 'Throw the run away' },
} as const satisfies Record<Asked, { verb: string; button: string }>

function consequences({ move, figures, difference, run }: MovePageProps): readonly string[] {
  const { practices = 0, total_pence = wholePence(0), not_charged = 0, asked = 0, adjustments = 0 } = figures ?? {}
  const beside = difference ? `, ${differenceSaid(difference.total_pence, difference.before)}` : ''
  const comes = `${count(practices, 'practice')} charged, ${count(adjustments, 'correction')}: ${pounds(total_pence)} in all${beside}.`
  if (move === 'drop') return [comes, 'Its lines go. That it was drafted, and by whom, stays in the record.']
  const left = `${count(not_charged, 'line')} not charged, ${asked} of them to be answered; a later run can charge them.`
  return move === 'check'
    ? [comes, left, `${run.drafted_by} drafted it. Whoever issues it is somebody else, too.`]
    : [
        comes,
        left,
        'Its papers are numbered and printed, and what each collector is to deduct stands under Schedules.',
        'It stands in the books from now, and never changes: whatever is wrong is corrected by a later run.',
      ]
}

export const MovePage = (props: MovePageProps) => {
  const { frame, run, move, uncollected, refusal } = props
  const period = runWords(run)
  const at = `/levies/runs/${run.id}`
  return (
    <Office
      frame={frame}
      title={words[move].verb}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Runs', href: '/levies/runs' },
        { label: period, href: at },
      ]}
    >
      <Confirm
        action={`${at}/${move}`}
        question={`${words[move].verb}: ${run.levy_name}, ${period}?`}
        consequences={consequences(props)}
        button={words[move].button}
        cancel_href={at}
        is_danger={move === 'drop'}
        refusal={refusal}
      >
        {move !== 'drop' && uncollected > 0 && <Uncollected practices={uncollected} />}
      </Confirm>
    </Office>
  )
}

const day = (text: string) => Temporal.PlainDate.from(text)
const shown = {
  frame: previewFrame,
  run: {
    id: '1' as Id<'run'>,
    levy_name: 'Statutory levy',
    levy_ended_on: null,
    period_from: day('2026-10-01'),
    period_to: day('2026-12-31'),
    drafted_by: 'Denise Fallow',
  },
  figures: { practices: 128, total_pence: wholePence(12_975_168), not_charged: 3, asked: 2, adjustments: 1 },
  difference: exampleDifference,
  uncollected: 0,
} as const

export const previews = {
  check: () => <MovePage {...shown} move="check" />,
  issue: () => <MovePage {...shown} move="issue" />,
  'issue a levy’s first': () => <MovePage {...shown} difference={undefined} move="issue" />,
  'collected by nobody': () => <MovePage {...shown} uncollected={2} move="issue" />,
  drop: () => <MovePage {...shown} move="drop" />,
  refused: () => (
    <MovePage
      {...shown}
      move="issue"
      refusal="What it is drawn from has changed since. Draw it up again, and have it checked."
    />
  ),
}
