import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { personNow } from '../people/reads.ts'
import { postWith } from '../posts/reads.ts'
import { decliningForm } from './forms.ts'
import { DeclinePage, WaitingPage } from './pages.tsx'
import { postsWaiting } from './reads.ts'
import { approvePost, declinePost } from './writes.ts'

export const routes = [
  get('/people/waiting', 'register.read_people', async (c) => c.html(<WaitingPage {...await whole(c)} />)),
  post('/posts/:id/approval', 'register.write_people', postApproval),
  get('/posts/:id/declining', 'register.write_people', async (c) => c.html(<DeclinePage {...await one(c)} />)),
  post('/posts/:id/declining', 'register.write_people', postDeclining),
]

const refusals: Refusals<typeof approvePost> = {
  changed_since: 'Somebody else answered this already. Nothing was changed.',
}

async function whole(c: Ask) {
  const waiting = await c.get('scope').read(postsWaiting)
  return { frame: c.get('frame'), waiting, may_change: mayEnter(c.get('scope').actor, 'register.write_people') }
}

async function one(c: Ask) {
  const id = idParam(c, 'id') as Id<'post'>
  return c.get('scope').read(async (tx) => {
    const held = await postWith(tx, id)
    const person = held && (await personNow(tx, held.person_id))
    if (!held || !person) throw new NotFound()
    return { frame: c.get('frame'), post: held, person }
  })
}

async function postApproval(c: Ask) {
  const id = idParam(c, 'id') as Id<'post'>
  const answer = await c.get('scope').write((tx) => approvePost(tx, id))
  if (answer.done) return c.redirect('/people/waiting', 303)
  return c.html(<WaitingPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
}

async function postDeclining(c: Ask) {
  const props = await one(c)
  const answers = read(decliningForm, await c.req.formData())
  if (!answers.ok) return c.html(<DeclinePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => declinePost(tx, props.post.id, answers.values.words))
  if (answer.done) return c.redirect('/people/waiting', 303)
  return c.html(<WaitingPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
}
