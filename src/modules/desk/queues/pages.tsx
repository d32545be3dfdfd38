import type { FailedJob, QueueState } from '../../../platform/jobs/state.ts'
import type { Frame } from '../../../platform/routes.ts'
import { londonTime, shortTime } from '../../../platform/values.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { ButtonLink, PostButton } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table, type Column } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Tiles } from '../../../ui/tiles.tsx'

type QueuesPageProps = {
  frame: Frame
  now: Temporal.Instant
  queues: readonly QueueState[]
  failed: readonly FailedJob[]
  refusal?: string
}

const total = (queues: readonly QueueState[], what: 'waiting' | 'active' | 'failed') =>
  queues.reduce((sum, queue) => sum + queue[what], 0)

const queueColumns: readonly Column<QueueState>[] = [
  { key: 'name', label: 'Job', cell: ({ name }) => name },
  { key: 'waiting', label: 'Waiting', kind: 'number', cell: ({ waiting }) => waiting },
  { key: 'active', label: 'Running', kind: 'number', cell: ({ active }) => active },
  { key: 'failed', label: 'Failed', kind: 'number', cell: ({ failed }) => failed },
  {
    key: 'oldest_waiting_at',
    label: 'Oldest waits since',
    cell: ({ oldest_waiting_at }) => oldest_waiting_at && shortTime(oldest_waiting_at),
  },
  { key: 'last_done_at', label: 'Last done', cell: ({ last_done_at }) => last_done_at && shortTime(last_done_at) },
  {
    key: 'retry',
    label: 'Put right',
    kind: 'action',
    cell: ({ name, failed, cron }) =>
      failed > 0 &&
      (cron ? (
        'Runs again by itself'
      ) : (
        <PostButton action={`/operations/queues/${name}/retries`}>Retry all {failed}</PostButton>
      )),
  },
]

const failedColumns: readonly Column<FailedJob>[] = [
  { key: 'name', label: 'Job', cell: ({ name }) => name },
  { key: 'reason', label: 'Why it failed', cell: ({ reason }) => reason },
  { key: 'tries', label: 'Tries', kind: 'number', cell: ({ tries }) => tries },
  { key: 'queued_at', label: 'Asked for', cell: ({ queued_at }) => shortTime(queued_at) },
  {
    key: 'state',
    label: 'State',
    kind: 'tag',
    cell: ({ tries_again_at }) =>
      tries_again_at ? <Tag kind="waiting">Tries again</Tag> : <Tag kind="red">Given up</Tag>,
  },
  {
    key: 'act',
    label: 'Put right',
    kind: 'action',
    cell: ({ id, tries_again_at, has_cron }) =>
      tries_again_at ? (
        `At ${shortTime(tries_again_at)}`
      ) : (
        <div class="button-row">
          {!has_cron && <PostButton action={`/operations/jobs/${id}/retries`}>Retry</PostButton>}
          <ButtonLink href={`/operations/jobs/${id}/discarding`}>Discard</ButtonLink>
        </div>
      ),
  },
]

export const QueuesPage = ({ frame, now, queues, failed, refusal }: QueuesPageProps) => (
  <Office
    title="Operations"
    frame={frame}
    errors={refusal !== undefined}
    head={
      <PageHead
        title="Operations"
        about="What OpenLMC does in the background: mail, seals, imports. A job that fails is tried again for about three hours; after that it waits here for you."
        as_at={`At ${londonTime(now)}, London time`}
      />
    }
  >
    <ErrorSummary refusal={refusal} />
    <Tiles
      tiles={[
        { label: 'Waiting', value: total(queues, 'waiting') },
        { label: 'Running', value: total(queues, 'active') },
        {
          label: 'Failed',
          value: total(queues, 'failed'),
          note: total(queues, 'failed') > 0 ? 'Retry or discard them below' : 'Nothing to put right',
        },
      ]}
    />
    <Panel title="Failures">
      <Table
        label="Failures"
        columns={failedColumns}
        rows={failed}
        href="/operations"
        nouns={['failed job', 'failed jobs']}
        empty="No job has failed. There is nothing to do here."
      />
    </Panel>
    <Panel title="Queues">
      <Table
        label="Queues"
        columns={queueColumns}
        rows={queues}
        href="/operations"
        nouns={['queue', 'queues']}
        empty="There are no queues. Start OpenLMC again to make them."
      />
    </Panel>
  </Office>
)

export const DiscardPage = ({ frame, id }: { frame: Frame; id: string }) => (
  <Office title="Discard this job?" frame={frame} breadcrumbs={[{ label: 'Operations', href: '/operations' }]}>
    <Confirm
      action={`/operations/jobs/${id}/discarding`}
      question="Discard this job?"
      consequences={[
        'What it should have done is never done: a message it held is not sent.',
        'The record keeps that you discarded it.',
      ]}
      button="Discard the job"
      cancel_href="/operations"
      is_danger
    />
  </Office>
)

const now = Temporal.Instant.from('2026-11-19T08:55:00Z')
const queue: QueueState = {
  name: 'platform.send_mail',
  cron: null,
  waiting: 2,
  active: 1,
  failed: 1,
  oldest_waiting_at: now,
  last_done_at: now,
}
const failure: FailedJob = {
  id: '0197a1b2-0000-7000-8000-000000000001',
  name: 'platform.send_mail',
  reason: 'The mail server did not take a message: EENVELOPE: 550',
  tries: 13,
  queued_at: now,
  tries_again_at: null,
  has_cron: false,
}

export const previews = {
  failing: () => (
    <QueuesPage
      frame={previewFrame}
      now={now}
      queues={[queue, { ...queue, name: 'platform.seal_records', cron: '*/5 * * * *', failed: 0 }]}
      failed={[failure, { ...failure, tries: 3, tries_again_at: now }, { ...failure, has_cron: true }]}
    />
  ),
  quiet: () => (
    <QueuesPage
      frame={previewFrame}
      now={now}
      queues={[{ ...queue, waiting: 0, failed: 0, oldest_waiting_at: null }]}
      failed={[]}
    />
  ),
  refused: () => (
    <QueuesPage frame={previewFrame} now={now} queues={[queue]} failed={[]} refusal="That job isn’t here any more." />
  ),
  discarding: () => <DiscardPage frame={previewFrame} id={failure.id} />,
}
