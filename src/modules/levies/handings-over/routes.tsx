import type { Refusals } from '../../../platform/answers.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { PapersToGivePage, type PapersToGivePageProps } from './pages.tsx'
import { runsToGive } from './reads.ts'
import { handOver } from './writes.ts'

const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/papers', 'levies.read_levies', async (c) => c.html(<PapersToGivePage {...await whole(c)} />)),
  post('/levies/runs/:id/documents/handing-over', keeps, postHandingOver),
]

const whole = (c: Ask): Promise<PapersToGivePageProps> =>
  c.get('scope').read(async (tx) => ({
    frame: c.get('frame'),
    runs: await runsToGive(tx),
    may_keep: mayEnter(tx.actor, keeps),
  }))

const refusals: Refusals<typeof handOver> = {
  nothing_to_hand_over: 'None of its printed papers waits any more: they were mailed or handed over meanwhile.',
}

async function postHandingOver(c: Ask) {
  const run_id = idParam(c, 'id') as Id<'run'>
  const answer = await c.get('scope').write((tx) => handOver(tx, run_id))
  if (!answer.done) return c.html(<PapersToGivePage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect('/levies/papers', 303)
}
