import type { ExportColumn } from '../../../platform/exports/columns.ts'
import type { Frame } from '../../../platform/routes.ts'
import { plainDay, poundsOf, thousands, type Id, type Rate } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tiles } from '../../../ui/tiles.tsx'
import { periodWords } from '../runs/rules.ts'
import { previewToRemit } from './lists/pages.tsx'
import { termsWords } from './papers/rules.ts'
import type { DueOfPractice, Statement } from './reads.ts'
import { method, payeeOf, remittanceSize } from './rules.ts'
import { previewSent, Sending, Sent, type SendingProps } from './sendings/pages.tsx'
import { RunTabs } from '../runs/tabs/pages.tsx'

export const dueColumns: readonly ExportColumn<DueOfPractice>[] = [
  { key: 'ods_code', heading: 'Code', kind: 'text', value: (row) => row.ods_code },
  { key: 'name', heading: 'Practice', kind: 'text', value: (row) => row.name },
  { key: 'patients', heading: 'Patients', kind: 'number', value: (row) => row.patients },
  { key: 'charged_pence', heading: 'Charged, in pence', kind: 'number', value: (row) => row.charged },
  { key: 'due_pence', heading: 'Due, in pence', kind: 'number', value: (row) => row.due },
  { key: 'collected_pence', heading: 'Collected, in pence', kind: 'number', value: (row) => row.paid },
  { key: 'payable_pence', heading: 'Can be sent, in pence', kind: 'number', value: (row) => row.payable },
]

export type RemittancePageProps = SendingProps & {
  frame: Frame
  may_keep: boolean
  number: number
  /** What of it can still be sent, by what is left of the run and of the whole levy. */
  left: number
  refusal?: string | undefined
}

export const RemittancePage = (props: RemittancePageProps) => {
  const { frame, may_keep, statement, number, left, errors, refusal } = props
  const { run, practices, terms } = statement
  const address = `/levies/remittances/${run.id}`
  const period = periodWords({ from: run.period_from, to: run.period_to })
  const left_of_run = run.payable - run.sent
  return (
    <Office
      frame={frame}
      title={`Remittance for ${period}`}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Remittances', href: '/levies/remittances' },
      ]}
      head={
        <PageHead
          kind={`Remittance to ${payeeOf(run)}`}
          title={period}
          about={`${run.levy_name} of ${run.lmc_name}. ${terms.map(termsWords).join(' ')}`}
          actions={<ButtonLink href={`${address}.pdf`}>Statement as PDF</ButtonLink>}
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <RunTabs run={run} at="remittance" />
      <Tiles
        tiles={[
          { label: 'Charged', value: poundsOf(run.charged), note: `${poundsOf(run.collected)} collected` },
          { label: 'Due', value: poundsOf(run.due) },
          { label: 'Can be sent in all', value: poundsOf(run.payable) },
          { label: 'Sent', value: poundsOf(run.sent) },
          { label: 'Still to send', value: poundsOf(left_of_run) },
        ]}
      />
      <p>{method}</p>
      <Sent statement={statement} may_keep={may_keep} />
      {left < left_of_run && (
        <Notice>
          {left > 0
            ? `Of the whole levy only ${poundsOf(left)} can still be sent`
            : 'For now nothing more of this levy can be sent'}
          : what other runs gave back, or sent too much, comes off what came in.
        </Notice>
      )}
      {may_keep && left > 0 && <Sending {...props} />}
      <Panel title="From which practices">
        <Table
          label="Practices"
          nouns={['practice', 'practices']}
          href={address}
          rows={practices}
          paged={{ number, size: remittanceSize, total: run.practices }}
          has_exports
          totals={{
            charged: poundsOf(run.charged),
            due: poundsOf(run.due),
            paid: poundsOf(run.collected),
            payable: poundsOf(run.payable),
          }}
          empty="No practice was charged."
          columns={[
            {
              key: 'name',
              label: 'Practice',
              cell: ({ name, ods_code }) => (
                <a href={`/levies/practices/${ods_code}`}>
                  {name} ({ods_code})
                </a>
              ),
            },
            {
              key: 'patients',
              label: 'Patients',
              kind: 'number',
              cell: ({ patients }) => (patients === null ? '' : thousands(patients)),
            },
            { key: 'charged', label: 'Charged', kind: 'money', cell: ({ charged }) => poundsOf(charged) },
            { key: 'due', label: 'Due', kind: 'money', cell: ({ due }) => poundsOf(due) },
            { key: 'paid', label: 'Collected', kind: 'money', cell: ({ paid }) => poundsOf(paid) },
            { key: 'payable', label: 'Can be sent', kind: 'money', cell: ({ payable }) => poundsOf(payable) },
          ]}
        />
      </Panel>
    </Office>
  )
}

const elm: DueOfPractice = {
  ods_code: 'Q90001',
  name: 'The Right Honourable Bartholomew Featherstonehaugh Memorial Surgery and Health Centre',
  patients: 10_240,
  charged: 15_360,
  due: 12_800,
  paid: 15_360,
  payable: 12_800,
}
const statement: Statement = {
  run: previewToRemit,
  practices: [elm, { ...elm, name: 'Elm Surgery', paid: 5_000, payable: 5_000 }],
  terms: [
    {
      rate: 60_000 as Rate,
      per: 'year',
      list_basis: 'raw',
      remitted_rate: 50_000 as Rate,
      difference_used_for: 'representation at conference',
      rounding: 'half_up',
    },
  ],
  sent: [
    { ...previewSent, is_taken_back: true },
    {
      ...previewSent,
      sent_pence: -1_000_000,
      takes_back_id: '0' as Id<'remittance'>,
      reason: 'It was noted twice',
    },
    previewSent,
  ],
}
const whole = { frame: previewFrame, may_keep: true, statement, number: 1, left: 500_000, pressed: '0' }

export const previews = {
  'to be sent': () => <RemittancePage {...whole} />,
  'nothing sent, only looking': () => (
    <RemittancePage
      {...whole}
      may_keep={false}
      statement={{ ...statement, run: { ...previewToRemit, sent: 0 }, sent: [] }}
    />
  ),
  'nothing left of the whole levy': () => <RemittancePage {...whole} left={0} />,
  refused: () => (
    <RemittancePage
      {...whole}
      refusal={`That is more than practices have paid by ${plainDay(Temporal.PlainDate.from('2026-11-19'))}.`}
    />
  ),
}
