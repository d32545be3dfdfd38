import { NotFound } from '../../../platform/answers.ts'
import { exportAs, exportFormats, fileResponse, type ExportFormat } from '../../../platform/exports/export.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idAndEnding, idParam, mayEnter, pageParam, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { periodWords } from '../runs/rules.ts'
import { varianceForm } from './forms.ts'
import { varianceColumns, VariancesPage } from './pages.tsx'
import { VariancePage, type VariancePageProps } from './reasons/pages.tsx'
import { runPaid, runsWithPaid, varianceOf, variancesOf } from './reads.ts'
import { variancesSize, isVarianceList } from './rules.ts'
import { RunsPaidPage } from './runs/pages.tsx'
import { noteVariance } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/variances', may_see, showRuns),
  get('/levies/variances/:id', may_see, showOrExport),
  get('/levies/variances/:id/:ods_code', may_see, (c) => showVariance(c)),
  post('/levies/variances/:id/:ods_code', may, postVariance),
]

async function showRuns(c: Ask) {
  const runs = await c.get('scope').read((tx) => runsWithPaid(tx, londonDay(tx.now)))
  return c.html(<RunsPaidPage frame={c.get('frame')} runs={runs} />)
}

const asking = (c: Ask) => {
  const list = c.req.query('list') ?? ''
  return { list: isVarianceList(list) ? list : 'all', page: pageParam(c) } as const
}

/** The page, or its practices as a file: `/levies/variances/ID.csv`. */
async function showOrExport(c: Ask) {
  const { id: text, ending } = idAndEnding(c, 'id', exportFormats)
  const id = text as Id<'run'>
  return ending ? variancesFile(c, id, ending) : showVariances(c, id)
}

async function showVariances(c: Ask, id: Id<'run'>) {
  const asked = asking(c)
  const { run, found } = await c.get('scope').read(async (tx) => ({
    run: await runPaid(tx, id),
    found: await variancesOf(tx, id, asked, variancesSize),
  }))
  if (!run) throw new NotFound()
  return c.html(<VariancesPage frame={c.get('frame')} run={run} asked={asked} found={found} />)
}

async function variancesFile(c: Ask, id: Id<'run'>, format: ExportFormat) {
  const { run, found } = await c.get('scope').read(async (tx) => ({
    run: await runPaid(tx, id),
    found: await variancesOf(tx, id, asking(c), 'all'),
  }))
  if (!run) throw new NotFound()
  const name = `variances ${run.levy_name} ${periodWords({ from: run.period_from, to: run.period_to })}`
  return fileResponse(c, await exportAs(format, name, varianceColumns, found.rows))
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'run'>
  const { run, variance, may_keep } = await c.get('scope').read(async (tx) => ({
    run: await runPaid(tx, id),
    variance: await varianceOf(tx, id, c.req.param('ods_code') ?? ''),
    may_keep: mayEnter(tx.actor, may),
  }))
  if (!run || !variance) throw new NotFound()
  return { run, variance, may_keep }
}

async function showVariance(c: Ask, more: Partial<VariancePageProps> = {}, status: 200 | 422 = 200) {
  return c.html(<VariancePage frame={c.get('frame')} {...await whole(c)} {...more} />, status)
}

async function postVariance(c: Ask) {
  const { run, variance } = await whole(c)
  const answers = read(varianceForm, await c.req.formData())
  if (!answers.ok) return showVariance(c, { raw: answers.raw, errors: answers.errors }, 422)
  await c.get('scope').write((tx) => noteVariance(tx, run.id, variance.ods_code, answers.values))
  return c.redirect(`/levies/variances/${run.id}`, 303)
}
