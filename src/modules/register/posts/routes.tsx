import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { personKnown, personNow } from '../people/reads.ts'
import { correctForm, endForm, newPostForm, placeWords, strikingOutForm, transferForm } from './forms.ts'
import { CorrectPostPage, EndPostPage, NewPostPage, StrikeOutPage, TransferPage } from './pages.tsx'
import { choicesFor, placeMeant } from './places/reads.ts'
import { postWith } from './reads.ts'
import { isPlaceKind, placeKindOf, type PlaceKind } from './rules.ts'
import { addPost, correctPost, endPost, movePost, strikeOutPost } from './writes.ts'

export const routes = [
  get('/people/:id/posts/new', 'register.write_people', async (c) => c.html(<NewPostPage {...await newOne(c)} />)),
  post('/people/:id/posts', 'register.write_people', postNew),
  get('/posts/:id/ending', 'register.write_people', async (c) => c.html(<EndPostPage {...await held(c)} />)),
  post('/posts/:id/ending', 'register.write_people', postEnding),
  get('/posts/:id/days', 'register.write_people', async (c) => c.html(<CorrectPostPage {...await held(c)} />)),
  post('/posts/:id/days', 'register.write_people', postDays),
  get('/posts/:id/transfer', 'register.write_people', async (c) =>
    c.html(<TransferPage {...await moving(c, await held(c))} />),
  ),
  post('/posts/:id/transfer', 'register.write_people', postTransfer),
  get('/posts/:id/striking-out', 'register.write_people', async (c) => c.html(<StrikeOutPage {...await held(c)} />)),
  post('/posts/:id/striking-out', 'register.write_people', postStrikingOut),
]

export const overlaps = {
  same_post_once_at_a_time: 'They hold this post on some of those days already. Choose other days.',
}
export const refusals: Refusals<typeof addPost> & Refusals<typeof endPost> = {
  kind_not_held_there: 'Nobody holds such a post in such a place. Choose another post.',
  ends_before_it_begins: 'The last day is before the first. Choose a later last day.',
  changed_since: 'This post was changed while you were reading. Look at what it is now, then change it again.',
}
const transferRefusals: Refusals<typeof movePost> = {
  ...refusals,
  held_there_already: 'They hold this post there already. Choose where they go.',
  ends_before_it_begins: 'They can’t leave before they came. Choose a later day, or put the days of this post right.',
}

async function newOne(c: Ask, at = c.req.query('at') ?? 'practice') {
  const id = idParam(c, 'id') as Id<'person'>
  const place: PlaceKind = isPlaceKind(at) ? at : 'practice'
  return c.get('scope').read(async (tx) => {
    const person = await personKnown(tx, id)
    if (!person) throw new NotFound()
    const where = c.req.query('practice')
    return {
      frame: c.get('frame'),
      person,
      at: place,
      choices: await choicesFor(tx, place),
      ...(where ? { raw: { where: [where] } } : {}),
    }
  })
}

async function postNew(c: Ask) {
  const sent = await c.req.formData()
  const at = sent.get('at')
  const props = await newOne(c, typeof at === 'string' ? at : '')
  const answers = read(newPostForm(props.at), sent)
  if (!answers.ok) return c.html(<NewPostPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const { kind, where, from, last_on, main_workplace } = answers.values
  const place = await c.get('scope').read((tx) => placeMeant(tx, props.at, where))
  if (!place) {
    const errors = { where: placeWords[props.at].missing }
    return c.html(<NewPostPage {...props} raw={answers.raw} errors={errors} />, 422)
  }
  const given = { kind, place, from, last_on, is_main_workplace: main_workplace.length > 0 }
  const answer = await c.get('scope').write((tx) => addPost(tx, props.person.id, given), 'same_post_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  const refusal = { ...refusals, ...overlaps }[answer.why]
  return c.html(<NewPostPage {...props} raw={answers.raw} refusal={refusal} />, 409)
}

async function one(c: Ask) {
  const id = idParam(c, 'id') as Id<'post'>
  return c.get('scope').read(async (tx) => {
    const found = await postWith(tx, id)
    const person = found && (await personNow(tx, found.person_id))
    if (!found || !person) throw new NotFound()
    return { frame: c.get('frame'), post: found, person }
  })
}

/** One that can be changed; whoever asks to change what was struck out meanwhile is told so, with what they typed. */
async function held(c: Ask) {
  const props = await one(c)
  if (props.post.state !== 'held') throw new NotFound()
  return props
}

async function moving(c: Ask, props: Awaited<ReturnType<typeof one>>) {
  return { ...props, choices: await c.get('scope').read((tx) => choicesFor(tx, placeKindOf(props.post))) }
}

async function postEnding(c: Ask) {
  const props = await one(c)
  const answers = read(endForm, await c.req.formData())
  if (!answers.ok) return c.html(<EndPostPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => endPost(tx, props.post.id, answers.values), 'same_post_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  return c.html(<EndPostPage {...props} raw={answers.raw} refusal={{ ...refusals, ...overlaps }[answer.why]} />, 409)
}

async function postDays(c: Ask) {
  const props = await one(c)
  const answers = read(correctForm, await c.req.formData())
  if (!answers.ok) return c.html(<CorrectPostPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => correctPost(tx, props.post.id, answers.values), 'same_post_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  const refusal = { ...refusals, ...overlaps }[answer.why]
  return c.html(<CorrectPostPage {...props} raw={answers.raw} refusal={refusal} />, 409)
}

async function postTransfer(c: Ask) {
  const props = await moving(c, await one(c))
  const at = placeKindOf(props.post)
  const answers = read(transferForm(at), await c.req.formData())
  if (!answers.ok) return c.html(<TransferPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const { where, from, seen } = answers.values
  const place = await c.get('scope').read((tx) => placeMeant(tx, at, where))
  if (!place)
    return c.html(<TransferPage {...props} raw={answers.raw} errors={{ where: placeWords[at].missing }} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => movePost(tx, props.post.id, { place, from, seen }), 'same_post_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  return c.html(
    <TransferPage {...props} raw={answers.raw} refusal={{ ...transferRefusals, ...overlaps }[answer.why]} />,
    409,
  )
}

async function postStrikingOut(c: Ask) {
  const props = await one(c)
  const answers = read(strikingOutForm, await c.req.formData())
  if (!answers.ok) return c.html(<StrikeOutPage {...props} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => strikeOutPost(tx, props.post.id, answers.values.seen))
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  return c.html(<StrikeOutPage {...props} refusal={refusals[answer.why]} />, 409)
}
