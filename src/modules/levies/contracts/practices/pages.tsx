import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { londonTime, shortDay, type During, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { Table } from '../../../../ui/table.tsx'
import { contractForm } from '../forms.ts'
import type { Named } from '../reads.ts'
import { contractKinds, type ContractKind } from '../rules.ts'

type Held = During & { readonly kind: ContractKind; readonly set_at: Temporal.Instant; readonly set_by: string }

export type ContractPageProps = {
  frame: Frame
  practice: Named
  held: readonly Held[]
  may_keep: boolean
  raw?: RawOf<typeof contractForm>
  errors?: ErrorsOf<typeof contractForm>
}

export const ContractPage = ({ frame, practice, held, may_keep, raw, errors }: ContractPageProps) => (
  <Office
    frame={frame}
    title={`Contract of ${practice.name}`}
    errors={errors !== undefined}
    breadcrumbs={[
      { label: 'Levies', href: '/levies' },
      { label: 'Contracts', href: '/levies/contracts' },
    ]}
    head={<PageHead kind="Contract" title={practice.name} about={practice.ods_code} />}
  >
    <ErrorSummary errors={errors} />
    <Table
      label="Contracts"
      rows={held}
      href={`/levies/contracts/${practice.ods_code}`}
      nouns={['contract', 'contracts']}
      empty="Its contract isn’t known, so the statutory levy can’t be charged to it."
      columns={[
        { key: 'kind', label: 'Contract', cell: ({ kind }) => contractKinds[kind] },
        { key: 'from', label: 'From', kind: 'date', cell: ({ from }) => (from ? shortDay(from) : '') },
        {
          key: 'until',
          label: 'To',
          kind: 'date',
          cell: ({ until }) => (until ? shortDay(until.subtract({ days: 1 })) : ''),
        },
        { key: 'set_by', label: 'Said by', cell: ({ set_by, set_at }) => `${set_by}, ${londonTime(set_at)}` },
      ]}
    />
    {may_keep && (
      <Panel title="Say what it holds">
        <form method="post" action={`/levies/contracts/${practice.ods_code}`} novalidate>
          <Questions form={contractForm} raw={raw} errors={errors} />
          <Button>Keep</Button>
        </form>
      </Panel>
    )}
  </Office>
)

const practice: Named = {
  practice_id: '0' as Id<'practice'>,
  lmc_id: '0' as Id<'lmc'>,
  ods_code: 'Q90001',
  name: 'Elm Surgery',
}
const said = { set_at: Temporal.Instant.from('2026-11-19T09:00:00Z'), set_by: 'Denise Fallow' }

export const previews = {
  'not known': () => (
    <ContractPage
      frame={previewFrame}
      practice={practice}
      held={[]}
      may_keep
      errors={{ kind: 'Select contract', from_on: 'Enter first day' }}
    />
  ),
  'one after another': () => (
    <ContractPage
      frame={previewFrame}
      practice={practice}
      may_keep={false}
      held={[
        { kind: 'gms', from: Temporal.PlainDate.from('2021-07-01'), until: null, ...said },
        {
          kind: 'pms',
          from: Temporal.PlainDate.from('2004-04-01'),
          until: Temporal.PlainDate.from('2021-07-01'),
          ...said,
        },
      ]}
    />
  ),
}
