import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { personKnown } from '../people/reads.ts'
import { addressForm, numberForm } from './forms.ts'
import { NewContactPointPage } from './pages.tsx'
import { addContactPoint, endContactPoint } from './writes.ts'

export const routes = [
  get('/people/:id/contact-points/new', 'register.write_people', async (c) =>
    c.html(<NewContactPointPage {...await whole(c, c.req.query('kind'))} />),
  ),
  post('/people/:id/contact-points', 'register.write_people', postNew),
  post('/people/:id/contact-points/:point_id/ending', 'register.write_people', postEnding),
]

async function whole(c: Ask, kind: unknown) {
  const id = idParam(c, 'id') as Id<'person'>
  const person = await c.get('scope').read((tx) => personKnown(tx, id))
  if (!person) throw new NotFound()
  return { frame: c.get('frame'), person, is_email: kind === 'email' }
}

async function postNew(c: Ask) {
  const sent = await c.req.formData()
  const props = await whole(c, sent.get('kind'))
  const answers = read(props.is_email ? addressForm : numberForm, sent)
  if (!answers.ok) return c.html(<NewContactPointPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => addContactPoint(tx, props.person.id, answers.values), 'one_contact_point_of_a_value')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  const refusal = 'They have it already. Nothing was changed.'
  return c.html(<NewContactPointPage {...props} raw={answers.raw} refusal={refusal} />, 409)
}

async function postEnding(c: Ask) {
  const id = idParam(c, 'id') as Id<'person'>
  const point_id = idParam(c, 'point_id') as Id<'contact_point'>
  await c.get('scope').write((tx) => endContactPoint(tx, id, point_id))
  return c.redirect(`/people/${id}`, 303)
}
