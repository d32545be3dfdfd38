import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { refusals as postRefusals } from '../posts/routes.tsx'
import { bodyEndForm, bodyForm } from './forms.ts'
import { BodiesPage, BodyPage } from './pages.tsx'
import { bodiesWithPeople, bodyWith, seatsIn } from './reads.ts'
import { endBody, makeBody } from './writes.ts'

export const routes = [
  get('/bodies', 'register.read_people', async (c) => c.html(<BodiesPage {...await all(c)} />)),
  post('/bodies', 'register.write_people', postBody),
  get('/bodies/:id', 'register.read_people', async (c) => c.html(<BodyPage {...await one(c)} />)),
  post('/bodies/:id/ending', 'register.write_people', postEnding),
]

const mayChange = (c: Ask) => mayEnter(c.get('scope').actor, 'register.write_people')

async function all(c: Ask) {
  const { now } = c.get('scope')
  const bodies = await c.get('scope').read((tx) => bodiesWithPeople(tx, londonDay(now)))
  return { frame: c.get('frame'), bodies, may_change: mayChange(c) }
}

async function postBody(c: Ask) {
  const answers = read(bodyForm, await c.req.formData())
  if (!answers.ok) return c.html(<BodiesPage {...await all(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => makeBody(tx, answers.values), 'one_body_of_a_name')
  if (answer.done) return c.redirect(`/bodies/${answer.value}`, 303)
  const refusal = 'The LMC has a body of that name already. Choose another name, or use the one there is.'
  return c.html(<BodiesPage {...await all(c)} raw={answers.raw} refusal={refusal} />, 409)
}

async function one(c: Ask) {
  const id = idParam(c, 'id') as Id<'body'>
  const on = londonDay(c.get('scope').now)
  return c.get('scope').read(async (tx) => {
    const body = await bodyWith(tx, id, on)
    if (!body) throw new NotFound()
    return { frame: c.get('frame'), body, seats: await seatsIn(tx, id, on), may_change: mayChange(c) }
  })
}

const refusals: Refusals<typeof endBody> = {
  ...postRefusals,
  body_has_ended: 'It has ended already. Nothing was changed.',
  ends_before_it_begins: 'Somebody’s post in it begins after that day. End or strike out that post first.',
}

async function postEnding(c: Ask) {
  const props = await one(c)
  const answers = read(bodyEndForm, await c.req.formData())
  if (!answers.ok) return c.html(<BodyPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => endBody(tx, props.body.id, answers.values))
  if (answer.done) return c.redirect(`/bodies/${props.body.id}`, 303)
  return c.html(<BodyPage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}
