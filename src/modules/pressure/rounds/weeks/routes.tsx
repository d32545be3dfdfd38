import { get, mayEnter, type Ask } from '../../../../platform/routes.ts'
import { londonDay } from '../../../../platform/values.ts'
import { mondayFrom, weekOf } from '../../weeks/rules.ts'
import { WeekPage } from './pages.tsx'
import { lmcWeeks } from './reads.ts'

export const routes = [get('/pressure', 'pressure.see_picture', showWeek)]

async function showWeek(c: Ask) {
  const { actor, now } = c.get('scope')
  // Committee members see areas, and never a practice.
  if (!mayEnter(actor, 'pressure.read_returns')) return c.redirect('/pressure/areas', 303)
  const this_week = weekOf(londonDay(now))
  const asked = mondayFrom(c.req.query('week') ?? '')
  const week_of = asked && Temporal.PlainDate.compare(asked, this_week) < 0 ? asked : this_week
  const weeks = await c.get('scope').read((tx) => lmcWeeks(tx, week_of))
  const may_set = mayEnter(actor, 'pressure.set_returns')
  const may_import = mayEnter(actor, 'pressure.import_history')
  return c.html(<WeekPage frame={c.get('frame')} {...{ week_of, this_week, weeks, may_set, may_import }} />)
}
