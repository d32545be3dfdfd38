import type { ErrorsOf, RawOf } from '../../../../platform/forms/read.ts'
import type { Frame } from '../../../../platform/routes.ts'
import { plainDay, shortDay, type Id, type Rate } from '../../../../platform/values.ts'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Questions } from '../../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../../ui/links.tsx'
import { Panel } from '../../../../ui/lists.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../../ui/office.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { SummaryList } from '../../../../ui/summary-list.tsx'
import { Table, type Column } from '../../../../ui/table.tsx'
import { Tag } from '../../../../ui/tag.tsx'
import { exampleBeginning, FirstSteps } from '../../beginnings/pages.tsx'
import type { Beginning } from '../../beginnings/reads.ts'
import { rateText } from '../../charges/rules.ts'
import type { RateVersion } from '../../rates/reads.ts'
import { decisionSaid, eachPatient, rateSaid, rateStates, type RateState } from '../../rates/rules.ts'
import { LevyStanding } from '../../standings/pages.tsx'
import type { RunStanding } from '../../standings/rules.ts'
import { levyEndForm } from '../forms.ts'
import { previewLevy, previewNational } from '../pages.tsx'
import type { Levy } from '../reads.ts'
import { joinings, levyKinds } from '../rules.ts'

const tags = { proposed: 'waiting', agreed: 'done', withdrawn: 'closed' } as const
export const RateStateTag = ({ state }: { state: RateState }) => <Tag kind={tags[state]}>{rateStates[state]}</Tag>

const columns: readonly Column<RateVersion>[] = [
  {
    key: 'rate',
    label: 'Rate',
    cell: (rate) => <a href={`/levies/${rate.levy_id}/rates/${rate.id}`}>{rateSaid(rate)}</a>,
  },
  { key: 'from_on', label: 'From', kind: 'date', cell: ({ from_on }) => shortDay(from_on) },
  {
    key: 'until_on',
    label: 'To',
    kind: 'date',
    cell: ({ until_on }) => (until_on ? shortDay(until_on.subtract({ days: 1 })) : ''),
  },
  {
    key: 'remitted_rate',
    label: 'Passed on',
    cell: ({ remitted_rate }) => (remitted_rate === null ? 'Nothing' : rateText(remitted_rate)),
  },
  { key: 'state', label: 'State', kind: 'tag', cell: ({ state }) => <RateStateTag state={state} /> },
  {
    key: 'decision',
    label: 'Decided',
    cell: (rate) => decisionSaid(rate),
  },
]

export type LevyPageProps = {
  frame: Frame
  levy: Levy
  /** The rate in force today. */
  now: RateVersion | undefined
  rates: readonly RateVersion[]
  /** Its latest issued runs. */
  runs: readonly RunStanding[]
  /** Until one is issued. */
  beginning: Beginning | null
  today: Temporal.PlainDate
  may_keep: boolean
  refusal?: string
  raw?: RawOf<typeof levyEndForm>
  errors?: ErrorsOf<typeof levyEndForm>
}

export const LevyPage = (props: LevyPageProps) => {
  const { frame, levy, now, rates, runs, beginning, today, may_keep, refusal, raw, errors } = props
  const address = `/levies/${levy.id}`
  return (
    <Office
      frame={frame}
      title={levy.name}
      errors={Boolean(errors ?? refusal)}
      breadcrumbs={[{ label: 'Levies', href: '/levies' }]}
      head={
        <PageHead
          kind={levy.lmc_name}
          title={levy.name}
          about={now && `${rateSaid(now)} for ${eachPatient(now.list_basis)}, since ${plainDay(now.from_on)}`}
          actions={
            <>
              {may_keep && <ButtonLink href={`${address}/rates`}>Propose a rate</ButtonLink>}
              <ButtonLink href={`${address}/budget`}>Budget</ButtonLink>
              <ButtonLink href={`/levies/mandates?levy=${levy.id}`}>Mandates</ButtonLink>
            </>
          }
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {levy.ended_on && <Notice>Nothing is charged for any day after {plainDay(levy.ended_on)}.</Notice>}
      <SummaryList
        rows={[
          { label: 'What it is for', value: levyKinds[levy.kind] },
          { label: 'Who pays it', value: joinings[levy.joining] },
          { label: 'First day', value: plainDay(levy.begun_on) },
        ]}
      />
      <Table
        label="Rates"
        columns={columns}
        rows={rates}
        href={address}
        nouns={['version of its rate', 'versions of its rate']}
        empty="No rate was proposed yet. Propose one to see what it would raise."
      />
      {beginning ? (
        <FirstSteps {...{ levy, beginning, may_keep }} />
      ) : (
        <LevyStanding levy_id={levy.id} runs={runs} today={today} />
      )}
      {may_keep && !levy.ended_on && (
        <Panel title="End this levy">
          <form method="post" action={`${address}/end`} novalidate>
            <Questions form={levyEndForm} raw={raw} errors={errors} />
            <Button kind="danger">End the levy</Button>
          </form>
        </Panel>
      )}
    </Office>
  )
}

export const previewRate: RateVersion = {
  id: '0' as Id<'rate'>,
  levy_id: previewLevy.id,
  lmc_id: previewLevy.lmc_id,
  from_on: Temporal.PlainDate.from('2025-04-01'),
  until_on: null,
  rate: 420_000 as Rate,
  per: 'year',
  list_basis: 'raw',
  counted: 'quarter_start',
  levy_year_starts: 4,
  rounding: 'half_up',
  remitted_rate: null,
  difference_used_for: '',
  state: 'agreed',
  meeting: 'Committee meeting',
  decided_on: Temporal.PlainDate.from('2025-01-14'),
  paper: 'Minute 7.2, paper C',
  proposed_at: Temporal.Instant.from('2024-12-02T10:00:00Z'),
  proposed_by: 'Denise Fallow',
  settled_at: Temporal.Instant.from('2025-01-15T10:00:00Z'),
  settled_by: 'Denise Fallow',
  withdrawn_because: '',
}
export const previewProposed: RateVersion = {
  ...previewRate,
  rate: 438_000 as Rate,
  from_on: Temporal.PlainDate.from('2027-04-01'),
  state: 'proposed',
  meeting: '',
  decided_on: null,
  paper: '',
  settled_at: null,
  settled_by: null,
}

const issued = { charged: 12_975_168, paid: 12_975_168, written_off: 0 }
const runs: readonly RunStanding[] = [
  {
    period_from: Temporal.PlainDate.from('2026-07-01'),
    period_to: Temporal.PlainDate.from('2026-09-30'),
    ...issued,
    paid: 11_204_010,
  },
  { period_from: Temporal.PlainDate.from('2026-04-01'), period_to: Temporal.PlainDate.from('2026-06-30'), ...issued },
]

const today = Temporal.PlainDate.from('2026-11-22')
const same = { frame: previewFrame, levy: previewLevy, now: previewRate, rates: [previewRate], today }
const shown = { ...same, runs, beginning: null }
const first = { ...same, now: undefined, rates: [], runs: [], beginning: exampleBeginning }

export const previews = {
  'no rate': () => <LevyPage {...first} may_keep />,
  'never charged, to whoever only reads': () => <LevyPage {...first} rates={[previewProposed]} may_keep={false} />,
  'a rate, and one proposed': () => (
    <LevyPage {...shown} may_keep rates={[previewProposed, previewRate]} errors={{ ended_on: 'Enter last day' }} />
  ),
  'ended, to whoever only reads': () => (
    <LevyPage
      {...shown}
      levy={{ ...previewNational, ended_on: Temporal.PlainDate.from('2027-03-31') }}
      rates={[{ ...previewRate, remitted_rate: 50_000 as Rate }]}
      may_keep={false}
    />
  ),
}
