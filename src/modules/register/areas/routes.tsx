import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
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

async function showArea(c: Ask) {
  const { area, as } = areaAsked(c)
  const query = new URL(c.req.url).searchParams
  const today = londonDay(c.get('scope').now)
  const { day: on } = dayAsked(query.get('as_at') ?? undefined, today)
  const asked = practicesAsked(query)
  const path = await c.get('scope').read((tx) => areaPathTo(tx, area, on))
  const name = path.at(-1)?.name
  if (!name || area.kind === 'office') throw new NotFound()
  if (as) {
    const { rows } = await c.get('scope').read((tx) => practicesAsAt(tx, area, on, asked, 'all'))
    return fileResponse(c, await exportAs(as, `practices ${name} ${on.toString()}`, practiceFileColumns(on), rows))
  }
  const shown = await c.get('scope').read(async (tx) => {
    const parts = []
    for (const kind of partsOf[area.kind]) parts.push({ kind, parts: await partsIn(tx, area, kind, on) })
    return { totals: await totalsOf(tx, area, on), found: await practicesAsAt(tx, area, on, asked), parts }
  })
  const page = Math.min(asked.page, Math.max(1, Math.ceil(shown.found.total / 50)))
  const as_at = on.equals(today) ? '' : on.toString()
  return c.html(<AreaPage frame={c.get('frame')} asked={{ ...asked, page }} {...{ path, on, as_at, ...shown }} />)
}
