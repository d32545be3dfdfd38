import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { weekOf } from '../weeks/rules.ts'
import { disagreementColumns, DisagreementsPage } from './pages.tsx'
import { disagreementsAmong, weeksReturned } from './reads.ts'
import { noteLook } from './writes.ts'

export const routes = [
  get('/pressure/disagreements', 'pressure.read_returns', showDisagreements),
  ...exportFormats.map((format) =>
    get(`/pressure/disagreements.${format}`, 'pressure.read_returns', (c) => exportDisagreements(c, format)),
  ),
]

const size = 50

async function found(c: Ask) {
  const { lmcs } = c.get('frame')
  const lmc = lmcs.find(({ id }) => id === c.req.query('lmc'))
  const asked = (lmc ? [lmc] : lmcs).map(({ id }) => id)
  const this_week = weekOf(londonDay(c.get('scope').now))
  const weeks = await c.get('scope').read((tx) => weeksReturned(tx, asked, this_week))
  const week_of = weeks.find((week) => week.toString() === c.req.query('week')) ?? weeks[0] ?? this_week
  const rows = await c.get('scope').read((tx) => disagreementsAmong(tx, asked, week_of))
  return {
    lmc,
    weeks,
    week_of,
    rows: rows.map((row) => ({ ...row, lmc: lmcs.find(({ id }) => id === row.lmc_id)?.short_name ?? '' })),
  }
}

type Found = Awaited<ReturnType<typeof found>>

const note = (c: Ask, as: string, { lmc, week_of }: Pick<Found, 'lmc' | 'week_of'>, seen: Found['rows']) =>
  c.get('scope').write((tx) => noteLook(tx, { lmc_id: lmc?.id ?? null, week_of, as }, seen))

async function showDisagreements(c: Ask) {
  const { rows, ...asked } = await found(c)
  const number = Math.min(pageParam(c), Math.max(1, Math.ceil(rows.length / size)))
  const paged = { number, size, total: rows.length }
  const shown = rows.slice((number - 1) * size, number * size)
  await note(c, 'page', asked, shown)
  return c.html(<DisagreementsPage frame={c.get('frame')} {...asked} rows={shown} paged={paged} />)
}

async function exportDisagreements(c: Ask, format: ExportFormat) {
  const { rows, ...asked } = await found(c)
  const { week_of } = asked
  await note(c, format, asked, rows)
  return fileResponse(c, await exportAs(format, `disagreements ${week_of.toString()}`, disagreementColumns, rows))
}
