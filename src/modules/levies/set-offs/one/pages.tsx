import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, pounds, wholePence, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { PostButton } from '../../../../ui/links.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { periodWords } from '../../runs/rules.ts'
import { previewCredit } from '../pages.tsx'
import type { SetOffLine, SetOffMade } from '../reads.ts'

export type SetOffPageProps = {
  frame: Frame
  set_off: SetOffMade
  lines: readonly SetOffLine[]
  may_keep: boolean
  refusal?: string
}

export const SetOffPage = ({ frame, set_off, lines, may_keep, refusal }: SetOffPageProps) => {
  const { id, name, ods_code, credit_line_id } = set_off
  return (
    <Office
      frame={frame}
      title={`Set off: ${name}`}
      errors={Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: name, href: `/levies/practices/${ods_code}` },
      ]}
      head={
        <PageHead
          kind={`${set_off.levy_name} of ${set_off.lmc_name}`}
          title={`A credit of ${name}, set against what it owed`}
          about={`Set off by ${set_off.made_by}, ${londonTime(set_off.made_at)}. No money moved.`}
          actions={
            may_keep &&
            lines.length > 0 && <PostButton action={`/levies/set-offs/${id}/taking-back`}>Take it back</PostButton>
          }
        />
      }
    >
      <ErrorSummary refusal={refusal} />
      <Table
        label="Lines"
        nouns={['line', 'lines']}
        href={`/levies/set-offs/${id}`}
        rows={lines}
        empty="It was taken back: the credit stands again, and so does what was owed."
        columns={[
          {
            key: 'line',
            label: 'Line',
            cell: ({ line_id, from_on, to_on }) => (
              <a href={`/levies/lines/${line_id}`}>
                {line_id === credit_line_id ? 'Credit for ' : ''}
                {periodWords({ from: from_on, to: to_on })}
              </a>
            ),
          },
          {
            key: 'amount_pence',
            label: 'Set off',
            kind: 'money',
            cell: ({ amount_pence }) => pounds(wholePence(Math.abs(amount_pence))),
          },
        ]}
      />
    </Office>
  )
}

const { lmc_id, lmc_name, levy_id, levy_name, practice_id, ods_code, name, line_id, from_on, to_on } = previewCredit
const shown: SetOffPageProps = {
  frame: previewFrame,
  may_keep: true,
  set_off: {
    id: '0' as Id<'set_off'>,
    lmc_id,
    lmc_name,
    levy_id,
    levy_name,
    practice_id,
    ods_code,
    name,
    credit_line_id: line_id,
    made_at: Temporal.Instant.from('2026-11-12T10:00:00Z'),
    made_by: 'Denise Fallow',
  },
  lines: [
    { line_id, from_on, to_on, amount_pence: wholePence(-12_345) },
    { line_id: '2' as Id<'line'>, from_on, to_on, amount_pence: wholePence(12_345) },
  ],
}

export const previews = {
  made: () => <SetOffPage {...shown} />,
  'taken back': () => <SetOffPage {...shown} lines={[]} />,
  refused: () => <SetOffPage {...shown} refusal="This was taken back already. Nothing was changed." />,
}
