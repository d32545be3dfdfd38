import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { commentsOf } from '../comments/reads.ts'
import { forPaper } from '../sitreps/papers/rules.ts'
import { titleOf } from '../sitreps/rules.ts'
import { freezingForm, narrativeForm, reissueForm } from './forms.ts'
import { IssuesPage } from './lists/pages.tsx'
import { IssuePage, type IssuePageProps } from './pages.tsx'
import { headOfIssue, howManyIssues, issuesOf, issueWith, latestReleased, sitrepOf, weeksToFreeze } from './reads.ts'
import { freezeIssue, reissue, writeNarrative } from './writes.ts'

const may = 'pressure.release_issues'
const may_see = 'pressure.read_returns'

export const routes = [
  get('/pressure/issues', may_see, showIssues),
  post('/pressure/issues', may, postFreezing),
  get('/pressure/issues/:id', may_see, showIssue),
  get('/pressure/issues/:id/report.pdf', may_see, sendPdf),
  post('/pressure/issues/:id/narrative', may, postNarrative),
  post('/pressure/issues/:id/versions', may, postVersion),
]

const freezing: Refusals<typeof freezeIssue> & Record<'one_issue_of_a_version', string> = {
  week_not_closed: 'This week is not closed yet: returns may still come in time. Freeze it when it is.',
  one_issue_of_a_version: 'This week’s report is already frozen.',
}
const wording: Refusals<typeof writeNarrative> = {
  released_already: 'This report was released meanwhile, and stands as it is. Begin a new version of it.',
}
const beginning: Refusals<typeof reissue> & Record<'one_issue_of_a_version', string> = {
  not_the_latest: 'Only the version that was released last can be issued again.',
  one_issue_of_a_version: 'Somebody began the next version already. It is in the list of situation reports.',
}

const size = 50

const listed = (c: Ask) =>
  c.get('scope').read(async (tx) => ({
    frame: c.get('frame'),
    may_release: mayEnter(tx.actor, may),
    issues: await issuesOf(tx, { most: size, after: (pageParam(c) - 1) * size }),
    paged: { number: pageParam(c), size, total: await howManyIssues(tx) },
    to_freeze: await weeksToFreeze(tx),
  }))

async function showIssues(c: Ask) {
  return c.html(<IssuesPage {...await listed(c)} />)
}

async function postFreezing(c: Ask) {
  const answers = read(freezingForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const { lmc_id, week_of } = answers.values
  const answer = await c
    .get('scope')
    .write((tx) => freezeIssue(tx, lmc_id as Id<'lmc'>, Temporal.PlainDate.from(week_of)), 'one_issue_of_a_version')
  if (!answer.done) return c.html(<IssuesPage {...await listed(c)} refusal={freezing[answer.why]} />, 409)
  return c.redirect(`/pressure/issues/${answer.value}`, 303)
}

async function whole(c: Ask): Promise<IssuePageProps> {
  const id = idParam(c, 'id') as Id<'issue'>
  return c.get('scope').read(async (tx) => {
    const issue = await issueWith(tx, id)
    if (!issue) throw new NotFound()
    const comments = await commentsOf(tx, id)
    return {
      frame: c.get('frame'),
      may_release: mayEnter(tx.actor, may),
      issue,
      sitrep: await sitrepOf(tx, issue),
      comments: { said: comments.length, shown: comments.filter(({ is_shown }) => is_shown).length },
      later: await latestReleased(tx, issue),
    }
  })
}

const words: Readonly<Record<string, string>> = {
  narrative: 'Kept.',
  released: 'Released. It is being mailed to everybody on the list.',
}

async function showIssue(c: Ask) {
  const said = words[c.req.query('done') ?? '']
  return c.html(<IssuePage {...await whole(c)} {...(said ? { said } : {})} />)
}

async function sendPdf(c: Ask) {
  const { issue, sitrep } = await whole(c)
  const public_address = issue.released_at ? `${c.get('config').public_url}/sitreps/${issue.secret}` : null
  const { head, pictures } = await c.get('scope').read((tx) => headOfIssue(tx, issue))
  const body = await printPdf('situation-report', forPaper(sitrep, { public_address, head }), pictures)
  const file_name = fileNamed(`${issue.lmc_name} ${titleOf(sitrep)}`, 'pdf')
  return fileResponse(c, { body, type: 'application/pdf', file_name })
}

async function postNarrative(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  const answers = read(narrativeForm, await c.req.formData())
  if (!answers.ok) return c.html(<IssuePage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => writeNarrative(tx, id, answers.values))
  if (!answer.done) return c.html(<IssuePage {...await whole(c)} refusal={wording[answer.why]} />, 409)
  return c.redirect(`/pressure/issues/${id}?done=narrative`, 303)
}

async function postVersion(c: Ask) {
  const id = idParam(c, 'id') as Id<'issue'>
  const answers = read(reissueForm, await c.req.formData())
  if (!answers.ok) {
    const wrong = { reissue_raw: answers.raw, reissue_errors: answers.errors }
    return c.html(<IssuePage {...await whole(c)} {...wrong} />, 422)
  }
  const answer = await c.get('scope').write((tx) => reissue(tx, id, answers.values), 'one_issue_of_a_version')
  if (!answer.done) return c.html(<IssuePage {...await whole(c)} refusal={beginning[answer.why]} />, 409)
  return c.redirect(`/pressure/issues/${answer.value}`, 303)
}
