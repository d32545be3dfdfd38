import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { silencesAsked } from './forms.ts'
import { SilencesPage, silenceColumns } from './pages.tsx'
import { lookAtSilences } from './writes.ts'

export const routes = [
  get('/pressure/silent', 'pressure.read_returns', showSilences),
  ...exportFormats.map((format) =>
    get(`/pressure/silent.${format}`, 'pressure.read_returns', (c) => silencesFile(c, format)),
  ),
]

const size = 50

async function look(c: Ask, as: string, most: number | 'all') {
  const asked = silencesAsked(new URL(c.req.url).searchParams)
  const found = await c.get('scope').write((tx) => lookAtSilences(tx, asked, as, most))
  if (!found.done) throw new NotFound()
  return { asked, found: found.value }
}

async function showSilences(c: Ask) {
  const { asked, found } = await look(c, 'page', size)
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.total / size)))
  return c.html(<SilencesPage frame={c.get('frame')} asked={{ ...asked, page }} found={found} />)
}

async function silencesFile(c: Ask, format: ExportFormat) {
  const { found } = await look(c, format, 'all')
  const today = londonDay(c.get('scope').now)
  return fileResponse(c, await exportAs(format, `silent practices ${today.toString()}`, silenceColumns, found.rows))
}
