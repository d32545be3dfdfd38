import type { ErrorsOf, RawOf } from '../../../platform/forms/read.ts'
import type { Frame } from '../../../platform/routes.ts'
import { count, type Id } from '../../../platform/values.ts'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Question } from '../../../ui/form.tsx'
import { Button } from '../../../ui/links.tsx'
import { Panel } from '../../../ui/lists.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Office, previewFrame } from '../../../ui/office.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { titleOf } from '../sitreps/rules.ts'
import { commentsForm } from './forms.ts'
import type { Comment } from './reads.ts'
import { markWords, piecesOf, screenFor, type Mark } from './rules.ts'

type CommentsForm = ReturnType<typeof commentsForm>

/** A text with what was found in it: each mark says in words what it is. */
const Marked = ({ text, marks }: { text: string; marks: readonly Mark[] }) => (
  <>
    {piecesOf(text, marks).map(({ text: piece, kind }) =>
      kind ? (
        <mark class={kind === 'patient' ? 'patient' : undefined} title={markWords[kind]}>
          {piece}
          <span class="unseen"> ({markWords[kind]})</span>
        </mark>
      ) : (
        piece
      ),
    )}
  </>
)

const foundWords = (marks: readonly Mark[]) => [...new Set(marks.map(({ kind }) => markWords[kind]))].join(', ')

type CommentsPageProps = {
  frame: Frame
  issue: { readonly id: Id<'issue'>; readonly number: number; readonly version: number; readonly lmc_name: string }
  comments: readonly Comment[]
  marksIn: (text: string) => readonly Mark[]
  may_change: boolean
  is_kept?: boolean
  refusal?: string
  raw?: RawOf<CommentsForm>
  errors?: ErrorsOf<CommentsForm>
}

export const CommentsPage = (props: CommentsPageProps) => {
  const { frame, issue, comments, marksIn, may_change, is_kept, refusal, raw, errors } = props
  const form = commentsForm(comments.map(({ id }) => id))
  const address = `/pressure/issues/${issue.id}`
  return (
    <Office
      frame={frame}
      title="What practices said"
      errors={Boolean(errors)}
      breadcrumbs={[
        { label: 'Pressure', href: '/pressure' },
        { label: 'Situation reports', href: '/pressure/issues' },
        { label: titleOf(issue), href: address },
      ]}
      head={
        <PageHead
          title="What practices said"
          kind={issue.lmc_name}
          about="None is shown unless you say so. What could tell who wrote it is marked; put it so that it can’t."
        />
      }
    >
      <ErrorSummary errors={errors} refusal={refusal} />
      {is_kept && <Notice kind="good">Kept.</Notice>}
      {comments.length === 0 && <p class="empty">No practice wrote anything in time.</p>}
      {!may_change && comments.length > 0 && (
        <Notice>The report is released: its comments stand as they are. A new version can show others.</Notice>
      )}
      <form method="post" action={`${address}/comments`} novalidate>
        {comments.map((comment, at) => {
          const marks = marksIn(comment.shown_as)
          return (
            <Panel
              title={`Comment ${at + 1} of ${count(comments.length, 'comment').split(' ')[0]}`}
              note={marks.length > 0 ? `found in it: ${foundWords(marks)}` : 'nothing found in it'}
            >
              <blockquote>
                <Marked text={comment.said} marks={marksIn(comment.said)} />
              </blockquote>
              {may_change ? (
                <>
                  <Question
                    name={`shown_as_${comment.id}`}
                    field={form[`shown_as_${comment.id}`]!}
                    raw={raw?.[`shown_as_${comment.id}`] ?? [comment.shown_as]}
                    error={errors?.[`shown_as_${comment.id}`]}
                  />
                  <Question
                    name={`is_shown_${comment.id}`}
                    field={form[`is_shown_${comment.id}`]!}
                    raw={raw?.[`is_shown_${comment.id}`] ?? (comment.is_shown ? ['yes'] : [])}
                  />
                </>
              ) : (
                <p>{comment.is_shown ? `Shown as: ${comment.shown_as}` : 'Not shown.'}</p>
              )}
              {comment.shown_as !== comment.said && marks.length > 0 && (
                <p class="note">
                  As put by the office: <Marked text={comment.shown_as} marks={marks} />
                </p>
              )}
            </Panel>
          )
        })}
        {may_change && comments.length > 0 && <Button>Keep the comments</Button>}
      </form>
    </Office>
  )
}

const issue = { id: '0' as Id<'issue'>, number: 12, version: 1, lmc_name: 'Wealdshire LMC' }
const comment = (id: string, said: string, is_shown = false): Comment => ({
  id: id as Id<'issue_comment'>,
  said,
  shown_as: said,
  is_shown,
  decided_by: null,
})
const comments = [
  comment('1', 'Dr Marlowe at Elm is off sick, and 943 476 5919 waited nine weeks.', true),
  comment('2', 'Calls before ten have doubled since the new year.'),
]
const marksIn = screenFor({
  lmc_name: 'Wealdshire LMC',
  practices: ['Elm Surgery'],
  pcns: [],
  places: [],
  people: [{ given_names: 'Odette', family_name: 'Marlowe' }],
})

export const previews = {
  to_decide: () => <CommentsPage frame={previewFrame} issue={issue} comments={comments} marksIn={marksIn} may_change />,
  released: () => (
    <CommentsPage frame={previewFrame} issue={issue} comments={comments} marksIn={marksIn} may_change={false} />
  ),
  none: () => <CommentsPage frame={previewFrame} issue={issue} comments={[]} marksIn={marksIn} may_change />,
}
