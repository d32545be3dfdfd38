import { keptForReach } from '../../../platform/kept.ts'
import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { labelOf, latestMine, latestNew, lmcsThere, registerKnownUpTo, totalsOf } from '../../register/door.ts'
import { calendarsOf, datesIn } from '../calendars/reads.ts'
import { NoRolePage, PublicHomePage } from '../welcome/pages.tsx'
import { TodayPage, type TodayPageProps } from './pages.tsx'
import { waitingFor } from './reads.ts'
import { aWeek, type Under } from './rules.ts'

export const routes = [get('/', 'public', showHome)]

/** One address, and what it shows depends on who comes. */
async function showHome(c: Ask) {
  const { actor } = c.get('scope')
  const { office_choice, navigation } = c.get('frame')
  if (actor.kind === 'stranger') return c.html(<PublicHomePage lmcs={await c.get('scope').read(lmcsThere)} />)
  if (office_choice === 'open') return c.redirect('/choose', 303)
  if (mayEnter(actor, 'desk.see_today')) return c.html(<TodayPage {...await today(c)} />)
  if (mayEnter(actor, 'desk.see_what_wants_you')) return c.redirect('/what-wants-you', 303)
  const [first] = navigation
  return first ? c.redirect(first.href, 303) : c.html(<NoRolePage frame={c.get('frame')} />)
}

/** Enough to begin with; the rest is in the list behind. */
const mostListed = 5
const may_read = 'register.read_changes'

function today(c: Ask): Promise<TodayPageProps> {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  const modules = c.get('modules')
  return c.get('scope').read(async (tx) => {
    const waiting = await waitingFor(tx, modules, on)
    // Nothing is listed where nothing was counted, and nobody's list is read for whoever may not count it.
    const listed = async (under: Under, list: typeof latestMine) =>
      waiting.get(under)?.length
        ? (await list(tx, mostListed)).map((row) => ({ ...row, label: labelOf(row.kind) }))
        : []
    return {
      frame: c.get('frame'),
      on,
      waiting,
      mine: mayEnter(actor, may_read) ? await listed('waits for you', latestMine) : [],
      newest: mayEnter(actor, may_read) ? await listed('changed', latestNew) : [],
      dates: await datesIn(tx, calendarsOf(modules, actor), on, on.add(aWeek)),
      totals: await keptForReach(tx, ['totals', on.toString()], () => totalsOf(tx, { kind: 'office' }, on)),
      ...(mayEnter(actor, 'register.read_imports') ? { known_up_to: await registerKnownUpTo(tx) } : {}),
    }
  })
}
