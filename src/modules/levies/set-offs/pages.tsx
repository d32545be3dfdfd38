import type { Frame } from '../../../platform/routes.ts'
import { count, poundsOf, thousands, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { sumOf } from '../allocations/rules.ts'
import { periodWords } from '../runs/rules.ts'
import type { OpenLine } from './reads.ts'
import type { SetOff } from './rules.ts'

type Suggested = SetOff<OpenLine>

const amountOf = (set_offs: readonly Suggested[]) => set_offs.reduce((sum, { parts }) => sum + sumOf(parts), 0)

/** What the credits of one practice would be set against, and the button that does so. */
export const SetOffPanel = (props: {
  suggested: readonly Suggested[]
  lines: readonly OpenLine[]
  may_keep: boolean
}) => {
  const { suggested, lines, may_keep } = props
  const [first] = suggested
  if (!first) return null
  const { levy_id, ods_code } = first.credit
  const periods = new Map(lines.map((line) => [line.line_id, periodWords({ from: line.from_on, to: line.to_on })]))
  return (
    <Panel title="Credits that can be set off">
      <ul>
        {suggested.flatMap(({ credit, parts }) =>
          parts.map(({ line_id, amount_pence }) => (
            <li>
              {poundsOf(amount_pence)} of the credit for {periods.get(credit.line_id)} against {periods.get(line_id)}
            </li>
          )),
        )}
      </ul>
      {may_keep && (
        <PostButton
          action={`/levies/debts/${levy_id}/${ods_code}/set-offs`}
          hidden={{ seen: String(amountOf(suggested)) }}
        >
          {`Set off ${poundsOf(amountOf(suggested))}`}
        </PostButton>
      )}
    </Panel>
  )
}

/** Of a run, so many are named; the button sets off all. */
const shown = 50

type SetOffsPageProps = {
  frame: Frame
  /** What could be set off now, run by run of the credits. */
  runs: readonly (readonly Suggested[])[]
  may_keep: boolean
  refusal?: string
}

/** Credits that can be set against what the same practices owe, to be set off a run at a time. */
export const SetOffsPage = ({ frame, runs, may_keep, refusal }: SetOffsPageProps) => (
  <Office
    frame={frame}
    title="Credits to set off"
    errors={Boolean(refusal)}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Owed', href: '/levies/debts' },
    ]}
    head={
      <PageHead
        title="Credits to set off"
        about="Credits of practices that owe something of the same levy. They are set against what is owed, the oldest first; no money moves, and each can be taken back."
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    {runs.length === 0 && <p class="empty">No practice has a credit and owes something of the same levy.</p>}
    {runs.map((suggested) => {
      const credit = suggested[0]?.credit
      if (!credit) return null
      const period = periodWords({ from: credit.period_from, to: credit.period_to })
      return (
        <Panel
          title={`${credit.levy_name}, ${period}`}
          note={credit.lmc_name}
          more={{ label: 'The run', href: `/levies/runs/${credit.run_id}` }}
        >
          <Table
            label={`Credits of ${credit.levy_name}, ${period}`}
            nouns={['credit', 'credits']}
            href="/levies/set-offs"
            rows={suggested.slice(0, shown)}
            empty=""
            columns={[
              {
                key: 'name',
                label: 'Practice',
                is_long: true,
                cell: (set_off) => (
                  <a href={`/levies/debts/${set_off.credit.levy_id}/${set_off.credit.ods_code}`}>
                    {set_off.credit.name} ({set_off.credit.ods_code})
                  </a>
                ),
              },
              {
                key: 'amount_pence',
                label: 'To set off',
                kind: 'money',
                cell: (set_off) => poundsOf(sumOf(set_off.parts)),
              },
            ]}
          />
          {suggested.length > shown && <p class="note">And {thousands(suggested.length - shown)} more practices.</p>}
          {may_keep && (
            <PostButton
              action={`/levies/runs/${credit.run_id}/set-offs`}
              hidden={{ seen: String(amountOf(suggested)) }}
            >
              {`Set off ${poundsOf(amountOf(suggested))} of ${count(suggested.length, 'credit')}`}
            </PostButton>
          )}
        </Panel>
      )
    })}
  </Office>
)

export const previewCredit: OpenLine = {
  line_id: '1' as Id<'line'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  levy_id: '0' as Id<'levy'>,
  levy_name: 'National levy',
  run_id: '0' as Id<'run'>,
  period_from: Temporal.PlainDate.from('2026-07-01'),
  period_to: Temporal.PlainDate.from('2026-09-30'),
  practice_id: '0' as Id<'practice'>,
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  from_on: Temporal.PlainDate.from('2026-04-01'),
  to_on: Temporal.PlainDate.from('2026-06-30'),
  amount_pence: -12_345,
  allocated_pence: 0,
}
const suggested: readonly Suggested[] = [
  { credit: previewCredit, parts: [{ line_id: '2' as Id<'line'>, amount_pence: 12_345 }] },
  {
    credit: { ...previewCredit, name: 'Elm Surgery' },
    parts: [{ line_id: '3' as Id<'line'>, amount_pence: 100 }],
  },
]

export const previews = {
  none: () => <SetOffsPage frame={previewFrame} runs={[]} may_keep />,
  'a run’s': () => <SetOffsPage frame={previewFrame} runs={[suggested]} may_keep />,
  'refused, only looking': () => (
    <SetOffsPage frame={previewFrame} runs={[suggested]} may_keep={false} refusal="Nothing is left to set off." />
  ),
}
