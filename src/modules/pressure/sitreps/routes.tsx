import { NotFound } from '../../../platform/answers.ts'
import { exportAs, fileNamed, fileResponse } from '../../../platform/exports/export.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { stranger } from '../../../platform/scope.ts'
import { headOfIssue, issueWith, latestReleased, sitrepOf } from '../issues/reads.ts'
import { SitrepPage } from './pages.tsx'
import { forPaper } from './papers/rules.ts'
import { placeOfIssue } from './reads.ts'
import { titleOf } from './rules.ts'
import { areaColumns, areasOf } from './tables/rules.ts'

export const routes = [get('/sitreps/:secret', 'public', sendSitrep)]

/** A released report as a page, or, where the address ends so, as a PDF or CSV. */
async function sendSitrep(c: Ask) {
  const [, secret, ending] = /^([\w-]{43})(?:\.(pdf|csv))?$/.exec(c.req.param('secret') ?? '') ?? []
  if (!secret) throw new NotFound()
  const found = await c.get('scope').operate((tx) => placeOfIssue(tx, secret))
  const place = found.done ? found.value : undefined
  if (!place) throw new NotFound()
  const reader = { ...stranger, office_id: place.office_id, lmc_ids: [place.lmc_id] }
  const { issue, sitrep, superseded_by } = await c
    .get('scopeFor')(reader)
    .read(async (tx) => {
      const issue = await issueWith(tx, place.id)
      if (!issue) throw new NotFound()
      const [whole, superseded_by] = [await sitrepOf(tx, issue), await latestReleased(tx, issue)]
      // A version is often taken back for its words; its figures are those of the next.
      const sitrep = superseded_by ? { ...whole, narrative: '', comments: [] } : whole
      return { issue, sitrep, superseded_by }
    })
  const name = `${issue.lmc_name} ${titleOf(sitrep)}`
  if (ending === 'csv')
    return fileResponse(c, await exportAs('csv', name, areaColumns(sitrep.figures), areasOf(sitrep.figures)))
  if (ending === 'pdf') {
    const public_address = `${c.get('config').public_url}/sitreps/${secret}`
    const body = await printedOnce(`${secret} ${issue.state}`, async () => {
      const { head, pictures } = await c
        .get('scopeFor')(reader)
        .read((tx) => headOfIssue(tx, issue))
      return printPdf('situation-report', forPaper(sitrep, { public_address, head }), pictures)
    })
    return fileResponse(c, { body, type: 'application/pdf', file_name: fileNamed(name, 'pdf') })
  }
  return c.html(<SitrepPage sitrep={sitrep} hue={issue.hue} secret={secret} superseded_by={superseded_by} />)
}

/** What is released changes only by being superseded, and is read by many in the same hour. */
const printed = new Map<string, Promise<Uint8Array>>()
const mostKept = 20

function printedOnce(key: string, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const pdf = printed.get(key) ?? print()
  printed.delete(key)
  printed.set(key, pdf)
  pdf.catch(() => printed.delete(key))
  const oldest = printed.size > mostKept ? printed.keys().next().value : undefined
  if (oldest !== undefined) printed.delete(oldest)
  return pdf
}
