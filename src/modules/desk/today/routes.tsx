import { keptForReach } from '../../../platform/kept.ts'
import type { Waiting } from '../../../platform/module.ts'
import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { labelOf, latestMine, latestNew, lmcsThere, registerKnownUpTo, totalsOf } from '../../register/door.ts'
import { calendarsOf, datesIn } from '../calendars/reads.ts'
import { NoRolePage, PublicHomePage } from '../welcome/pages.tsx'
import { TodayPage, type TodayPageProps } from './pages.tsx'
import { mostListed, waitingOf, type WaitingCount } from './reads.ts'
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

const may_read = 'register.read_changes'

/**
 * What waits, under each heading of which the reader may see anything. A number reaches as far as the list behind it: whoever keeps the
 * levies of one LMC, and of another only its people, sees what waits of the levies of the one.
 */
async function waitingFor(c: Ask, on: Temporal.PlainDate): Promise<ReadonlyMap<Under, readonly WaitingCount[]>> {
  const mine = c
    .get('modules')
    .flatMap(({ waits }) => waits ?? [])
    .map((one) => ({ one, actor: c.get('actorFor')(one.may) }))
    .filter(({ one, actor }) => mayEnter(actor, one.may))
  const counted: (readonly [Waiting, WaitingCount])[] = []
  for (const [first, ...others] of Map.groupBy(mine, ({ actor }) => actor.lmc_ids.toSorted().join()).values()) {
    if (!first) continue
    const alike = [first, ...others].map(({ one }) => one)
    counted.push(
      ...(await c
        .get('scopeFor')(first.actor)
        .read((tx) => waitingOf(tx, alike, on))),
    )
  }
  const found = new Map(counted)
  return new Map(
    [...Map.groupBy(mine, ({ one }) => one.under)].map(([under, of]) => [
      under,
      of.flatMap(({ one }) => found.get(one) ?? []),
    ]),
  )
}

async function today(c: Ask): Promise<TodayPageProps> {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  const modules = c.get('modules')
  const waiting = await waitingFor(c, on)
  return c.get('scope').read(async (tx) => {
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
