import type { Frame } from '../../../platform/routes.ts'
import { shortTime, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { PostButton } from '../../../ui/links.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Table } from '../../../ui/table.tsx'
import { PeopleTabs } from '../people/tabs/pages.tsx'
import { PersonSheet } from '../people/sheets/pages.tsx'
import { fullName } from '../people/rules.ts'
import { postLabel, spanWords } from '../posts/rules.ts'
import { Question } from '../../../ui/form.tsx'
import { decliningForm } from './forms.ts'
import type { PostWaiting } from './reads.ts'

export type WaitingPageProps = {
  frame: Frame
  waiting: readonly PostWaiting[]
  may_change: boolean
  refusal?: string
}

export const WaitingPage = ({ frame, waiting, may_change, refusal }: WaitingPageProps) => (
  <Office
    frame={frame}
    title="Posts to approve"
    errors={Boolean(refusal)}
    breadcrumbs={[{ label: 'People', href: '/people' }]}
    head={
      <PageHead title="Posts to approve" about="What practices propose counts for nothing until the office says yes." />
    }
  >
    <PeopleTabs at="/people/waiting" />
    <ErrorSummary refusal={refusal} />
    <Table
      label="Posts to approve"
      nouns={['post', 'posts']}
      href="/people/waiting"
      rows={waiting}
      empty="Nothing waits."
      columns={[
        {
          key: 'name',
          label: 'Name',
          cell: (row) => (
            <>
              <a href={`/people/${row.person_id}`}>{fullName(row)}</a>
              <br />
              <span class="note">{postLabel(row.kind)}</span>
            </>
          ),
        },
        {
          key: 'approval',
          label: 'Answer',
          kind: 'action',
          cell: (row) =>
            may_change && (
              <div class="actions">
                <PostButton action={`/posts/${row.id}/approval`}>
                  Approve<span class="unseen"> {row.name}</span>
                </PostButton>
                <a href={`/posts/${row.id}/declining`}>
                  Decline<span class="unseen"> {row.name}</span>
                </a>
              </div>
            ),
        },
        {
          key: 'practice',
          label: 'Practice',
          cell: ({ ods_code, practice_name }) => ods_code && <a href={`/practices/${ods_code}`}>{practice_name}</a>,
        },
        { key: 'during', label: 'When', cell: ({ during }) => spanWords(during) },
        { key: 'made_by', label: 'Proposed', cell: ({ made_at, made_by }) => `${shortTime(made_at)}, ${made_by}` },
      ]}
    />
  </Office>
)

type DeclinePageProps = {
  frame: Frame
  person: { readonly id: Id<'person'>; readonly title: string; readonly name: string }
  post: { readonly id: Id<'post'>; readonly kind: string; readonly place_name: string }
  raw?: { readonly words?: readonly string[] }
  errors?: { readonly words?: string }
  refusal?: string
}

export const DeclinePage = ({ frame, person, post, raw, errors, refusal }: DeclinePageProps) => (
  <PersonSheet
    {...{ frame, person, errors, refusal }}
    title="Decline a post"
    about={`${postLabel(post.kind)}, ${post.place_name}`}
    action={`/posts/${post.id}/declining`}
    button="Decline the post"
    is_danger
  >
    <Question name="words" field={decliningForm.words} raw={raw?.words} error={errors?.words} />
  </PersonSheet>
)

const row: PostWaiting = {
  id: '0' as Id<'post'>,
  person_id: '0' as Id<'person'>,
  title: 'Dr',
  name: 'Amara Ashpole',
  kind: 'partner',
  during: { from: Temporal.PlainDate.from('2026-12-01'), until: null },
  ods_code: 'Q90001',
  practice_name: 'Elm Surgery',
  made_at: Temporal.Instant.from('2026-11-20T09:00:00Z'),
  made_by: 'Jo Bright',
}
const person = { id: row.person_id, title: row.title, name: row.name }

export const previews = {
  none: () => <WaitingPage frame={previewFrame} waiting={[]} may_change />,
  'one, already answered': () => (
    <WaitingPage frame={previewFrame} waiting={[row]} may_change refusal="Somebody else answered this already." />
  ),
  declining: () => (
    <DeclinePage
      frame={previewFrame}
      person={person}
      post={{ id: row.id, kind: row.kind, place_name: 'Elm Surgery' }}
    />
  ),
}
