import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { keepingClasses, keptUntil } from '../../../platform/records/keeping.ts'
import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { recordSearch } from './forms.ts'
import { RecordPage, recordColumns, type Readable } from './pages.tsx'
import { countOf, idsCalled, matching, namesIn, recordsOf, type Recorded } from './reads.ts'
import type { RecordSearch } from './rules.ts'
import { noteLook } from './writes.ts'

export const routes = [
  get('/record', 'desk.read_record', (c) => showRecord(c)),
  ...exportFormats.map((format) => get(`/record.${format}`, 'desk.read_record', (c) => exportRecord(c, format))),
]

export const pageSize = 50
/** More than anybody reads, and what a workbook is still made of in seconds. */
const mostExported = 50_000

const asked = (c: Ask) => new URL(c.req.url).searchParams

/** Entries with the names of what they are about. */
export async function readable(c: Ask, tx: Reading, records: readonly Recorded[]): Promise<readonly Readable[]> {
  const names = await namesIn(tx, c.get('modules'), records)
  return records.map((record) => ({ ...record, names, kept_until: keptUntil(record) }))
}

const searched = async (c: Ask, tx: Reading, search: RecordSearch) =>
  matching(tx, search, search.concerning ? await idsCalled(tx, c.get('modules'), search.concerning) : [])

async function showRecord(c: Ask, refusal?: string) {
  const search = read(recordSearch, asked(c))
  const number = pageParam(c)
  const query = asked(c)
  query.delete('page')
  const shown = {
    frame: c.get('frame'),
    href: query.size > 0 ? `/record?${query.toString()}` : '/record',
    raw: search.raw,
    classes: keepingClasses,
  }
  if (!search.ok)
    return c.html(
      <RecordPage {...shown} errors={search.errors} records={[]} paged={{ number: 1, size: pageSize, total: 0 }} />,
      422,
    )

  await c.get('scope').write((tx) => noteLook(tx, search.values, 'page'))
  const [records, total] = await c.get('scope').read(async (tx) => {
    const found = await searched(c, tx, search.values)
    const some = await recordsOf(found, { most: pageSize, after: (number - 1) * pageSize })
    return [await readable(c, tx, some), await countOf(found)] as const
  })
  const paged = { number, size: pageSize, total }
  return c.html(
    <RecordPage {...shown} records={records} paged={paged} {...(refusal && { refusal })} />,
    refusal ? 409 : 200,
  )
}

async function exportRecord(c: Ask, format: ExportFormat) {
  const search = read(recordSearch, asked(c))
  if (!search.ok) return showRecord(c)
  await c.get('scope').write((tx) => noteLook(tx, search.values, format))
  const records = await c
    .get('scope')
    .read(async (tx) =>
      readable(c, tx, await recordsOf(await searched(c, tx, search.values), { most: mostExported + 1 })),
    )
  if (records.length > mostExported)
    return showRecord(c, 'That is more than 50,000 entries. Choose fewer days, then take them out as a file.')
  return fileResponse(
    c,
    await exportAs(format, `record ${londonDay(c.get('scope').now).toString()}`, recordColumns, records),
  )
}
