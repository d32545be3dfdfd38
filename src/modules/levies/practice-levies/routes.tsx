import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, isId, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { contractsOf, practiceKnown } from '../contracts/reads.ts'
import { practiceQuestions } from '../questions/reads.ts'
import { PracticeLeviesPage } from './pages.tsx'
import { lineColumns, practiceLines, practicePapers } from './periods/reads.ts'
import { practiceMandates, practiceReceipts, practiceVariances } from './reads.ts'
import { levyStandings, listsInForce } from './standings/reads.ts'

const may = 'levies.read_levies'
const path = '/levies/practices/:code'

export const routes = [
  get(path, may, showPractice),
  ...exportFormats.map((format) => get(`${path}/lines.${format}`, may, (c) => linesFile(c, format))),
]

async function practiceAt(c: Ask, tx: Reading) {
  const code = c.req.param('code')?.toUpperCase() ?? ''
  const practice = await practiceKnown(tx, code)
  if (!practice) throw new NotFound()
  return practice
}

async function showPractice(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const practice = await practiceAt(c, tx)
    const { practice_id } = practice
    const day = londonDay(tx.now)
    return c.html(
      <PracticeLeviesPage
        frame={c.get('frame')}
        practice={practice}
        standings={await levyStandings(tx, practice, day)}
        lists={await listsInForce(tx, practice, day)}
        lines={await practiceLines(tx, practice_id, ['draft', 'checked', 'issued'])}
        papers={await practicePapers(tx, practice_id)}
        contracts={await contractsOf(tx, practice)}
        mandates={await practiceMandates(tx, practice_id)}
        receipts={await practiceReceipts(tx, practice_id)}
        variances={await practiceVariances(tx, practice_id)}
        questions={await practiceQuestions(tx, practice_id)}
      />,
    )
  })
}

async function linesFile(c: Ask, format: ExportFormat) {
  const { practice, lines } = await c.get('scope').read(async (tx) => {
    const found = await practiceAt(c, tx)
    return { practice: found, lines: await practiceLines(tx, found.practice_id, ['draft', 'checked', 'issued']) }
  })
  const levy = c.req.query('levy') ?? ''
  const rows = isId(levy) ? lines.filter(({ levy_id }) => levy_id === levy) : lines
  const name = `levies of ${practice.ods_code} ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, lineColumns, rows))
}
