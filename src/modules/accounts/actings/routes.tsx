import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { sessionToken } from '../../../platform/session.ts'
import { practiceInReach } from '../roles/reads.ts'
import { actingForm } from './forms.ts'
import { ActingsPage, ActPage } from './pages.tsx'
import { actingsFor } from './reads.ts'
import { beginActing, endActing } from './writes.ts'

export const routes = [
  get('/practices/:ods_code/acting', 'accounts.act_for_practices', async (c) =>
    c.html(<ActPage frame={c.get('frame')} practice={await practiceAt(c)} />),
  ),
  post('/practices/:ods_code/acting', 'accounts.act_for_practices', postActing),
  get('/practices/:ods_code/actings', 'accounts.read_actings', showActings),
  post('/actings/ending', 'accounts.hold_session', postEnding),
]

/** A practice of one's LMCs; whoever is of a practice, or acts for one, sees that one alone. */
async function practiceAt(c: Ask) {
  const { actor } = c.get('scope')
  const found = await c.get('scope').read((tx) => practiceInReach(tx, c.req.param('ods_code') ?? ''))
  const { practice_id, lmc_id, ods_code, name } = found ?? {}
  if (!practice_id || !lmc_id || !ods_code) throw new NotFound()
  if (!mayEnter(actor, 'accounts.act_for_practices') && !actor.practice_ids.includes(practice_id)) throw new NotFound()
  return { practice_id, lmc_id, ods_code, name: name ?? ods_code }
}

async function postActing(c: Ask) {
  const practice = await practiceAt(c)
  const answers = read(actingForm, await c.req.formData())
  if (!answers.ok)
    return c.html(<ActPage frame={c.get('frame')} practice={practice} raw={answers.raw} errors={answers.errors} />, 422)
  const { account_id, office_id } = c.get('scope').actor
  const token = sessionToken(c)
  // A program's token holds no session to act in.
  if (!account_id || !office_id || !token) throw new NotFound()
  const by = { account_id, office_id, token }
  await c.get('scope').write((tx) => beginActing(tx, practice, answers.values, by))
  return c.redirect('/', 303)
}

async function showActings(c: Ask) {
  const practice = await practiceAt(c)
  const actings = await c.get('scope').read((tx) => actingsFor(tx, practice.practice_id))
  return c.html(<ActingsPage frame={c.get('frame')} practice={practice} actings={actings} now={c.get('scope').now} />)
}

async function postEnding(c: Ask) {
  const { acting } = c.get('scope').actor
  if (acting) await c.get('scope').write((tx) => endActing(tx, acting.id))
  return c.redirect('/', 303)
}
