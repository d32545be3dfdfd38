import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import type { Area } from '../areas/rules.ts'
import { practiceFileColumns } from '../extents/reads.ts'
import { practicesAsked } from './forms.ts'
import { PracticesPage } from './pages.tsx'
import { choicesIn, groupsOn, practicesAsAt } from './reads.ts'
import { dayAsked } from '../extents/rules.ts'

export const routes = [
  get('/practices', 'register.read_practices', showPractices),
  ...exportFormats.map((format) =>
    get(`/practices.${format}`, 'register.read_practices', (c) => practicesFile(c, format)),
  ),
]

function whatIsAsked(c: Ask) {
  const query = new URL(c.req.url).searchParams
  const asked = practicesAsked(query)
  const today = londonDay(c.get('scope').now)
  const { day, is_mistaken } = dayAsked(query.get('as_at') ?? undefined, today)
  const as_at = day.equals(today) ? '' : day.toString()
  const area: Area = { kind: 'office', ...(asked.lmc ? { lmc_id: asked.lmc } : {}) }
  return { asked, on: day, is_day_mistaken: is_mistaken, as_at, area }
}

/** A list as short as an LMC's offers its PCNs and constituencies to choose from; a longer one asks for their codes. */
const mostToChooseFrom = 1000

async function showPractices(c: Ask) {
  const { area, asked, on, ...rest } = whatIsAsked(c)
  const { found, choices, groups } = await c.get('scope').read(async (tx) => {
    const found = await practicesAsAt(tx, area, on, asked)
    const choices = found.everyone <= mostToChooseFrom ? await choicesIn(tx, area, on) : []
    return { found, choices, groups: await groupsOn(tx, on) }
  })
  const page = Math.min(asked.page, Math.max(1, Math.ceil(found.total / 50)))
  return c.html(
    <PracticesPage frame={c.get('frame')} asked={{ ...asked, page }} {...{ found, on, choices, groups, ...rest }} />,
  )
}

async function practicesFile(c: Ask, format: ExportFormat) {
  const { area, asked, on } = whatIsAsked(c)
  const { rows } = await c.get('scope').read((tx) => practicesAsAt(tx, area, on, asked, 'all'))
  return fileResponse(c, await exportAs(format, `practices ${on.toString()}`, practiceFileColumns(on), rows))
}
