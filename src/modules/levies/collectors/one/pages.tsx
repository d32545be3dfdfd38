import type { Child } from 'hono/jsx'
import type { ErrorsOf, Form, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { shortDay, type Id } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Question, Questions } from '../../../../ui/form.tsx'
import { Button, PostButton } from '../../../../ui/links.tsx'
import { Columns, Panel } from '../../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table } from '../../../../ui/table.tsx'
import { collectingForm, detailsForm, layoutForm, type CollectingForm } from '../forms.ts'
import type { CollectingListed, Collector } from '../reads.ts'
import { collectorKinds, everyColumn, usualLayout } from '../rules.ts'

type Given<F extends Form> = { readonly raw?: RawOf<F>; readonly errors?: ErrorsOf<F> }

type CollectorPageProps = {
  frame: Frame
  may_keep: boolean
  collector: Collector
  collectings: readonly CollectingListed[]
  levies: readonly { readonly id: Id<'levy'>; readonly name: string }[]
  icbs: readonly { readonly icb_code: string; readonly icb_name: string }[]
  refusal?: string
  details?: Given<typeof detailsForm>
  layout?: Given<typeof layoutForm>
  collecting?: Given<CollectingForm>
}

export const CollectorPage = (props: CollectorPageProps) => {
  const { frame, may_keep, collector, collectings, icbs, refusal, details, layout, collecting } = props
  const errors = { ...details?.errors, ...layout?.errors, ...collecting?.errors }
  const nameOf = (code: string) => icbs.find(({ icb_code }) => icb_code === code)?.icb_name ?? code
  return (
    <Office
      frame={frame}
      title={collector.name}
      errors={Object.keys(errors).length > 0 || Boolean(refusal)}
      breadcrumbs={[
        { label: 'Levies', href: '/levies' },
        { label: 'Who collects', href: '/levies/collectors' },
      ]}
      head={<PageHead title={collector.name} kind={collector.lmc_name} about={collectorKinds[collector.kind]} />}
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      <Panel title="What they collect">
        <Table
          label="What they collect"
          columns={[
            { key: 'levy_name', label: 'Levy', cell: (row: CollectingListed) => row.levy_name },
            {
              key: 'icb_code',
              label: 'From the practices of',
              cell: ({ icb_code }) => (icb_code ? nameOf(icb_code) : 'all that no other one collects from'),
            },
            { key: 'from_on', label: 'From', kind: 'date', cell: ({ from_on }) => shortDay(from_on) },
            {
              key: 'until_on',
              label: 'To',
              kind: 'date',
              cell: ({ until_on }) => until_on && shortDay(until_on.subtract({ days: 1 })),
            },
          ]}
          rows={collectings}
          href={`/levies/collectors/${collector.id}`}
          nouns={['time', 'times']}
          empty="They collect nothing. Say below which levy, and from when."
        />
        {may_keep && <Collecting {...props} />}
      </Panel>
      {may_keep ? <Details {...props} /> : <Known {...props} />}
      {may_keep && collector.kind !== 'lmc' && <LayoutPanel {...props} />}
      {may_keep && (
        <PostButton action={`/levies/collectors/${collector.id}/end`} kind="danger">
          Take off the list
        </PostButton>
      )}
    </Office>
  )
}

const Collecting = ({ collector, levies, icbs, collecting }: CollectorPageProps): Child => (
  <form method="post" action={`/levies/collectors/${collector.id}/collectings`} novalidate>
    <Questions
      form={collectingForm(levies, icbs)}
      raw={collecting?.raw ?? { icb_code: [''] }}
      errors={collecting?.errors}
    />
    <Button kind="second">They collect it</Button>
  </form>
)

const Known = ({ collector }: CollectorPageProps): Child => (
  <SummaryList
    rows={[
      { label: 'E-mail address', value: collector.email },
      { label: 'Days to pay', value: String(collector.days_to_pay) },
      { label: 'How to pay', value: collector.payment_words },
    ]}
  />
)

const Details = ({ collector, details }: CollectorPageProps): Child => {
  const { name, email, days_to_pay, payment_words } = collector
  const known = { name: [name], email: [email], days_to_pay: [String(days_to_pay)], payment_words: [payment_words] }
  return (
    <Panel title="How they are called and written to">
      <form method="post" action={`/levies/collectors/${collector.id}`} novalidate>
        <Questions form={detailsForm} raw={details?.raw ?? known} errors={details?.errors} />
        <Button kind="second">Keep</Button>
      </form>
    </Panel>
  )
}

const LayoutPanel = ({ collector, layout }: CollectorPageProps): Child => {
  const places = new Map(
    collector.layout.map(({ column, heading }, at) => [column, { place: String(at + 1), heading }]),
  )
  return (
    <Panel title="Their schedule" note="how the file they deduct by is laid out">
      <p>
        Number the columns in their order, and leave those without a number out. A heading left blank is the usual one.
      </p>
      <form method="post" action={`/levies/collectors/${collector.id}/layout`} novalidate>
        {everyColumn.map((column) => (
          <Columns>
            {([`place_${column}`, `heading_${column}`] as const).map((name) => (
              <Question
                name={name}
                field={layoutForm[name]}
                raw={
                  layout?.raw?.[name] ?? [
                    (name === `place_${column}` ? places.get(column)?.place : places.get(column)?.heading) ?? '',
                  ]
                }
                error={layout?.errors?.[name]}
              />
            ))}
          </Columns>
        ))}
        <Button kind="second">Keep the layout</Button>
      </form>
    </Panel>
  )
}

const collector: Collector = {
  id: '0' as Id<'collector'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire LMC',
  kind: 'pcse',
  name: 'Primary Care Support England, GP Payments and Pensions, Weald and Coast team',
  email: 'gp.payments@pcse.example',
  days_to_pay: 30,
  payment_words: '',
  layout: usualLayout,
  ended_at: null,
}
const day = (text: string) => Temporal.PlainDate.from(text)
const shown = {
  frame: previewFrame,
  may_keep: true,
  collector,
  levies: [{ id: '0' as Id<'levy'>, name: 'Statutory levy' }],
  icbs: [{ icb_code: 'QW9', icb_name: 'Weald and Coast ICB' }],
} as const

export const previews = {
  new: () => <CollectorPage {...shown} collectings={[]} />,
  collecting: () => (
    <CollectorPage
      {...shown}
      collectings={[
        { levy_name: 'Statutory levy', icb_code: '', from_on: day('2026-04-01'), until_on: null },
        { levy_name: 'National levy', icb_code: 'QW9', from_on: day('2025-04-01'), until_on: day('2026-04-01') },
      ]}
      refusal="A levy is still collected by them. Say first who collects it from now on."
    />
  ),
  'for whoever only reads': () => (
    <CollectorPage
      {...shown}
      may_keep={false}
      collector={{ ...collector, kind: 'lmc', payment_words: 'Wealdshire LMC, sort code 00-00-00, account 00000000' }}
      collectings={[]}
    />
  ),
}
