import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { columnsShown, samplesOf } from '../../../platform/files/headed.ts'
import { fileSent } from '../../../platform/files/sent.ts'
import { fileAt } from '../../../platform/files/store.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, isId, pageParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { unfit } from './columns/rules.ts'
import { fateColumns } from './fates/pages.tsx'
import { fateLabels } from './fates/rules.ts'
import { guessColumns, readPeople } from './feeds.ts'
import { fileForm, matchingSent } from './forms.ts'
import { PeopleFilesPage, type PeopleFilesPageProps } from './gifts/pages.tsx'
import { PeopleFilePage } from './pages.tsx'
import { fatesKept, peopleFile, peopleFiles } from './reads.ts'
import { dropPeopleFile, givePeopleFile, takePeopleFile, tryPeopleFile } from './writes.ts'

const may = 'register.import_people'

export const routes = [
  get('/people/files', may, (c) => showFiles(c)),
  post('/people/files', may, postFile),
  get('/people/files/:id', may, showOrExport),
  post('/people/files/:id/matching', may, postMatching),
  post('/people/files/:id/taking', may, postTaking),
  post('/people/files/:id/dropping', may, postDropping),
]

async function showFiles(c: Ask, more: Partial<PeopleFilesPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const files = await c.get('scope').read((tx) => peopleFiles(tx, 20))
  return c.html(<PeopleFilesPage frame={c.get('frame')} files={files} {...more} />, status)
}

const notRead = 'This is no spreadsheet that can be read. Save it as CSV or XLSX, and give that.'

async function postFile(c: Ask) {
  const sent = await c.req.formData()
  const answers = read(fileForm(c.get('frame').lmcs), sent)
  const file = await fileSent(sent, 'file')
  if (!answers.ok || !file) {
    const missing = file ? {} : { file: 'Choose the file, which must not be empty' }
    return showFiles(c, { raw: answers.raw, errors: { ...(answers.ok ? {} : answers.errors), ...missing } }, 422)
  }
  const opened = await readPeople(file.bytes, file.file_name)
  if (!opened.ok) {
    const { what, remedy, line } = opened.mistake
    const where = line === undefined ? '' : ` (line ${line})`
    return showFiles(c, { raw: answers.raw, errors: { file: `${what}${where} ${remedy}` } }, 422)
  }
  const { lmc_id } = answers.values
  const answer = await c.get('scope').write((tx) => givePeopleFile(tx, { ...file, lmc_id }))
  if (answer.done) return c.redirect(`/people/files/${answer.value}`, 303)
  return showFiles(c, { raw: answers.raw, errors: { file: notRead } }, 422)
}

/** The file with its table read again: it is kept as it came, for its time; then there is none. */
async function opened(c: Ask, id: string) {
  const { file, bytes } = await c.get('scope').read(async (tx) => {
    const found = await peopleFile(tx, id as Id<'people_file'>)
    return { file: found, bytes: found?.sha256 ? await fileAt(tx, found.sha256) : undefined }
  })
  if (!file) throw new NotFound()
  if (file.sha256 === null) return { file, table: null }
  if (!bytes) throw new NotFound()
  const people = await readPeople(bytes, file.file_name)
  if (!people.ok) throw new NotFound()
  return { file, table: people.table }
}

async function showFile(c: Ask, refusal?: string) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  const fates = await c.get('scope').read((tx) => fatesKept(tx, file.id))
  const fate = c.req.query('fate') ?? ''
  return c.html(
    <PeopleFilePage
      frame={c.get('frame')}
      file={file}
      columns={table ? columnsShown(table) : []}
      rows={table && table.rows.length}
      sheet={table && table.sheet}
      matching={
        file.columns ?? { columns: table ? guessColumns(table.titles, samplesOf(table)) : [], usual_kind: null }
      }
      fates={fates}
      fate={fate in fateLabels ? fate : ''}
      number={pageParam(c)}
      {...(refusal && { refusal })}
    />,
    refusal ? 409 : 200,
  )
}

/** The page, or its rows as a file: `/people/files/ID.csv`. */
function showOrExport(c: Ask) {
  const [id = '', ending] = (c.req.param('id') ?? '').split('.')
  const format = exportFormats.find((one) => one === ending)
  if (!isId(id) || (ending !== undefined && !format)) throw new NotFound()
  return format ? exportFates(c, id as Id<'people_file'>, format) : showFile(c)
}

async function exportFates(c: Ask, id: Id<'people_file'>, format: ExportFormat) {
  const [file, fates] = await c
    .get('scope')
    .read(async (tx) => [await peopleFile(tx, id), await fatesKept(tx, id)] as const)
  if (!file) throw new NotFound()
  const { fate = '' } = c.req.query()
  const rows = fate === '' ? fates : fates.filter((row) => row.fate === fate)
  return fileResponse(c, await exportAs(format, `rows of ${file.file_name}`, fateColumns, rows))
}

const refusals: Refusals<typeof tryPeopleFile> & Refusals<typeof takePeopleFile> = {
  file_is_closed: 'This file was taken in or dropped already. Nothing was changed.',
  changed_since:
    'The register or this file has changed since it was tried. Try it again, and look at what it would do now.',
}

async function postMatching(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  if (!table) return showFile(c, refusals.file_is_closed)
  const matching = matchingSent(await c.req.formData(), table.titles.length)
  const wrong = unfit(matching)
  if (wrong) return showFile(c, wrong)
  const answer = await c.get('scope').write((tx) => tryPeopleFile(tx, file.id, table, matching))
  return answer.done ? c.redirect(`/people/files/${file.id}`, 303) : showFile(c, refusals[answer.why])
}

async function postTaking(c: Ask) {
  const { file, table } = await opened(c, idParam(c, 'id'))
  if (!table) return showFile(c, refusals.file_is_closed)
  const answer = await c
    .get('scope')
    .write(
      (tx) => takePeopleFile(tx, file.id, table),
      'one_person_per_gmc_number',
      'one_contact_point_of_a_value',
      'same_post_once_at_a_time',
    )
  if (answer.done) return c.redirect(`/people/files/${file.id}`, 303)
  return showFile(c, answer.why === 'file_is_closed' ? refusals.file_is_closed : refusals.changed_since)
}

async function postDropping(c: Ask) {
  const id = idParam(c, 'id') as Id<'people_file'>
  const answer = await c.get('scope').write((tx) => dropPeopleFile(tx, id))
  return answer.done ? c.redirect('/people/files', 303) : showFile(c, refusals[answer.why])
}
