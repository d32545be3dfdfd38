import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { poundsOf, shortDay, shortTime } from '../../../../platform/values.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Table } from '../../../../ui/table.tsx'
import { NotKnown } from '../../../../ui/tag.tsx'
import { remittanceForm, type RemittanceForm } from '../forms.ts'
import type { Statement } from '../reads.ts'

export type SendingProps = {
  statement: Statement
  pressed: string
  raw?: RawOf<RemittanceForm> | undefined
  errors?: ErrorsOf<RemittanceForm> | undefined
}

/** What was sent of a run already. */
export const Sent = ({ statement: { run, sent } }: Pick<SendingProps, 'statement'>) => (
  <Panel title="Sent">
    <Table
      label="Sent"
      nouns={['payment', 'payments']}
      href={`/levies/remittances/${run.id}`}
      rows={sent}
      empty="Nothing was sent of this run yet."
      columns={[
        { key: 'sent_on', label: 'Day', cell: ({ sent_on }) => shortDay(sent_on) },
        { key: 'sent_pence', label: 'Amount', kind: 'money', cell: ({ sent_pence }) => poundsOf(sent_pence) },
        { key: 'reference', label: 'Reference', cell: ({ reference }) => reference || <NotKnown /> },
        { key: 'due_pence', label: 'Due then', kind: 'money', cell: ({ due_pence }) => poundsOf(due_pence) },
        {
          key: 'collected_pence',
          label: 'Collected then',
          kind: 'money',
          cell: ({ collected_pence }) => poundsOf(collected_pence),
        },
        { key: 'made', label: 'Noted', cell: ({ made_by, made_at }) => `${made_by}, ${shortTime(made_at)}` },
      ]}
    />
  </Panel>
)

/** Asks what was sent, beginning with all that still can be. */
export const Sending = ({ statement, left, pressed, raw, errors }: SendingProps & { left: number }) => (
  <Panel title="Note what was sent">
    <form method="post" action={`/levies/remittances/${statement.run.id}`} novalidate>
      <Questions
        form={remittanceForm}
        raw={raw ?? { sent_pence: [poundsOf(left)], pressed: [pressed] }}
        errors={errors}
      />
      <Button>Note it</Button>
    </form>
  </Panel>
)
