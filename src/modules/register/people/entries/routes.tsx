import { NotFound } from '../../../../platform/answers.ts'
import { read } from '../../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../../platform/routes.ts'
import { placeMeant } from '../../posts/places/reads.ts'
import type { NewPost } from '../../posts/rules.ts'
import { refusals as postRefusals } from '../../posts/routes.tsx'
import { practiceNamed } from '../../practices/names/reads.ts'
import { numberTaken } from '../cards/routes.tsx'
import { enterPerson } from '../cards/writes.ts'
import { colleagueForm, entryForm } from '../forms.ts'
import { newPress } from '../reads.ts'
import { NewPersonPage } from './pages.tsx'

export const routes = [
  get('/people/new', 'register.write_people', async (c) =>
    c.html(<NewPersonPage {...await whole(c, c.req.query('practice'))} raw={{ pressed: [newPress()] }} />),
  ),
  post('/people', 'register.write_people', postPerson),
]

async function whole(c: Ask, ods_code: unknown) {
  const practice =
    typeof ods_code === 'string' && ods_code
      ? await c.get('scope').read((tx) => practiceNamed(tx, ods_code))
      : undefined
  if (ods_code && !practice) throw new NotFound()
  return { frame: c.get('frame'), ...(practice ? { practice } : {}) }
}

async function postPerson(c: Ask) {
  const sent = await c.req.formData()
  const props = await whole(c, sent.get('practice'))
  const { practice } = props
  const colleague = practice ? read(colleagueForm, sent) : undefined
  const answers = colleague ?? read(entryForm, sent)
  if (!answers.ok) return c.html(<NewPersonPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const place = practice && (await c.get('scope').read((tx) => placeMeant(tx, 'practice', practice.ods_code)))
  const held: NewPost | undefined =
    place && colleague?.ok
      ? { kind: colleague.values.kind, place, from: colleague.values.from, last_on: null }
      : undefined
  const answer = await c
    .get('scope')
    .write((tx) => enterPerson(tx, answers.values, held), 'one_person_per_gmc_number', 'person_pkey')
  // Sent twice, it was added the first time.
  if (answer.done || answer.why === 'person_pkey') {
    const id = answer.done ? answer.value : answers.values.pressed
    return c.redirect(practice ? `/practices/${practice.ods_code}` : `/people/${id}`, 303)
  }
  const refusal = { ...postRefusals, ...numberTaken }[answer.why]
  return c.html(<NewPersonPage {...props} raw={answers.raw} refusal={refusal} />, 409)
}
