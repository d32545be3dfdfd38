import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import { poundsOf, shortDay, shortTime, type Id } from '../../../../platform/values.ts'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Table } from '../../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../../ui/tag.tsx'
import { remittanceForm, type RemittanceForm } from '../forms.ts'
import type { Remittance, Statement } from '../reads.ts'

export type SendingProps = {
  statement: Statement
  pressed: string
  raw?: RawOf<RemittanceForm> | undefined
  errors?: ErrorsOf<RemittanceForm> | undefined
}

const referenceCell = ({ reference, takes_back_id, reason }: Remittance) =>
  takes_back_id ? `Taken back: ${reason}` : reference || <NotKnown />

/** What was sent of a run already. */
export const Sent = ({
  statement: { run, sent },
  may_keep,
}: Pick<SendingProps, 'statement'> & { may_keep: boolean }) => (
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
        { key: 'reference', label: 'Reference', cell: referenceCell },
        {
          key: 'due_pence',
          label: 'Due then',
          kind: 'money',
          cell: ({ due_pence }) => poundsOf(due_pence),
          is_roomy: true,
        },
        {
          key: 'collected_pence',
          label: 'Collected then',
          kind: 'money',
          cell: ({ collected_pence }) => poundsOf(collected_pence),
          is_roomy: true,
        },
        { key: 'made', label: 'Noted', cell: ({ made_by, made_at }) => `${made_by}, ${shortTime(made_at)}` },
        {
          key: 'taken_back',
          label: 'Taken back',
          cell: ({ id, takes_back_id, is_taken_back }) =>
            is_taken_back ? (
              <Tag kind="closed">Taken back</Tag>
            ) : may_keep && !takes_back_id ? (
              <a href={`/levies/remittances/${run.id}/sendings/${id}/taking-back`}>Take it back</a>
            ) : (
              ''
            ),
        },
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

export const previewSent: Remittance = {
  id: '0' as Id<'remittance'>,
  sent_on: Temporal.PlainDate.from('2026-10-20'),
  sent_pence: 1_000_000,
  due_pence: 1_544_663,
  collected_pence: 1_200_000,
  reference: 'WLD GPDF Q3',
  made_at: Temporal.Instant.from('2026-10-20T10:00:00Z'),
  made_by: 'Denise Fallow',
  takes_back_id: null,
  reason: '',
  is_taken_back: false,
}
