import { get, pageParam, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { OwnChangesPage } from './pages.tsx'
import { ownChanges } from './reads.ts'

export const routes = [get('/people/own-changes', 'register.read_people', showChanges)]

const size = 50

async function showChanges(c: Ask) {
  const since = londonDay(c.get('scope').now).subtract({ months: 3 })
  const number = pageParam(c)
  const { rows, total } = await c
    .get('scope')
    .read((tx) => ownChanges(tx, since, { most: size, after: (number - 1) * size }))
  return c.html(<OwnChangesPage frame={c.get('frame')} since={since} changes={rows} paged={{ number, size, total }} />)
}
