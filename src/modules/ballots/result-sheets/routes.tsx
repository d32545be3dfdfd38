import type { ExportColumn } from '../../../platform/exports/columns.ts'
import { exportAs, fileNamed, fileResponse, type Exported } from '../../../platform/exports/export.ts'
import { NotAllowed } from '../../../platform/answers.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { get, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { ticketOf } from '../counts/feeds.ts'
import { removeCount } from '../counts/writes.ts'
import { declarationOf, forPaper } from '../declarations/rules.ts'
import { voteFlow } from '../flows/rules.ts'
import { packOf } from '../proof-packs/feeds.ts'
import { kept, mayRemove, onCount, type Recounted } from '../recounts/routes.tsx'
import { isPrinted, stagesAtOnce } from '../stage-tables/rules.ts'
import { resultObject } from './feeds.ts'
import { htmlSheet } from './letters.tsx'
import { RemovalPage, ResultPage } from './pages.tsx'
import { sheetColumns, sheetFormats, sheetRows, type SheetFormat, type SheetRow } from './rules.ts'

export const routes = [
  get('/counts/:id', 'ballots.read_counts', showResult),
  ...sheetFormats.map((format) =>
    get(`/counts/:id/sheet.${format}`, 'ballots.read_counts', (c) => sendSheet(c, format)),
  ),
  get('/counts/:id/proof-pack.zip', 'ballots.read_counts', sendPack),
  get('/counts/:id/removal', 'ballots.count_votes', showRemoval),
  post('/counts/:id/removal', 'ballots.count_votes', postRemoval),
]

const declared = ({ count, result }: Recounted) => declarationOf({ ...result, title: count.name }, ticketOf)

function showResult(c: Ask) {
  return onCount(c, async (recounted) => c.html(await resultPage(c, recounted)))
}

async function resultPage(c: Ask, recounted: Recounted, refusal?: string) {
  const { count } = recounted.result
  const size = stagesAtOnce(count.candidates.length)
  const pages = Math.max(1, Math.ceil(count.stages.length / size))
  const number = Math.min(pages, pageParam(c))
  const [from, until] = [(number - 1) * size, number * size]
  const declaration = declarationOf({ ...recounted.result, title: recounted.count.name }, ticketOf, from, until)
  const paged = { number, size, total: count.stages.length }
  const flow = voteFlow(count, from, until)
  return (
    <ResultPage
      frame={c.get('frame')}
      count={recounted.count}
      may_remove={await mayRemove(c, recounted.count)}
      {...{ declaration, flow, paged }}
      {...(refusal && { refusal })}
    />
  )
}

const tooLarge = 'This sheet would be hundreds of pages long. Take it as CSV, XLSX or JSON.'

function sendSheet(c: Ask, format: SheetFormat) {
  return onCount(c, async (recounted) => {
    const is_paper = format === 'pdf' || format === 'html'
    if (is_paper && !isPrinted(recounted.result.count)) return c.html(await resultPage(c, recounted, tooLarge), 409)
    return fileResponse(c, await sheetAs(format, recounted))
  })
}

const types: Readonly<Record<Exclude<SheetFormat, 'csv' | 'xlsx'>, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
}

async function sheetAs(format: SheetFormat, recounted: Recounted): Promise<Exported> {
  const { name } = recounted.count
  const { count } = recounted.result
  if (format === 'csv') return exportAs('csv', name, sheetColumns(count), sheetRows(count))
  if (format === 'xlsx') return exportAs('xlsx', name, sheetColumns(count).map(inFigures), sheetRows(count))
  return { type: types[format], file_name: fileNamed(name, format), body: await bodyAs(format, recounted) }
}

async function bodyAs(format: keyof typeof types, recounted: Recounted) {
  const { file_name, count, repairs } = recounted.result
  if (format === 'json') return `${JSON.stringify(resultObject(file_name, count, repairs))}\n`
  return format === 'html' ? htmlSheet(declared(recounted)) : printPdf('result-sheet', forPaper(declared(recounted)))
}

/** A workbook reckons with sixteen digits at most; a figure of more stays text. */
const mostDigits = 15

const inFigures = (column: ExportColumn<SheetRow>): ExportColumn<SheetRow> => ({
  ...column,
  value: (row) => {
    const value = column.value(row)
    const is_figure = column.kind === 'number' && typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value)
    return is_figure && value.replaceAll(/\D/g, '').length <= mostDigits ? Number(value) : value
  },
})

function sendPack(c: Ask) {
  return onCount(c, (recounted) => {
    const body = packOf(recounted.result, recounted.bytes, declared(recounted))
    const file_name = fileNamed(`${recounted.count.name} proof pack`, 'zip')
    return fileResponse(c, { type: 'application/zip', file_name, body })
  })
}

async function showRemoval(c: Ask) {
  const { count } = await kept(c)
  if (!(await mayRemove(c, count))) throw new NotAllowed('remove a count of the whole office')
  return c.html(<RemovalPage frame={c.get('frame')} count={count} />)
}

async function postRemoval(c: Ask) {
  const { count } = await kept(c)
  await c.get('scope').write((tx) => removeCount(tx, count.id))
  return c.redirect('/counts', 303)
}
