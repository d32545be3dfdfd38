import { get, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { putSending, showSending, type Sending } from '../sendings/routes.tsx'
import { weekOf } from '../weeks/rules.ts'
import { LastWeeks, OtherWays, SpentLinkPage } from './pages.tsx'
import { actorByLink, isStillMailed } from './reads.ts'
import { holderAt } from './writes.ts'

export const routes = [
  get('/return/:secret', 'public', (c) => byLink(c, showSending)),
  post('/return/:secret', 'public', (c) => byLink(c, putSending)),
]

async function byLink(c: Ask, answer: (c: Ask, sending: Sending) => Promise<Response>) {
  c.header('cache-control', 'no-store')
  const secret = c.req.param('secret') ?? ''
  const found = await c.get('scope').operate((tx) => holderAt(tx, secret))
  const holder = found.done ? found.value : undefined
  if (!holder) return c.html(<SpentLinkPage why="unknown" />, 404)
  const { now } = c.get('scope')
  if (Temporal.Instant.compare(now, holder.ends_at) >= 0) return c.html(<SpentLinkPage why="ended" />, 404)
  const scope = c.get('scopeFor')(actorByLink(holder))
  if (!(await scope.read((tx) => isStillMailed(tx, holder)))) return c.html(<SpentLinkPage why="stopped" />, 404)
  const { lmc_id, practice_id, week_of, lmc_name, hue, practice_name } = holder
  const is_old = Temporal.PlainDate.compare(week_of, weekOf(londonDay(now))) < 0
  return answer(c, {
    scope,
    key: { lmc_id, practice_id, week_of },
    around: { frame: null, lmc_name, hue, practice_name: practice_name ?? '' },
    address: `/return/${secret}`,
    came_by: 'link',
    ...(is_old && { notice: <LastWeeks week_of={week_of} /> }),
    instead: <OtherWays />,
  })
}
