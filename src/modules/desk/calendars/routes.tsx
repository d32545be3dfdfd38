import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { CalendarPage } from './pages.tsx'
import { calendarsOf, datesIn } from './reads.ts'
import { monthAsked } from './rules.ts'

export const routes = [get('/calendar', 'desk.see_calendar', showCalendar)]

async function showCalendar(c: Ask) {
  const { actor, now } = c.get('scope')
  const today = londonDay(now)
  const month = monthAsked(c.req.query('month'), today)
  const calendars = calendarsOf(c.get('modules'), actor)
  const kinds = calendars.map(({ kind }) => kind)
  const kind = kinds.find((one) => one === c.req.query('kind')) ?? ''
  const asked = calendars.filter((one) => kind === '' || one.kind === kind)
  const dates = await c.get('scope').read((tx) => datesIn(tx, asked, month, month.add({ months: 1 })))
  return c.html(
    <CalendarPage
      frame={c.get('frame')}
      {...{ today, month, kinds, kind, dates }}
      may_write={mayEnter(actor, 'desk.write_diary')}
    />,
  )
}
