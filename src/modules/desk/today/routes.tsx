import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { changesFound, labelOf, lmcsThere, registerKnownUpTo, totalsOf } from '../../register/door.ts'
import { calendarsOf, datesIn } from '../calendars/reads.ts'
import { NoRolePage, PublicHomePage } from '../welcome/pages.tsx'
import { TodayPage, type TodayPageProps } from './pages.tsx'
import { waitingFor } from './reads.ts'
import { aWeek } from './rules.ts'

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

function today(c: Ask): Promise<TodayPageProps> {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  const modules = c.get('modules')
  const changes = { kind: '', lmc: '', page: 1 } as const
  return c.get('scope').read(async (tx) => {
    const may_read_changes = mayEnter(actor, 'register.read_changes')
    const listed = async (owner: 'me' | '', state: 'open' | 'new') =>
      may_read_changes ? (await changesFound(tx, { ...changes, owner, state }, mostListed)).rows : []
    return {
      frame: c.get('frame'),
      on,
      waiting: await waitingFor(tx, modules, on),
      mine: (await listed('me', 'open')).map((row) => ({ ...row, label: labelOf(row.kind) })),
      newest: (await listed('', 'new')).map((row) => ({ ...row, label: labelOf(row.kind) })),
      dates: await datesIn(tx, calendarsOf(modules, actor), on, on.add(aWeek)),
      totals: await totalsOf(tx, { kind: 'office' }, on),
      ...(mayEnter(actor, 'register.read_imports') ? { known_up_to: await registerKnownUpTo(tx) } : {}),
    }
  })
}
