import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { keptOf } from '../holdings/reads.ts'
import { erasureForm } from './forms.ts'
import { AskErasurePage } from './pages.tsx'
import { askToBeErased } from './writes.ts'

const may = 'desk.see_own_data'

export const routes = [
  get('/my/data/erasure', may, async (c) => c.html(<AskErasurePage {...await shown(c)} />)),
  post('/my/data/erasure', may, postErasure),
]

const refusals: Refusals<typeof askToBeErased> & { readonly one_open_erasure_request: string } = {
  nothing_is_kept_of_you:
    'The office’s register has nobody of your sign-in, so only what lets you sign in is kept. It goes when your last role has ended.',
  one_open_erasure_request: 'You asked already, and the office has not answered yet. It must within a month.',
}

async function shown(c: Ask) {
  const { account_id } = c.get('scope').actor
  if (!account_id) throw new NotFound()
  const kept = await c.get('scope').read((tx) => keptOf(tx, c.get('modules'), account_id))
  return { frame: c.get('frame'), kept: kept.filter(({ rows }) => rows.length > 0) }
}

async function postErasure(c: Ask) {
  const answers = read(erasureForm, await c.req.formData())
  if (!answers.ok) return c.html(<AskErasurePage {...await shown(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => askToBeErased(tx, answers.values.words), 'one_open_erasure_request')
  if (!answer.done)
    return c.html(<AskErasurePage {...await shown(c)} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect('/my/data?asked=erasure', 303)
}
