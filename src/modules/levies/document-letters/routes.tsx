import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { issuedRun } from '../documents/reads.ts'
import { MailingPage } from './pages.tsx'
import { documentsToMail, practicesNobodyReads } from './reads.ts'
import { mailDocuments } from './writes.ts'

const path = '/levies/runs/:id/documents/mailing'

export const routes = [get(path, 'levies.keep_levies', showMailing), post(path, 'levies.keep_levies', postMailing)]

const refusals: Refusals<typeof mailDocuments> = {
  not_all_printed: 'Some of them are not printed yet. Wait until all are, and mail them then.',
  nothing_to_mail:
    'There is nothing to mail: every paper went out, or nobody can be written to about those that didn’t.',
}

async function whole(c: Ask) {
  const run_id = idParam(c, 'id') as Id<'run'>
  return c.get('scope').read(async (tx) => {
    const run = await issuedRun(tx, run_id)
    if (!run) throw new NotFound()
    const found = await documentsToMail(tx, run.lmc_id, run_id)
    return {
      frame: c.get('frame'),
      run_id,
      papers: new Set(found.map(({ id }) => id)).size,
      addresses: new Set(found.map(({ email }) => email)).size,
      unread: await practicesNobodyReads(tx, run.lmc_id, run_id),
    }
  })
}

async function showMailing(c: Ask) {
  return c.html(<MailingPage {...await whole(c)} />)
}

async function postMailing(c: Ask) {
  const run_id = idParam(c, 'id') as Id<'run'>
  const answer = await c.get('scope').write((tx) => mailDocuments(tx, run_id))
  if (!answer.done) return c.html(<MailingPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${run_id}/documents?done=mailing`, 303)
}
