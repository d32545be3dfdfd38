import { randomUUIDv7 } from 'node:crypto'
import { NotFound, type Refusals } from '../../../platform/answers.ts'
import {
  exportAs,
  exportFormats,
  fileNamed,
  fileResponse,
  type ExportFormat,
} from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, idAndEnding, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { headOf } from '../../register/door.ts'
import { periodWords } from '../runs/rules.ts'
import { remittanceForm } from './forms.ts'
import { RemittancesPage } from './lists/pages.tsx'
import { dueColumns, RemittancePage, type RemittancePageProps } from './pages.tsx'
import { forPaper } from './papers/rules.ts'
import { leftOfLevy, runsToRemit, statementOf, type Statement } from './reads.ts'
import { noteRemittance } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/remittances', may_see, showRuns),
  get('/levies/remittances/:id', may_see, showOrFile),
  post('/levies/remittances/:id', may, postRemittance),
]

async function showRuns(c: Ask) {
  const runs = await c.get('scope').read((tx) => runsToRemit(tx, londonDay(tx.now)))
  return c.html(<RemittancesPage frame={c.get('frame')} runs={runs} />)
}

async function found(c: Ask, id: string, page: number | 'all'): Promise<Statement> {
  const statement = await c.get('scope').read((tx) => statementOf(tx, id as Id<'run'>, page))
  if (!statement) throw new NotFound()
  return statement
}

/** The page, or the statement as a file: `/levies/remittances/ID.pdf`, `.csv`. */
async function showOrFile(c: Ask) {
  const { id, ending } = idAndEnding(c, 'id', [...exportFormats, 'pdf'])
  if (ending === 'pdf') return sendPdf(c, id)
  return ending ? sendFile(c, id, ending) : showStatement(c, id)
}

const nameOf = ({ run }: Statement) =>
  `${run.lmc_name} ${run.levy_name} ${periodWords({ from: run.period_from, to: run.period_to })}`

async function sendPdf(c: Ask, id: string) {
  const statement = await found(c, id, 'all')
  const { head, pictures } = await c.get('scope').read((tx) => headOf(tx, statement.run.lmc_id, tx.now))
  const paper = { ...forPaper(statement, londonDay(c.get('scope').now)), ...head }
  const body = await printPdf('remittance-statement', paper, pictures)
  return fileResponse(c, { body, type: 'application/pdf', file_name: fileNamed(nameOf(statement), 'pdf') })
}

async function sendFile(c: Ask, id: string, format: ExportFormat) {
  const statement = await found(c, id, 'all')
  return fileResponse(c, await exportAs(format, nameOf(statement), dueColumns, statement.practices))
}

async function showStatement(
  c: Ask,
  id: string,
  more: Partial<RemittancePageProps> = {},
  status: 200 | 409 | 422 = 200,
) {
  const number = pageParam(c)
  const statement = await found(c, id, number)
  const { run } = statement
  const left_of_run = run.payable - run.sent
  const left =
    left_of_run > 0 ? Math.min(left_of_run, await c.get('scope').read((tx) => leftOfLevy(tx, run))) : left_of_run
  const props = {
    statement,
    left,
    number,
    pressed: randomUUIDv7(),
    may_keep: mayEnter(c.get('scope').actor, may),
  }
  return c.html(<RemittancePage frame={c.get('frame')} {...props} {...more} />, status)
}

const refusals: Refusals<typeof noteRemittance> & Record<'remitted_once_per_press', string> = {
  less_than_nothing: 'Enter what was sent, without a minus.',
  still_to_come: 'That day is still to come. Note it once it is sent.',
  more_than_collected:
    'That is more than can be sent of what is due. What is sent for this levy comes from this levy alone.',
  more_than_levy_collected:
    'That is more than can still be sent of the whole levy: what its other runs gave back, or sent too much, comes off what practices have paid. Send no more than is offered.',
  remitted_once_per_press: 'This was noted already. Nothing was changed.',
}

async function postRemittance(c: Ask) {
  const id = idParam(c, 'id')
  const answers = read(remittanceForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showStatement(c, id, { raw, errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write((tx) => noteRemittance(tx, id as Id<'run'>, answers.values), 'remitted_once_per_press')
  if (answer.done) return c.redirect(`/levies/remittances/${id}`, 303)
  return showStatement(c, id, { raw, refusal: refusals[answer.why] }, 409)
}
