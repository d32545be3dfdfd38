import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { get, idParam, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { sides } from '../receipts/reads.ts'
import { openOf } from '../set-offs/reads.ts'
import { linesOwed } from '../write-offs/reads.ts'
import { debtsAsked } from './forms.ts'
import { LinesOwedPage } from './lines/pages.tsx'
import { debtColumns, DebtsPage } from './pages.tsx'
import { debtsFound } from './reads.ts'
import { debtsSize } from './rules.ts'

const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/debts', may_see, showDebts),
  ...exportFormats.map((format) => get(`/levies/debts.${format}`, may_see, (c) => debtsFile(c, format))),
  get('/levies/debts/:id/:ods_code', may_see, showLines),
]

const asking = (c: Ask) => debtsAsked(new URL(c.req.url).searchParams)

async function showDebts(c: Ask) {
  const asked = asking(c)
  const props = await c.get('scope').read(async (tx) => ({
    found: await debtsFound(tx, asked, debtsSize),
    levies: (await sides(tx)).levies,
  }))
  return c.html(<DebtsPage frame={c.get('frame')} asked={asked} today={londonDay(c.get('scope').now)} {...props} />)
}

async function debtsFile(c: Ask, format: ExportFormat) {
  const { rows } = await c.get('scope').read((tx) => debtsFound(tx, asking(c), 'all'))
  const name = `owed ${londonDay(c.get('scope').now).toString()}`
  return fileResponse(c, await exportAs(format, name, debtColumns, rows))
}

async function showLines(c: Ask) {
  const id = idParam(c, 'id') as Id<'levy'>
  const props = await c.get('scope').read(async (tx) => {
    const lines = await linesOwed(tx, id, c.req.param('ods_code') ?? '')
    const [first] = lines
    if (!first) throw new NotFound()
    const open = await openOf(tx, id, { practice_id: first.practice_id })
    return { first, lines, open, may_keep: mayEnter(tx.actor, 'levies.keep_levies') }
  })
  return c.html(<LinesOwedPage frame={c.get('frame')} {...props} />)
}
