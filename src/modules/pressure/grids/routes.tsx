import { NotFound } from '../../../platform/answers.ts'
import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import { GridPage } from './pages.tsx'
import { isGridSort, type GridAsked } from './rules.ts'
import { lookAtGrid } from './writes.ts'

export const routes = [get('/pressure/grid', 'pressure.read_returns', showGrid)]

async function showGrid(c: Ask) {
  const { scope } = c.var
  const lmc = scope.actor.lmc_ids.find((id) => id === c.req.query('lmc')) ?? ''
  const sort = c.req.query('sort')
  const asked: GridAsked = { lmc, sort: isGridSort(sort) ? sort : 'worst', page: pageParam(c) }
  const looked = await scope.write((tx) => lookAtGrid(tx, asked))
  if (!looked.done) throw new NotFound()
  return c.html(<GridPage frame={c.get('frame')} asked={asked} {...looked.value} />)
}
