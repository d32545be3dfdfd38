import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import type { ExportColumn } from '../../../platform/exports/columns.ts'
import { get, mayEnter, pageParam, type Ask } from '../../../platform/routes.ts'
import { kindWords, pictureKinds } from '../areas/rules.ts'
import { areaFileColumns } from '../areas/sheets/rules.ts'
import { AreaListPage } from './pages.tsx'
import { areasOver, lastClosedWeek, type ListedArea } from './reads.ts'

export const routes = [
  get('/pressure/areas', 'pressure.see_picture', showAreas),
  ...exportFormats.map((format) =>
    get(`/pressure/areas.${format}`, 'pressure.see_picture', (c) => areasFile(c, format)),
  ),
]

const size = 100

async function listed(c: Ask) {
  const kind = pictureKinds.find((one) => one === c.req.query('kind')) ?? ''
  const weeks = c.req.query('weeks') === '52' ? '52' : ''
  const found = await c.get('scope').read(async (tx) => {
    const until = await lastClosedWeek(tx)
    const from = until?.subtract({ weeks: weeks ? 51 : 0 })
    return { until, rows: until && from ? await areasOver(tx, from, until) : [] }
  })
  const kinds = Object.keys(kindWords)
  const rows = found.rows
    .filter((row) => kind === '' || row.kind === kind)
    .toSorted(
      (one, other) =>
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || one.name.localeCompare(other.name, 'en-GB'),
    )
  return { asked: { kind, weeks }, until: found.until, rows }
}

async function showAreas(c: Ask) {
  const { asked, until, rows } = await listed(c)
  const number = Math.min(pageParam(c), Math.max(1, Math.ceil(rows.length / size)))
  const paged = { number, size, total: rows.length }
  return c.html(
    <AreaListPage
      frame={c.get('frame')}
      has_tabs={mayEnter(c.get('scope').actor, 'pressure.read_returns')}
      {...{ asked, until, paged }}
      rows={rows.slice((number - 1) * size, number * size)}
    />,
  )
}

const columns: readonly ExportColumn<ListedArea>[] = [
  { key: 'kind', heading: 'Kind', kind: 'text', value: ({ kind }) => kind },
  { key: 'code', heading: 'Code', kind: 'text', value: ({ code }) => code },
  { key: 'name', heading: 'Area', kind: 'text', value: ({ name }) => name },
  { key: 'weeks', heading: 'Weeks added up', kind: 'number', value: ({ weeks }) => weeks },
  ...areaFileColumns,
]

async function areasFile(c: Ask, format: ExportFormat) {
  const { until, rows } = await listed(c)
  return fileResponse(c, await exportAs(format, `pressure by area ${until?.toString() ?? ''}`, columns, rows))
}
