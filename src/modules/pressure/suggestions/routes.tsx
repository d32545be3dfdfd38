import { done, NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { notePracticesSeen } from '../practice-pictures/writes.ts'
import { suggestionColumns, SuggestionsPage } from './pages.tsx'
import { openSuggestions } from './reads.ts'

const may = 'pressure.work_asks'

export const routes = [
  get('/pressure/suggestions', may, showSuggestions),
  ...exportFormats.map((format) => get(`/pressure/suggestions.${format}`, may, (c) => exportSuggestions(c, format))),
]

const size = 50
const mostRows = 100_000

/** Suggestions of the LMC in the address, or of all; that they were seen is in the record of each practice. */
async function seen(c: Ask, of: { readonly most: number; readonly after: number }, as: string) {
  const lmc = c.get('frame').lmcs.find(({ id }) => id === c.req.query('lmc'))
  const answer = await c.get('scope').write(async (tx) => {
    const found = await openSuggestions(tx, { lmc_id: lmc?.id ?? '', ...of })
    await notePracticesSeen(tx, found.rows, { looked_at: 'suggestions', as })
    return done({ lmc, ...found })
  })
  if (!answer.done) throw new NotFound()
  return answer.value
}

async function showSuggestions(c: Ask) {
  const number = pageParam(c)
  const { lmc, rows, total } = await seen(c, { most: size, after: (number - 1) * size }, 'page')
  return c.html(<SuggestionsPage frame={c.get('frame')} lmc={lmc} rows={rows} paged={{ number, size, total }} />)
}

async function exportSuggestions(c: Ask, format: ExportFormat) {
  const { rows } = await seen(c, { most: mostRows, after: 0 }, format)
  const name = `suggestions ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, suggestionColumns, rows))
}
