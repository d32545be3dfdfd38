import type { Frame } from '../../../platform/routes.ts'
import { count, pounds, thousands, wholePence, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Run } from '../runs/reads.ts'
import { periodWords } from '../runs/rules.ts'
import type { CorrectionListed, RunIssued } from './reads.ts'

export type EarlierRun = RunIssued & { readonly corrections: readonly CorrectionListed[] }

export type CorrectionsPageProps = {
  frame: Frame
  run: Pick<Run, 'id' | 'levy_name' | 'period_from' | 'period_to' | 'state'>
  /** All that it can correct, the latest first, and those of which something is to be corrected. */
  looked_at: readonly RunIssued[]
  earlier: readonly EarlierRun[]
  /** The page of each list that is as long. */
  number: number
  may_keep: boolean
  refusal?: string
}

const pageSize = 100

const Earlier = ({
  run,
  earlier: { corrections, ...earlier },
  number,
  may_keep,
}: Pick<CorrectionsPageProps, 'run' | 'number' | 'may_keep'> & { earlier: EarlierRun }) => {
  const at = Math.min(number, Math.max(1, Math.ceil(corrections.length / pageSize)))
  const total = wholePence(corrections.reduce((sum, { amount_pence }) => sum + amount_pence, 0))
  return (
    <Panel title={periodWords(earlier)} note={`${pounds(total)} in all`}>
      <Table
        label={`Corrections of ${periodWords(earlier)}`}
        nouns={['correction', 'corrections']}
        href={`/levies/runs/${run.id}/corrections`}
        rows={corrections.slice((at - 1) * pageSize, at * pageSize)}
        paged={{ number: at, size: pageSize, total: corrections.length }}
        empty="Nothing to correct."
        columns={[
          {
            key: 'name',
            label: 'Practice',
            cell: ({ name, ods_code }) => (
              <>
                {name} <span class="note">{ods_code}</span>
              </>
            ),
          },
          { key: 'amount_pence', label: 'To add', kind: 'money', cell: ({ amount_pence }) => pounds(amount_pence) },
          { key: 'why', label: 'Why', is_long: true, cell: ({ why }) => why },
        ]}
      />
      {may_keep && run.state === 'draft' && (
        <PostButton action={`/levies/runs/${run.id}/corrections`} hidden={{ corrected_id: earlier.id }}>
          Add {corrections.length === 1 ? 'it' : `these ${count(corrections.length, 'correction')}`} to the draft
        </PostButton>
      )}
    </Panel>
  )
}

const periodOfAll = (runs: readonly RunIssued[]) => {
  const [latest, first] = [runs[0], runs.at(-1)]
  return latest && first ? periodWords({ from: first.from, to: latest.to }) : ''
}

export const CorrectionsPage = ({
  frame,
  run,
  looked_at,
  earlier,
  number,
  may_keep,
  refusal,
}: CorrectionsPageProps) => (
  <Office
    frame={frame}
    title="Correct earlier runs"
    errors={Boolean(refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Runs', href: '/levies/runs' },
      { label: periodWords({ from: run.period_from, to: run.period_to }), href: `/levies/runs/${run.id}` },
    ]}
    head={
      <PageHead
        kind={run.levy_name}
        title="Correct earlier runs"
        about="A list size that was put right late, a closing that was missed, a mandate that was dated back: what earlier runs would charge now, against what was issued. They stay as they are; this draft adds the differences."
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    {looked_at.length === 0 ? (
      <p class="empty">No run of this levy was issued for the two years before it.</p>
    ) : (
      <p>
        {earlier.length === 0
          ? `Nothing to correct: of the ${count(looked_at.length, 'run')} for ${periodOfAll(looked_at)}, what was issued is what would be charged now.`
          : `Of the ${count(looked_at.length, 'run')} for ${periodOfAll(looked_at)}, ${thousands(earlier.length)} would come to another amount now.`}
      </p>
    )}
    {earlier.map((one) => (
      <Earlier run={run} earlier={one} number={number} may_keep={may_keep} />
    ))}
  </Office>
)

const day = (text: string) => Temporal.PlainDate.from(text)
const run = {
  id: '1' as Id<'run'>,
  levy_name: 'Statutory levy',
  period_from: day('2026-10-01'),
  period_to: day('2026-12-31'),
  state: 'draft',
} as const
const corrections: readonly CorrectionListed[] = [
  {
    practice_id: '1' as Id<'practice'>,
    kind: 'adjustment',
    ods_code: 'Q90001',
    name: 'The Wealdbridge and Saltby-on-the-Marsh Integrated Family Practice and Minor Injuries Unit',
    why: 'Its list size of 1 July 2026 is 10,312, not 10,240.',
    amount_pence: wholePence(756),
  },
  {
    practice_id: '2' as Id<'practice'>,
    kind: 'adjustment',
    ods_code: 'Q90002',
    name: 'Tollgate Surgery',
    why: 'It was there for 45 days, not 92.',
    amount_pence: wholePence(-54_929),
  },
]
const [latest, before] = [
  { id: '2' as Id<'run'>, from: day('2026-07-01'), to: day('2026-09-30') },
  { id: '3' as Id<'run'>, from: day('2026-04-01'), to: day('2026-06-30') },
]
const earlier = { ...latest, corrections }

export const previews = {
  'some corrections': () => (
    <CorrectionsPage
      frame={previewFrame}
      number={1}
      run={run}
      may_keep
      looked_at={[latest, before]}
      earlier={[earlier]}
    />
  ),
  'nothing to correct': () => (
    <CorrectionsPage frame={previewFrame} run={run} number={1} may_keep looked_at={[latest, before]} earlier={[]} />
  ),
  'no earlier run': () => (
    <CorrectionsPage frame={previewFrame} run={run} number={1} may_keep looked_at={[]} earlier={[]} />
  ),
  refused: () => (
    <CorrectionsPage
      frame={previewFrame}
      number={1}
      run={{ ...run, state: 'checked' }}
      may_keep
      looked_at={[latest, before]}
      earlier={[earlier]}
      refusal="This run is no longer a draft. Draw it up again first."
    />
  ),
}
