import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay } from '../../../platform/values.ts'
import { practiceFileColumns } from '../extents/reads.ts'
import { groupsWithMembers } from '../groups/reads.ts'
import { practicesAsked } from '../practices/forms.ts'
import { practicesAsAt } from '../practices/reads.ts'
import { dayAsked } from '../extents/rules.ts'
import { AreaPage, AreasPage } from './pages.tsx'
import { areaPathTo, partsIn, totalsOf, type Part } from './reads.ts'
import { areaAt, partsOf, type Area } from './rules.ts'

export const routes = [
  get('/areas', 'register.read_areas', showAreas),
  get('/areas/:kind', 'register.read_areas', showArea),
  get('/areas/:kind/:code', 'register.read_areas', showArea),
]

async function showAreas(c: Ask) {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  const all = await c.get('scope').read(async (tx) => {
    const england = await totalsOf(tx, { kind: 'england' }, on)
    const lmcs: Part[] = []
    for (const { id, name } of c.get('frame').lmcs.filter(({ id }) => actor.lmc_ids.includes(id)))
      lmcs.push({ code: id, name, ...(await totalsOf(tx, { kind: 'lmc', code: id }, on)) })
    return {
      england,
      lmcs,
      icbs: await partsIn(tx, { kind: 'england' }, 'icb', on),
      groups: await groupsWithMembers(tx, on),
    }
  })
  return c.html(<AreasPage frame={c.get('frame')} on={on} {...all} />)
}

/** `/areas/pcn/U12345`, and the list of its practices as a file at `/areas/pcn/U12345.csv`. */
function areaAsked(c: Ask) {
  const [name = '', format] = (c.req.param('code') ?? c.req.param('kind') ?? '').split('.')
  const kind = c.req.param('code') === undefined ? name : (c.req.param('kind') ?? '')
  const area: Area | undefined =
    c.req.param('code') === undefined && kind !== 'england' ? undefined : areaAt(kind, name)
  const as = exportFormats.find((one) => one === format)
  if (!area || (format !== undefined && !as) || (kind === 'england' && c.req.param('code') !== undefined))
    throw new NotFound()
  return { area, as }
}

function whatIsAsked(c: Ask) {
  const query = new URL(c.req.url).searchParams
  const today = londonDay(c.get('scope').now)
  const { day: on } = dayAsked(query.get('as_at') ?? undefined, today)
  return { on, as_at: on.equals(today) ? '' : on.toString(), asked: practicesAsked(query) }
}

async function pathFor(tx: Reading, area: Area, on: Temporal.PlainDate) {
  const path = await areaPathTo(tx, area, on)
  const name = path.at(-1)?.name
  if (!name) throw new NotFound()
  return { path, name }
}

async function showArea(c: Ask) {
  const { area, as } = areaAsked(c)
  if (area.kind === 'office') throw new NotFound()
  const { on, as_at, asked } = whatIsAsked(c)
  if (as) return areaFile(c, area, as)
  const shown = await c.get('scope').read(async (tx) => {
    const { path } = await pathFor(tx, area, on)
    const parts = []
    for (const kind of partsOf[area.kind]) parts.push({ kind, parts: await partsIn(tx, area, kind, on) })
    return { path, totals: await totalsOf(tx, area, on), found: await practicesAsAt(tx, area, on, asked), parts }
  })
  const page = Math.min(asked.page, Math.max(1, Math.ceil(shown.found.total / 50)))
  return c.html(<AreaPage frame={c.get('frame')} asked={{ ...asked, page }} {...{ on, as_at, ...shown }} />)
}

async function areaFile(c: Ask, area: Area, as: ExportFormat) {
  const { on, asked } = whatIsAsked(c)
  const { name, rows } = await c.get('scope').read(async (tx) => {
    const { name } = await pathFor(tx, area, on)
    return { name, rows: (await practicesAsAt(tx, area, on, asked, 'all')).rows }
  })
  return fileResponse(c, await exportAs(as, `practices ${name} ${on.toString()}`, practiceFileColumns(on), rows))
}
