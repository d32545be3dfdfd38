import { onlyOne } from '../../../platform/forms/lmcs.ts'
import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button, EmailAddress } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { collectorForm, type CollectorForm } from './forms.ts'
import type { CollectorListed } from './reads.ts'
import { collectorKinds } from './rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'

const columns: readonly Column<CollectorListed>[] = [
  { key: 'name', label: 'Name', cell: ({ id, name }) => <a href={`/levies/collectors/${id}`}>{name}</a> },
  { key: 'kind', label: 'How they collect', cell: ({ kind }) => collectorKinds[kind] },
  { key: 'collects', label: 'Collects now', cell: ({ collects }) => collects || 'Nothing', is_long: true },
  {
    key: 'email',
    label: 'E-mail address',
    is_roomy: true,
    cell: ({ email }) => email && <EmailAddress email={email} />,
  },
  { key: 'lmc_name', label: 'For', cell: ({ lmc_name }) => lmc_name },
]

type CollectorsPageProps = {
  frame: Frame
  lmcs: readonly { readonly id: Id<'lmc'>; readonly name: string }[]
  may_keep: boolean
  rows: readonly CollectorListed[]
  refusal?: string
  raw?: RawOf<CollectorForm>
  errors?: ErrorsOf<CollectorForm>
}

export const CollectorsPage = ({ frame, lmcs, may_keep, rows, refusal, raw, errors }: CollectorsPageProps) => (
  <Office
    frame={frame}
    title="Who collects"
    errors={Boolean(errors ?? refusal)}
    head={
      <PageHead
        title="Who collects"
        about="PCSE and ICBs deduct by a schedule that you send them. The LMC itself sends bills."
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <LevyTabs at="/levies/collectors" />
    <Table
      label="Collectors"
      columns={columns}
      rows={rows}
      href="/levies/collectors"
      nouns={['collector', 'collectors']}
      empty="Nobody collects yet. Add PCSE, an ICB, or the LMC itself."
    />
    {may_keep && (
      <Panel title="Add somebody who collects">
        <form method="post" action="/levies/collectors" novalidate>
          <Questions
            form={collectorForm(lmcs)}
            raw={raw ?? { days_to_pay: ['30'], lmc_id: onlyOne(lmcs) }}
            errors={errors}
          />
          <Button>Add</Button>
        </form>
      </Panel>
    )}
  </Office>
)

const lmcs = [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }]
const row: CollectorListed = {
  id: '0' as Id<'collector'>,
  lmc_name: 'Wealdshire LMC',
  kind: 'pcse',
  name: 'Primary Care Support England, GP Payments and Pensions, Weald and Coast team',
  email: 'gp.payments.weald.and.coast@pcse.example',
  collects: 'National levy; Statutory levy (QW9)',
}

export const previews = {
  none: () => <CollectorsPage frame={previewFrame} lmcs={lmcs} may_keep rows={[]} />,
  'for whoever only reads': () => <CollectorsPage frame={previewFrame} lmcs={lmcs} may_keep={false} rows={[row]} />,
  mistaken: () => (
    <CollectorsPage
      frame={previewFrame}
      lmcs={lmcs}
      may_keep
      rows={[row, { ...row, kind: 'lmc', name: 'Wealdshire LMC', email: '', collects: '' }]}
      raw={{ name: [''], days_to_pay: ['400'] }}
      errors={{ name: 'Enter name', days_to_pay: 'Days to pay must be between 0 and 120' }}
    />
  ),
}
