import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { columnsShown } from '../../../platform/files/headed.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { fileAt } from '../../../platform/files/store.ts'
import { columnsSent } from '../../../platform/forms/columns.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, isId, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { sides } from '../receipts/reads.ts'
import { columnKinds, matchingOf, unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { isFate } from './fates/rules.ts'
import { guessMatching, readStatement } from './feeds.ts'
import { fileForm } from './forms.ts'
import { ReceiptFilesPage, type ReceiptFilesPageProps } from './gifts/pages.tsx'
import { ReceiptFilePage } from './pages.tsx'
import { fatesKept, matchedBefore, receiptFile, receiptFiles } from './reads.ts'
import { dropReceiptFile, giveReceiptFile, takeReceiptFile, tryReceiptFile } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/receipts/files', may_see, (c) => showFiles(c)),
  post('/levies/receipts/files', may, postFile),
  get('/levies/receipts/files/:id', may_see, showOrExport),
  post('/levies/receipts/files/:id/matching', may, postMatching),
  post('/levies/receipts/files/:id/taking', may, postTaking),
  post('/levies/receipts/files/:id/dropping', may, postDropping),
]

async function showFiles(c: Ask, more: Partial<ReceiptFilesPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const props = await c.get('scope').read(async (tx) => ({
    files: await receiptFiles(tx, 20),
    sides: await sides(tx),
    may_keep: mayEnter(tx.actor, may),
  }))
  return c.html(<ReceiptFilesPage frame={c.get('frame')} {...props} {...more} />, status)
}

const giving: Refusals<typeof giveReceiptFile> & Record<'receipt_file_stays_with_its_collector', string> = {
  not_a_spreadsheet: 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.',
  still_to_come: 'That day is still to come. Say the day on which the money was received.',
  receipt_file_stays_with_its_collector: 'That collector is another LMC’s. Choose one of the LMC whose levy it is.',
}

async function postFile(c: Ask) {
  const sent = await c.req.formData()
  const there = await c.get('scope').read(sides)
  const { raw, ...answers } = read(fileForm(there), sent)
  const file = await fileSent(sent, 'file')
  if (!answers.ok || !file) {
    const missing = file ? {} : { file: 'Choose the file, which must not be empty' }
    return showFiles(c, { raw, errors: { ...(answers.ok ? {} : answers.errors), ...missing } }, 422)
  }
  const opened = await readStatement(file.bytes, file.file_name)
  if (!opened.ok) {
    const { what, remedy, line } = opened.mistake
    const where = line === undefined ? '' : ` (line ${line})`
    return showFiles(c, { raw, errors: { file: `${what}${where} ${remedy}` } }, 422)
  }
  const { table } = opened
  const { levy_id, collector_id } = answers.values
  const before = await c.get('scope').read((tx) => matchedBefore(tx, levy_id, collector_id))
  const matching = guessMatching(table, before)
  const columns = table.titles.map((title, at) => ({ title, holds: matching[at] ?? null }))
  const answer = await c
    .get('scope')
    .write(
      (tx) => giveReceiptFile(tx, { ...file, ...answers.values, columns }),
      'receipt_file_stays_with_its_collector',
    )
  if (answer.done) return c.redirect(`/levies/receipts/files/${answer.value}`, 303)
  return showFiles(c, { raw, refusal: giving[answer.why] }, 409)
}

/** The file with its table read again: it is kept as it came. */
async function opened(c: Ask, id: string) {
  const { file, bytes } = await c.get('scope').read(async (tx) => {
    const found = await receiptFile(tx, id as Id<'receipt_file'>)
    return { file: found, bytes: found && (await fileAt(tx, found.sha256)) }
  })
  if (!file || !bytes) throw new NotFound()
  const statement = await readStatement(bytes, file.name)
  if (!statement.ok) throw new NotFound()
  return { file, table: statement.table }
}

async function showFile(c: Ask, refusal?: string) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  const { fates, may_keep } = await c
    .get('scope')
    .read(async (tx) => ({ fates: await fatesKept(tx, file.id), may_keep: mayEnter(tx.actor, may) }))
  const fate = c.req.query('fate') ?? ''
  return c.html(
    <ReceiptFilePage
      frame={c.get('frame')}
      may_keep={may_keep}
      file={file}
      columns={columnsShown(table)}
      matching={matchingOf(file.columns)}
      rows={table.rows.length}
      sheet={table.sheet}
      fates={fates}
      fate={isFate(fate) ? fate : ''}
      number={pageParam(c)}
      {...(refusal && { refusal })}
    />,
    refusal ? 409 : 200,
  )
}

/** The page, or its rows as a file: `/levies/receipts/files/ID.csv`. */
function showOrExport(c: Ask) {
  const [id = '', ending] = (c.req.param('id') ?? '').split('.')
  const format = exportFormats.find((one) => one === ending)
  if (!isId(id) || (ending !== undefined && !format)) throw new NotFound()
  return format ? exportFates(c, id as Id<'receipt_file'>, format) : showFile(c)
}

async function exportFates(c: Ask, id: Id<'receipt_file'>, format: ExportFormat) {
  const [file, fates] = await c
    .get('scope')
    .read(async (tx) => [await receiptFile(tx, id), await fatesKept(tx, id)] as const)
  if (!file) throw new NotFound()
  const { fate = '' } = c.req.query()
  const rows = fate === '' ? fates : fates.filter((row) => row.fate === fate)
  return fileResponse(c, await exportAs(format, `rows of ${file.name}`, fateColumns, rows))
}

const refusals: Refusals<typeof tryReceiptFile> &
  Refusals<typeof takeReceiptFile> &
  Record<'receipt_file_taken_once', string> = {
  file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
  changed_since:
    'What is owed, or what was received, has changed since this was tried. Try it again, and look at what it would do now.',
  receipt_file_taken_once: 'This very file was taken in already for this levy. Nothing was changed: drop this one.',
}

async function postMatching(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  const matching = columnsSent(columnKinds, await c.req.formData(), table.titles.length)
  const wrong = unfit(matching)
  if (wrong) return showFile(c, wrong)
  const answer = await c.get('scope').write((tx) => tryReceiptFile(tx, file.id, table, matching))
  return answer.done ? c.redirect(`/levies/receipts/files/${file.id}`, 303) : showFile(c, refusals[answer.why])
}

async function postTaking(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  const answer = await c.get('scope').write((tx) => takeReceiptFile(tx, file.id, table), 'receipt_file_taken_once')
  return answer.done ? c.redirect(`/levies/receipts/files/${file.id}`, 303) : showFile(c, refusals[answer.why])
}

async function postDropping(c: Ask) {
  const id = idParam(c, 'id') as Id<'receipt_file'>
  const answer = await c.get('scope').write((tx) => dropReceiptFile(tx, id))
  return answer.done ? c.redirect('/levies/receipts/files', 303) : showFile(c, refusals[answer.why])
}
