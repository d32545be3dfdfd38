import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, shortDay, type Id, type Rate } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Questions } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { NotKnown, Tag } from '../../../ui/tag.tsx'
import { rateText } from '../charges/rules.ts'
import { rateSaid } from '../rates/rules.ts'
import { LevyTabs } from '../tabs/pages.tsx'
import { levyForm, type LevyForm } from './forms.ts'
import type { LevyListed } from './reads.ts'
import { levyKinds } from './rules.ts'

const Standing = ({ levy }: { levy: LevyListed }) => {
  if (levy.ended_on) return <Tag kind="closed">Ends {shortDay(levy.ended_on)}</Tag>
  if (levy.proposed > 0) return <Tag kind="waiting">{count(levy.proposed, 'rate')} proposed</Tag>
  if (levy.next_on) return <Tag kind="new">Next rate from {shortDay(levy.next_on)}</Tag>
  return levy.rate === null ? <Tag kind="waiting">No rate yet</Tag> : ''
}

const columns: readonly Column<LevyListed>[] = [
  { key: 'name', label: 'Levy', cell: ({ id, name }) => <a href={`/levies/${id}`}>{name}</a> },
  { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
  {
    key: 'rate',
    label: 'Rate',
    kind: 'number',
    cell: ({ rate, per }) => (rate === null || per === null ? <NotKnown /> : rateSaid({ rate, per })),
  },
  {
    key: 'from_on',
    label: 'Since',
    kind: 'date',
    cell: ({ from_on }) => (from_on ? shortDay(from_on) : <NotKnown />),
  },
  {
    key: 'remitted_rate',
    label: 'Passed on',
    kind: 'number',
    cell: ({ remitted_rate, kind }) =>
      kind === 'statutory' ? 'Nothing' : remitted_rate === null ? <NotKnown /> : rateText(remitted_rate),
  },
  { key: 'standing', label: 'To come', kind: 'tag', cell: (levy) => <Standing levy={levy} /> },
]

export type LeviesPageProps = {
  frame: Frame
  levies: readonly LevyListed[]
  /** The LMCs for which whoever looks may add one. */
  keeps: readonly { readonly id: Id<'lmc'>; readonly name: string }[]
  refusal?: string
  raw?: RawOf<LevyForm>
  errors?: ErrorsOf<LevyForm>
}

export const LeviesPage = ({ frame, levies, keeps, refusal, raw, errors }: LeviesPageProps) => (
  <Office
    frame={frame}
    title="Levies"
    errors={Boolean(errors ?? refusal)}
    head={
      <PageHead
        title="Levies"
        about="What practices pay for each patient, by rates that were decided. The statutory and the national levy are never mixed."
      />
    }
  >
    <ErrorSummary errors={errors} refusal={refusal} />
    <LevyTabs at="/levies" />
    <Table
      label="Levies"
      columns={columns}
      rows={levies}
      href="/levies"
      nouns={['levy', 'levies']}
      empty="No levy is known yet. Add the LMC’s statutory levy, then the national one it collects."
    />
    {keeps.length > 0 && (
      <Panel title="Add a levy">
        <form method="post" action="/levies" novalidate>
          <Questions
            form={levyForm(keeps)}
            raw={raw ?? (keeps.length === 1 && keeps[0] ? { lmc_id: [keeps[0].id] } : undefined)}
            errors={errors}
          />
          <Button>Add the levy</Button>
        </form>
      </Panel>
    )}
  </Office>
)

export const previewLevy: LevyListed = {
  id: '0' as Id<'levy'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  kind: 'statutory',
  name: 'Statutory levy',
  joining: 'built_in',
  begun_on: Temporal.PlainDate.from('2004-04-01'),
  ended_on: null,
  rate: 420_000 as Rate,
  per: 'year',
  remitted_rate: null,
  from_on: Temporal.PlainDate.from('2025-04-01'),
  next_on: null,
  proposed: 1,
}
export const previewNational: LevyListed = {
  ...previewLevy,
  kind: 'national',
  name: 'National levy, for the GP Defence Fund and what else the conference of LMCs decides',
  joining: 'opt_out',
  rate: 60_000 as Rate,
  remitted_rate: 50_000 as Rate,
  proposed: 0,
}
const keeps = [{ id: '0' as Id<'lmc'>, name: 'Wealdshire LMC' }]

export const previews = {
  none: () => <LeviesPage frame={previewFrame} levies={[]} keeps={keeps} />,
  'some, to whoever only reads': () => (
    <LeviesPage
      frame={previewFrame}
      keeps={[]}
      levies={[
        previewLevy,
        previewNational,
        {
          ...previewNational,
          kind: 'charity',
          name: 'Cameron Fund',
          joining: 'opt_in',
          ended_on: Temporal.PlainDate.from('2027-03-31'),
        },
      ]}
    />
  ),
  mistaken: () => (
    <LeviesPage
      frame={previewFrame}
      levies={[previewLevy]}
      keeps={keeps}
      raw={{ kind: ['statutory'] }}
      errors={{ name: 'Enter name', joining: `Select who pays it`, begun_on: 'Enter first day' }}
      refusal={`There is one “${levyKinds.statutory}” already.`}
    />
  ),
}
