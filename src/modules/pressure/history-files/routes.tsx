import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { columnsShown } from '../../../platform/files/headed.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { fileAt } from '../../../platform/files/store.ts'
import { columnsSent } from '../../../platform/forms/columns.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, isId, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { columnKinds, unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { isFate } from './fates/rules.ts'
import { guessMatching, readHistory } from './feeds.ts'
import { fileForm } from './forms.ts'
import { HistoryFilesPage, type HistoryFilesPageProps } from './gifts/pages.tsx'
import { HistoryFilePage } from './pages.tsx'
import { fatesKept, historyFile, historyFiles } from './reads.ts'
import { dropHistoryFile, giveHistoryFile, lookAtHistoryFile, takeHistoryFile, tryHistoryFile } from './writes.ts'

const may = 'pressure.import_history'

export const routes = [
  get('/pressure/history', may, (c) => showFiles(c)),
  post('/pressure/history', may, postFile),
  get('/pressure/history/:id', may, showOrExport),
  post('/pressure/history/:id/matching', may, postMatching),
  post('/pressure/history/:id/taking', may, postTaking),
  post('/pressure/history/:id/dropping', may, postDropping),
]

async function showFiles(c: Ask, more: Partial<HistoryFilesPageProps> = {}, status: 200 | 422 = 200) {
  const files = await c.get('scope').read((tx) => historyFiles(tx, 20))
  return c.html(<HistoryFilesPage frame={c.get('frame')} files={files} {...more} />, status)
}

const notRead = 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.'

async function postFile(c: Ask) {
  const sent = await c.req.formData()
  const { raw, ...answers } = read(fileForm(c.get('frame').lmcs), sent)
  const file = await fileSent(sent, 'file')
  if (!answers.ok || !file) {
    const missing = file ? {} : { file: 'Choose the file, which must not be empty' }
    return showFiles(c, { raw, errors: { ...(answers.ok ? {} : answers.errors), ...missing } }, 422)
  }
  const opened = await readHistory(file.bytes, file.file_name)
  if (!opened.ok) {
    const { what, remedy, line } = opened.mistake
    const where = line === undefined ? '' : ` (line ${line})`
    return showFiles(c, { raw, errors: { file: `${what}${where} ${remedy}` } }, 422)
  }
  const { lmc_id } = answers.values
  const matching = guessMatching(opened.table)
  const answer = await c.get('scope').write((tx) => giveHistoryFile(tx, { ...file, lmc_id, matching }))
  if (answer.done) return c.redirect(`/pressure/history/${answer.value}`, 303)
  return showFiles(c, { raw, errors: { file: notRead } }, 422)
}

/** The file with its table read again: it is kept as it came, for its time; then there is none. */
async function opened(c: Ask, id: string) {
  const { file, bytes } = await c.get('scope').read(async (tx) => {
    const found = await historyFile(tx, id as Id<'history_file'>)
    return { file: found, bytes: found?.sha256 ? await fileAt(tx, found.sha256) : undefined }
  })
  if (!file) throw new NotFound()
  if (file.sha256 === null) return { file, table: null }
  if (!bytes) throw new NotFound()
  const history = await readHistory(bytes, file.name)
  if (!history.ok) throw new NotFound()
  return { file, table: history.table }
}

async function showFile(c: Ask, refusal?: string) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  await c.get('scope').write((tx) => lookAtHistoryFile(tx, file.id))
  const fates = await c.get('scope').read((tx) => fatesKept(tx, file.id))
  const fate = c.req.query('fate') ?? ''
  return c.html(
    <HistoryFilePage
      frame={c.get('frame')}
      file={file}
      columns={table ? columnsShown(table) : []}
      matching={file.columns}
      rows={table && table.rows.length}
      sheet={table && table.sheet}
      fates={fates}
      fate={isFate(fate) ? fate : ''}
      number={pageParam(c)}
      {...(refusal && { refusal })}
    />,
    refusal ? 409 : 200,
  )
}

/** The page, or its rows as a file: `/pressure/history/ID.csv`. */
function showOrExport(c: Ask) {
  const [id = '', ending] = (c.req.param('id') ?? '').split('.')
  const format = exportFormats.find((one) => one === ending)
  if (!isId(id) || (ending !== undefined && !format)) throw new NotFound()
  return format ? exportFates(c, id as Id<'history_file'>, format) : showFile(c)
}

async function exportFates(c: Ask, id: Id<'history_file'>, format: ExportFormat) {
  const [file, fates] = await c
    .get('scope')
    .read(async (tx) => [await historyFile(tx, id), await fatesKept(tx, id)] as const)
  if (!file) throw new NotFound()
  await c.get('scope').write((tx) => lookAtHistoryFile(tx, id))
  const { fate = '' } = c.req.query()
  const rows = fate === '' ? fates : fates.filter((row) => row.fate === fate)
  return fileResponse(c, await exportAs(format, `rows of ${file.name}`, fateColumns, rows))
}

const refusals: Refusals<typeof tryHistoryFile> & Refusals<typeof takeHistoryFile> = {
  file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
  changed_since:
    'The register, the returns or this file have changed since it was tried. Try it again, and look at what it would do now.',
}

async function postMatching(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  if (!table) return showFile(c, refusals.file_is_closed)
  const matching = columnsSent(columnKinds, await c.req.formData(), table.titles.length)
  const wrong = unfit(matching)
  if (wrong) return showFile(c, wrong)
  const answer = await c.get('scope').write((tx) => tryHistoryFile(tx, file.id, table, matching))
  return answer.done ? c.redirect(`/pressure/history/${file.id}`, 303) : showFile(c, refusals[answer.why])
}

async function postTaking(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  if (!table) return showFile(c, refusals.file_is_closed)
  const answer = await c
    .get('scope')
    .write((tx) => takeHistoryFile(tx, file.id, table), 'one_return_per_practice_per_week')
  if (answer.done) return c.redirect(`/pressure/history/${file.id}`, 303)
  return showFile(c, answer.why === 'file_is_closed' ? refusals.file_is_closed : refusals.changed_since)
}

async function postDropping(c: Ask) {
  const id = idParam(c, 'id') as Id<'history_file'>
  const answer = await c.get('scope').write((tx) => dropHistoryFile(tx, id))
  return answer.done ? c.redirect('/pressure/history', 303) : showFile(c, refusals[answer.why])
}
