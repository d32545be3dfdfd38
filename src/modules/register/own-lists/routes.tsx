import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { LateListsPage, lateColumns } from './pages.tsx'
import { lateLists } from './reads.ts'

export const routes = [
  get('/people/late-lists', 'register.read_people', showLate),
  ...exportFormats.map((format) =>
    get(`/people/late-lists.${format}`, 'register.read_people', (c) => exportLate(c, format)),
  ),
]

const size = 100
const late = (c: Ask) => c.get('scope').read((tx) => lateLists(tx, londonDay(tx.now)))

async function showLate(c: Ask) {
  const lists = await late(c)
  const number = pageParam(c)
  const shown = lists.slice((number - 1) * size, number * size)
  return c.html(<LateListsPage frame={c.get('frame')} lists={shown} paged={{ number, size, total: lists.length }} />)
}

async function exportLate(c: Ask, format: ExportFormat) {
  const today = londonDay(c.get('scope').now)
  return fileResponse(c, await exportAs(format, `lists not confirmed ${today.toString()}`, lateColumns, await late(c)))
}
