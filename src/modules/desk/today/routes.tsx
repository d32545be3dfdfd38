import { queueStates } from '../../../platform/jobs/state.ts'
import { get, mayEnter, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import {
  changeKinds,
  changesFound,
  filesTakenIn,
  knownUpTo,
  lmcsThere,
  ownProfiles,
  totalsOf,
} from '../../register/door.ts'
import { NoRolePage, PublicHomePage } from '../welcome/pages.tsx'
import { TodayPage, WhatWantsYouPage, type TodayPageProps } from './pages.tsx'

export const routes = [
  get('/', 'public', showHome),
  get('/what-wants-you', 'desk.see_what_wants_you', showWhatWantsYou),
]

/** One address, and what it shows depends on who comes. */
async function showHome(c: Ask) {
  const { actor } = c.get('scope')
  if (actor.kind === 'stranger') return c.html(<PublicHomePage lmcs={await c.get('scope').read(lmcsThere)} />)
  if (c.get('frame').office_choice === 'open') return c.redirect('/choose', 303)
  if (mayEnter(actor, 'desk.see_today')) return c.html(<TodayPage {...await today(c)} />)
  if (mayEnter(actor, 'desk.see_what_wants_you')) return c.redirect('/what-wants-you', 303)
  return c.html(<NoRolePage frame={c.get('frame')} />)
}

function today(c: Ask): Promise<TodayPageProps> {
  const { actor, now } = c.get('scope')
  const on = londonDay(now)
  return c.get('scope').read(async (tx) => {
    const totals = await totalsOf(tx, { kind: 'office' }, on)
    const asked = { kind: '', state: 'new', owner: '', lmc: '', page: 1 } as const
    const found = mayEnter(actor, 'register.read_changes') ? await changesFound(tx, asked, 8) : undefined
    const files = mayEnter(actor, 'register.read_imports') ? await filesTakenIn(tx) : undefined
    const queues = mayEnter(actor, 'desk.work_jobs') ? await queueStates(tx) : []
    return {
      frame: c.get('frame'),
      on,
      totals,
      ...(found
        ? {
            changes: {
              total: found.total,
              newest: found.rows.map((row) => ({ ...row, label: changeKinds[row.kind].label })),
            },
          }
        : {}),
      ...(files ? { imported: { seen_on: knownUpTo(files) } } : {}),
      failed_jobs: queues.reduce((sum, { failed }) => sum + failed, 0),
    }
  })
}

async function showWhatWantsYou(c: Ask) {
  const practices = await c.get('scope').read((tx) => ownProfiles(tx, londonDay(tx.now)))
  return c.html(<WhatWantsYouPage frame={c.get('frame')} practices={practices} />)
}
