import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, shortTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button, ButtonLink } from '../../../ui/links.tsx'
import { Columns, Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { refusalForm } from './forms.ts'
import type { ErasureRequest } from './reads.ts'
import { erasureAnswers, goes, stays, type Held } from './rules.ts'

const Answer = ({ answer }: Pick<ErasureRequest, 'answer'>) =>
  answer ? <Tag kind="done">{erasureAnswers[answer]}</Tag> : <Tag kind="waiting">Open</Tag>

export const ErasuresPage = ({ frame, requests }: { frame: Frame; requests: readonly ErasureRequest[] }) => (
  <Office
    frame={frame}
    title="Erasures"
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={
      <PageHead
        title="Erasures"
        about="Who asked that what is kept of them be erased. They are owed an answer in a month."
      />
    }
  >
    <Table
      label="Requests"
      nouns={['request', 'requests']}
      href="/erasures"
      rows={requests}
      empty="Nobody has asked."
      columns={[
        { key: 'name', label: 'Who', cell: ({ id, name }) => <a href={`/erasures/${id}`}>{name}</a> },
        { key: 'asked_at', label: 'Asked', kind: 'date', cell: ({ asked_at }) => shortTime(asked_at) },
        { key: 'answer', label: 'Answer', kind: 'tag', cell: (request) => <Answer {...request} /> },
        {
          key: 'answered_at',
          label: 'Answered',
          kind: 'date',
          cell: ({ answered_at, answered_by }) => answered_at && `${shortTime(answered_at)}, ${answered_by}`,
        },
      ]}
    />
  </Office>
)

export type ErasurePageProps = {
  frame: Frame
  request: ErasureRequest
  held: Held
  raw?: RawOf<typeof refusalForm>
  errors?: ErrorsOf<typeof refusalForm>
  refusal?: string
}

const Listed = ({ lines }: { lines: readonly string[] }) => (
  <ul class="plain-list">
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)

export const ErasurePage = ({ frame, request, held, raw, errors, refusal }: ErasurePageProps) => (
  <Office
    frame={frame}
    title={`Erasure: ${request.name}`}
    errors={Boolean(errors ?? refusal)}
    breadcrumbs={[
      { label: 'People', href: '/people' },
      { label: 'Erasures', href: '/erasures' },
    ]}
    head={
      <PageHead
        kind="Request for erasure"
        title={request.name}
        tags={<Answer {...request} />}
        about={request.words}
        as_at={`Asked at ${londonTime(request.asked_at)}`}
        actions={<ButtonLink href={`/people/${request.person_id}`}>Their page</ButtonLink>}
      />
    }
  >
    <ErrorSummary refusal={refusal} errors={errors} />
    {request.answered_at && (
      <Notice title={`Answered at ${londonTime(request.answered_at)} by ${request.answered_by}.`}>
        {request.answer_words}
      </Notice>
    )}
    {request.answer === null && (
      <Columns>
        <Panel title="What would be erased">
          <Listed lines={goes(held)} />
          <form method="post" action={`/erasures/${request.id}/erasing`}>
            <p class="note">It can’t be brought back.</p>
            <Button kind="danger">Erase it</Button>
          </form>
        </Panel>
        <Panel title="What must be kept, and why">
          <Listed lines={stays(held)} />
        </Panel>
        <Panel title="Or refuse">
          <form method="post" action={`/erasures/${request.id}/refusal`} novalidate>
            <Question name="words" field={refusalForm.words} raw={raw?.words} error={errors?.words} />
            <Button kind="second">Refuse it</Button>
          </form>
        </Panel>
      </Columns>
    )}
  </Office>
)

const request: ErasureRequest = {
  id: '0' as Id<'erasure_request'>,
  person_id: '0' as Id<'person'>,
  name: 'Amara Ashpole',
  words: 'I retired in 2024.',
  asked_at: Temporal.Instant.from('2026-11-02T09:00:00Z'),
  answer: null,
  answer_words: '',
  answered_at: null,
  answered_by: null,
}
const held: Held = {
  name: 'Amara Ashpole',
  gmc_number: '9012345',
  contact_points: 2,
  standings: 1,
  nominations: 0,
  posts: 3,
  is_linked: true,
  merges: 1,
}
const answered = {
  ...request,
  answer: 'refused' as const,
  answer_words: 'You are a member of the committee.',
  answered_at: request.asked_at,
  answered_by: 'Ruth Okafor',
}

export const previews = {
  none: () => <ErasuresPage frame={previewFrame} requests={[]} />,
  two: () => <ErasuresPage frame={previewFrame} requests={[request, answered]} />,
  open: () => (
    <ErasurePage frame={previewFrame} request={request} held={held} errors={{ words: 'Enter why it is refused' }} />
  ),
  answered: () => <ErasurePage frame={previewFrame} request={answered} held={held} />,
}
