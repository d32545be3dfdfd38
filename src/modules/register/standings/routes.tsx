import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { personKnown } from '../people/reads.ts'
import { standingForm } from './forms.ts'
import { NewStandingPage } from './pages.tsx'
import { beginStanding, endStanding } from './writes.ts'

export const routes = [
  get('/people/:id/standings/new', 'register.write_people', async (c) =>
    c.html(<NewStandingPage {...await whole(c)} />),
  ),
  post('/people/:id/standings', 'register.write_people', postNew),
  post('/people/:id/standings/:standing_id/ending', 'register.write_people', postEnding),
]

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'person'>
  const person = await c.get('scope').read((tx) => personKnown(tx, id))
  if (!person) throw new NotFound()
  return { frame: c.get('frame'), person }
}

const refusals: Refusals<typeof beginStanding> & Record<'standing_once_at_a_time', string> = {
  member_of_nothing: 'Say of what they are a member.',
  standing_once_at_a_time: 'That is so already on some of those days. Choose a later day, or leave it as it is.',
}

async function postNew(c: Ask) {
  const props = await whole(c)
  const answers = read(standingForm, await c.req.formData())
  if (!answers.ok) return c.html(<NewStandingPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => beginStanding(tx, props.person.id, answers.values), 'standing_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  return c.html(<NewStandingPage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

async function postEnding(c: Ask) {
  const id = idParam(c, 'id') as Id<'person'>
  const standing_id = idParam(c, 'standing_id') as Id<'standing'>
  await c.get('scope').write((tx) => endStanding(tx, id, standing_id))
  return c.redirect(`/people/${id}`, 303)
}
