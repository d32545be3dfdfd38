import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { shortDay, thousands, type Id } from '../../../platform/values.ts'
import { SelectField } from '../../../ui/choices.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink, Hidden } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { fullName } from '../people/rules.ts'
import { postLabel, spanWords } from '../posts/rules.ts'
import { bodyEndForm, bodyForm } from './forms.ts'
import type { Body, Seat } from './reads.ts'
import { bodyKinds } from './rules.ts'

export type BodiesPageProps = {
  frame: Frame
  bodies: readonly Body[]
  may_change: boolean
  raw?: RawOf<typeof bodyForm>
  errors?: ErrorsOf<typeof bodyForm>
  refusal?: string
}

const lastDay = (ended_on: Temporal.PlainDate) => ended_on.subtract({ days: 1 })

export const BodiesPage = ({ frame, bodies, may_change, raw, errors, refusal }: BodiesPageProps) => (
  <Office
    frame={frame}
    title="Bodies"
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={
      <PageHead title="Bodies" about="Committees, and whatever else people hold posts in on behalf of practices." />
    }
  >
    <PeopleTabs at="/bodies" />
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="Bodies"
      nouns={['body', 'bodies']}
      href="/bodies"
      rows={bodies}
      empty="There is no body yet. Make the LMC’s committee first."
      columns={[
        { key: 'name', label: 'Body', cell: ({ id, name }) => <a href={`/bodies/${id}`}>{name}</a> },
        { key: 'kind', label: 'Kind', cell: ({ kind }) => bodyKinds[kind] },
        { key: 'lmc_name', label: 'LMC', cell: ({ lmc_name }) => lmc_name },
        { key: 'people', label: 'People', kind: 'number', cell: ({ people }) => thousands(people) },
        {
          key: 'ended_on',
          label: 'Last day',
          kind: 'date',
          cell: ({ ended_on }) => ended_on && shortDay(lastDay(ended_on)),
        },
      ]}
    />
    {may_change && (
      <Panel title="Make a body">
        <form method="post" action="/bodies" novalidate>
          {frame.lmcs.length === 1 ? (
            <Hidden values={{ lmc_id: frame.lmcs[0]?.id ?? '' }} />
          ) : (
            <SelectField
              name="lmc_id"
              label="LMC"
              none=""
              value={raw?.lmc_id?.[0]}
              error={errors?.lmc_id}
              options={frame.lmcs.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Question name="kind" field={bodyForm.kind} raw={raw?.kind} error={errors?.kind} />
          <Question name="name" field={bodyForm.name} raw={raw?.name} error={errors?.name} />
          <Button>Make the body</Button>
        </form>
      </Panel>
    )}
  </Office>
)

export type BodyPageProps = {
  frame: Frame
  body: Body
  seats: readonly Seat[]
  may_change: boolean
  raw?: RawOf<typeof bodyEndForm>
  errors?: ErrorsOf<typeof bodyEndForm>
  refusal?: string
}

export const BodyPage = ({ frame, body, seats, may_change, raw, errors, refusal }: BodyPageProps) => (
  <Office
    frame={frame}
    title={body.name}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: 'Bodies', href: '/bodies' },
    ]}
    head={
      <PageHead
        kind={bodyKinds[body.kind]}
        title={body.name}
        tags={body.ended_on && <Tag kind="closed">Ended</Tag>}
        about={body.lmc_name}
        actions={may_change && <ButtonLink href="/people">Find somebody to give a post</ButtonLink>}
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    <Table
      label="People"
      nouns={['post', 'posts']}
      href={`/bodies/${body.id}`}
      rows={seats}
      empty="Nobody holds a post in it. Give somebody one from their own page."
      columns={[
        {
          key: 'name',
          label: 'Name',
          cell: (seat) => <a href={`/people/${seat.person_id}`}>{fullName(seat)}</a>,
        },
        { key: 'kind', label: 'Post', cell: ({ kind }) => postLabel(kind) },
        { key: 'during', label: 'When', cell: ({ during }) => spanWords(during) },
        {
          key: 'is_held',
          label: 'Now',
          kind: 'tag',
          cell: ({ is_held }) => (is_held ? <Tag kind="done">Held</Tag> : <Tag kind="closed">Not today</Tag>),
        },
      ]}
    />
    {may_change && body.ended_on === null && (
      <Panel title="End it">
        <form method="post" action={`/bodies/${body.id}/ending`} novalidate>
          <Question name="last_on" field={bodyEndForm.last_on} raw={raw?.last_on} error={errors?.last_on} />
          <Button kind="danger">End the body and its posts</Button>
        </form>
      </Panel>
    )}
  </Office>
)

const body: Body = {
  id: '0' as Id<'body'>,
  lmc_id: '0' as Id<'lmc'>,
  lmc_name: 'Wealdshire',
  kind: 'committee',
  name: 'Wealdshire LMC',
  ended_on: null,
  people: 24,
}
const seat: Seat = {
  post_id: '0' as Id<'post'>,
  person_id: '0' as Id<'person'>,
  title: 'Dr',
  name: 'Anneliese Corrie',
  kind: 'chair',
  during: { from: Temporal.PlainDate.from('2024-08-01'), until: Temporal.PlainDate.from('2026-08-01') },
  is_held: false,
}

export const previews = {
  none: () => <BodiesPage frame={previewFrame} bodies={[]} may_change />,
  'one, and a mistake': () => (
    <BodiesPage frame={previewFrame} bodies={[body]} may_change errors={{ name: 'Enter name' }} />
  ),
  'one with a seat': () => (
    <BodyPage frame={previewFrame} body={body} seats={[seat]} may_change refusal="It has ended already." />
  ),
}
