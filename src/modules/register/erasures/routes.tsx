import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { refusalForm } from './forms.ts'
import { ErasurePage, ErasuresPage } from './pages.tsx'
import { erasureRequests, erasureRequestWith, heldOf } from './reads.ts'
import { erasePerson, refuseErasure } from './writes.ts'

export const routes = [
  get('/erasures', 'register.answer_erasures', showAll),
  get('/erasures/:id', 'register.answer_erasures', async (c) => c.html(<ErasurePage {...await whole(c)} />)),
  post('/erasures/:id/erasing', 'register.answer_erasures', postErasing),
  post('/erasures/:id/refusal', 'register.answer_erasures', postRefusal),
]

async function showAll(c: Ask) {
  const requests = await c.get('scope').read(erasureRequests)
  return c.html(<ErasuresPage frame={c.get('frame')} requests={requests} />)
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'erasure_request'>
  return c.get('scope').read(async (tx) => {
    const request = await erasureRequestWith(tx, id)
    const held = request && (await heldOf(tx, request.person_id))
    if (!request || !held) throw new NotFound()
    return { frame: c.get('frame'), request, held }
  })
}

const refusals: Refusals<typeof erasePerson> = {
  changed_since: 'Somebody else answered this already. Nothing was changed.',
  not_for_all_lmcs:
    'You work for some of the office’s LMCs, and they may belong to others too. Ask somebody who works for all of them.',
  holds_a_post: 'They hold a post, so the LMC represents them. End or strike out the post first, or refuse.',
}

async function postErasing(c: Ask) {
  const props = await whole(c)
  const answer = await c.get('scope').write((tx) => erasePerson(tx, props.request.id))
  if (answer.done) return c.redirect('/erasures', 303)
  return c.html(<ErasurePage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
}

async function postRefusal(c: Ask) {
  const props = await whole(c)
  const answers = read(refusalForm, await c.req.formData())
  if (!answers.ok) return c.html(<ErasurePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => refuseErasure(tx, props.request.id, answers.values))
  if (answer.done) return c.redirect('/erasures', 303)
  return c.html(<ErasurePage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
}
