import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { issueWith } from '../issues/reads.ts'
import { commentsForm } from './forms.ts'
import { CommentsPage } from './pages.tsx'
import { commentsOf, screenOf } from './reads.ts'
import { decideComments, noteCommentsRead } from './writes.ts'

const path = '/pressure/issues/:id/comments'

export const routes = [
  get(path, 'pressure.release_issues', showComments),
  post(path, 'pressure.release_issues', postComments),
]

const refusals = { released_already: 'This report is released, and stands as it is. Begin a new version of it.' }

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  return c.get('scope').read(async (tx) => {
    const issue = await issueWith(tx, id)
    if (!issue) throw new NotFound()
    const comments = await commentsOf(tx, id)
    const marksIn = await screenOf(
      tx,
      issue,
      comments.flatMap(({ said, shown_as }) => [said, shown_as]),
    )
    return { frame: c.get('frame'), issue, comments, marksIn, may_change: issue.state === 'frozen' }
  })
}

async function showComments(c: Ask) {
  const props = await whole(c)
  await c.get('scope').write((tx) => noteCommentsRead(tx, props.issue))
  return c.html(<CommentsPage {...props} is_kept={c.req.query('kept') === 'yes'} />)
}

async function postComments(c: Ask) {
  const props = await whole(c)
  const form = commentsForm(props.comments.map(({ id }) => id))
  const answers = read(form, await c.req.formData())
  if (!answers.ok) return c.html(<CommentsPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const decisions = props.comments.map(({ id }) => {
    const shown_as = String(answers.values[`shown_as_${id}`])
    return { id, shown_as, is_shown: shown_as !== '' && (answers.values[`is_shown_${id}`]?.includes('yes') ?? false) }
  })
  const answer = await c.get('scope').write((tx) => decideComments(tx, props.issue, decisions))
  if (!answer.done) return c.html(<CommentsPage {...props} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`${c.req.path}?kept=yes`, 303)
}
