import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { issueWith, sitrepOf } from '../issues/reads.ts'
import { releaseForm } from './forms.ts'
import { ReleasePage } from './pages.tsx'
import { foundInShown, nomineesOf, recipientsOf } from './reads.ts'
import { releaseIssue } from './writes.ts'

const path = '/pressure/issues/:id/release'

export const routes = [
  get(path, 'pressure.release_issues', showRelease),
  post(path, 'pressure.release_issues', postRelease),
]

const refusals: Refusals<typeof releaseIssue> = {
  released_already: 'This report is released already. Everybody on the list was written to once.',
  patient_in_a_comment:
    'A comment that is shown has a patient’s number or date of birth in it. Take it out, or don’t show the comment.',
  names_in_a_comment:
    'The comments shown still have names in them. Put them otherwise, or say below that they are meant.',
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  return c.get('scope').read(async (tx) => {
    const issue = await issueWith(tx, id)
    if (!issue) throw new NotFound()
    return {
      frame: c.get('frame'),
      issue,
      recipients: (await recipientsOf(tx, issue.lmc_id)).length,
      nominees: (await nomineesOf(tx, issue.lmc_id)).length,
      comments_shown: (await sitrepOf(tx, issue)).comments.length,
      found: await foundInShown(tx, issue),
    }
  })
}

async function showRelease(c: Ask) {
  const props = await whole(c)
  if (props.issue.state !== 'frozen') return c.redirect(`/pressure/issues/${props.issue.id}`, 303)
  return c.html(<ReleasePage {...props} />)
}

async function postRelease(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  const answers = read(releaseForm, await c.req.formData())
  const ticked = answers.ok ? answers.values : { names_are_meant: [], also_nominees: [] }
  const answer = await c.get('scope').write((tx) =>
    releaseIssue(tx, id, {
      names_are_meant: ticked.names_are_meant.includes('yes'),
      also_nominees: ticked.also_nominees.includes('yes'),
    }),
  )
  if (!answer.done)
    return c.html(<ReleasePage {...await whole(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/pressure/issues/${id}?done=released`, 303)
}
