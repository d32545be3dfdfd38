import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { AreaPicturePage } from './pages.tsx'
import { areaName, areaParts, areaWeeks, lmcNames, opelAmong } from './reads.ts'
import { pictureKinds, weekAsked, type PictureKind } from './rules.ts'
import { weekFileColumns } from './sheets/rules.ts'

export const routes = [get('/pressure/areas/:kind/:code', 'pressure.see_picture', showArea)]

function whatIsAsked(c: Ask) {
  const kind = pictureKinds.find((one) => one === c.req.param('kind'))
  const [code = '', format] = (c.req.param('code') ?? '').split('.')
  const as = exportFormats.find((one) => one === format)
  if (!kind || (format !== undefined && !as) || (kind === 'england' && code !== 'england')) throw new NotFound()
  const [from, until] = [weekAsked(c.req.query('from')), weekAsked(c.req.query('until'))]
  return { area: { kind, code }, as, weeks: { from, until } }
}

async function showArea(c: Ask) {
  const { area, as, weeks } = whatIsAsked(c)
  const shown = await c.get('scope').read(async (tx) => {
    const name = await areaName(tx, area)
    if (!name) throw new NotFound()
    const found = await areaWeeks(tx, area, weeks)
    const last = found.at(-1)
    if (as || !last) return { name, weeks: found, parts: [], opel: null, lmc_names: new Map() }
    return {
      name,
      weeks: found,
      parts: isOneLmcs(area.kind, last.lmc_ids) ? [] : await areaParts(tx, area, last.week_of),
      opel: await opelAmong(tx, last.lmc_ids, last.week_of),
      // Of England and the office, every LMC in sight is one that could be missing.
      lmc_names: await lmcNames(tx, isWhole(area.kind) ? tx.actor.lmc_ids : last.lmc_ids),
    }
  })
  const range = { from: weeks.from?.toString() ?? '', until: weeks.until?.toString() ?? '' }
  if (!as) return c.html(<AreaPicturePage frame={c.get('frame')} {...area} {...shown} range={range} />)
  const last = shown.weeks.at(-1)?.week_of.toString() ?? ''
  return fileResponse(c, await exportAs(as, `pressure ${shown.name} ${last}`, weekFileColumns, shown.weeks))
}

const isWhole = (kind: PictureKind) => kind === 'england' || kind === 'office'

/** An area of one LMC has no parts that aren't itself, save the LMC. */
const isOneLmcs = (kind: PictureKind, lmc_ids: readonly unknown[]) =>
  kind !== 'lmc' && !isWhole(kind) && lmc_ids.length === 1
