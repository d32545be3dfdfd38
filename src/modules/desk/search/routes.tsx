import { get, type Ask } from '../../../platform/routes.ts'
import { exactlyFound, findEverywhere } from '../../../platform/search/search.ts'
import { SearchPage } from './pages.tsx'

export const routes = [get('/search', 'desk.search_office', (c) => search(c))]

const most = 10

async function search(c: Ask) {
  const q = (c.req.query('q') ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 100)
  const searches = c.get('modules').flatMap((module) => module.searches ?? [])
  const is_too_short = q.length < 2
  const kinds = is_too_short ? [] : await c.get('scope').read((tx) => findEverywhere(tx, searches, q, most))
  const exact = exactlyFound(kinds, q)
  if (exact) return c.redirect(exact.href, 303)
  return c.html(<SearchPage frame={c.get('frame')} {...{ q, kinds, most, is_too_short }} />)
}
