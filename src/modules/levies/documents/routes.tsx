import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { packedEach } from '../../../platform/files/pack.ts'
import { fileAt } from '../../../platform/files/store.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { wholePence, type Id } from '../../../platform/values.ts'
import { numberNobodyReads } from '../document-letters/reads.ts'
import { papersOf } from '../printings/reads.ts'
import { printRest } from '../printings/writes.ts'
import { overdueOf } from '../reminders/reads.ts'
import { remindOverdue } from '../reminders/writes.ts'
import { DocumentsPage, pageSize } from './pages.tsx'
// oxfmt-ignore
import {
  documentsOf, documentWith, issuedRun, printedAfter, progressOf, type DocumentNamed, type IssuedRun,
} from './reads.ts'
import { titleOf } from './rules.ts'

const path = '/levies/runs/:id/documents'

export const routes = [
  get(path, 'levies.read_levies', showDocuments),
  get(`${path}/papers.zip`, 'levies.read_levies', sendZip),
  post(`${path}/printing`, 'levies.keep_levies', postPrinting),
  post(`${path}/reminders`, 'levies.keep_levies', postReminders),
  get('/levies/documents/:id', 'levies.read_levies', sendDocument),
  get('/our-levies/:code/documents/:id', 'levies.see_own_levies', sendOwnDocument),
]

const refusals: Refusals<typeof printRest> & Refusals<typeof remindOverdue> = {
  all_printed: 'All of them are printed.',
  nothing_overdue: 'No invoice is past its day and unpaid, or a reminder of it was written in the last fortnight.',
}

const happened: Readonly<Record<string, string>> = {
  printing: 'The rest is being printed.',
  reminders: 'The reminders are numbered and being printed. Mail them when they are.',
  mailing: 'They are in the outbox.',
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  const page = pageParam(c)
  return c.get('scope').read(async (tx) => {
    const run = await issuedRun(tx, id)
    if (!run) throw new NotFound()
    const overdue = await overdueOf(tx, run.lmc_id, id, 'totals')
    return {
      frame: c.get('frame'),
      run,
      may_keep: mayEnter(tx.actor, 'levies.keep_levies'),
      progress: await progressOf(tx, id),
      rows: await documentsOf(tx, id, page, pageSize),
      page,
      overdue: {
        invoices: overdue.length,
        owed_pence: wholePence(overdue.reduce((sum, { owed_pence }) => sum + owed_pence, 0)),
      },
      unread: await numberNobodyReads(tx, run.lmc_id, id),
    }
  })
}

async function showDocuments(c: Ask) {
  return c.html(<DocumentsPage {...await whole(c)} said={happened[c.req.query('done') ?? '']} />)
}

async function postPrinting(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  const answer = await c.get('scope').write((tx) => printRest(tx, id))
  if (!answer.done) return c.html(<DocumentsPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}/documents?done=printing`, 303)
}

async function postReminders(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  const answer = await c.get('scope').write((tx) => remindOverdue(tx, id))
  if (!answer.done) return c.html(<DocumentsPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/runs/${id}/documents?done=reminders`, 303)
}

async function sendPdf(c: Ask, found: DocumentNamed | undefined) {
  if (!found) throw new NotFound()
  const { id, lmc_id, ods_code, sha256 } = found
  const kept = await c.get('scope').read(async (tx) => (sha256 ? fileAt(tx, sha256) : undefined))
  // Whoever can't wait for the printing gets the same paper: it says nothing that isn't fixed.
  const due = kept ? undefined : await c.get('scope').read((tx) => papersOf(tx, lmc_id, [id]))
  const paper = due?.papers[0]?.paper
  const body = kept ?? (paper && (await printPdf('levy-document', paper, due.pictures)))
  if (!body) throw new NotFound()
  return fileResponse(c, {
    body,
    type: 'application/pdf',
    file_name: fileNamed(`${ods_code} ${titleOf(found)}`, 'pdf'),
  })
}

async function sendDocument(c: Ask) {
  const id = idParam(c, 'id') as Id<'document'>
  return sendPdf(c, await c.get('scope').read((tx) => documentWith(tx, id)))
}

async function sendOwnDocument(c: Ask) {
  const id = idParam(c, 'id') as Id<'document'>
  const found = await c.get('scope').read((tx) => documentWith(tx, id))
  const { practice_ids } = c.get('scope').actor
  if (!found || found.ods_code !== c.req.param('code') || !practice_ids.includes(found.practice_id))
    throw new NotFound()
  return sendPdf(c, found)
}

const atATime = 50

async function* papersIn(scope: Scope, run_id: Id<'run'>, which: 'all' | 'not given') {
  for (let after: Id<'document'> | null = null; ;) {
    const papers = await scope.read((tx) => printedAfter(tx, run_id, after, atATime, which))
    for (const { ods_code, content, ...paper } of papers)
      yield [fileNamed(`${ods_code} ${titleOf(paper)}`, 'pdf'), content] as const
    after = papers.at(-1)?.id ?? null
    if (papers.length < atATime) return
  }
}

const zipName = ({ levy_name, period_from }: IssuedRun) => fileNamed(`${levy_name} ${period_from.toString()}`, 'zip')

async function sendZip(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  const run = await c.get('scope').read((tx) => issuedRun(tx, id))
  if (!run) throw new NotFound()
  const which = c.req.query('which') === 'not-given' ? 'not given' : 'all'
  return c.body(ReadableStream.from(packedEach(papersIn(c.get('scope'), id, which))), 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${zipName(run)}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}
