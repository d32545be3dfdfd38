import { done, NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { numberTaken } from '../people/cards/routes.tsx'
import { personNow } from '../people/reads.ts'
import { lookAtPerson } from '../people/cards/writes.ts'
import { overlaps } from '../posts/routes.tsx'
import { mergeForm } from './forms.ts'
import { MergePage } from './pages.tsx'
import { mergeWith } from './reads.ts'
import { UndoMergePage } from './undoings/pages.tsx'
import { undoMerge } from './undoings/writes.ts'
import { mergePeople } from './writes.ts'

export const routes = [
  get('/people/merge', 'register.merge_people', showBoth),
  post('/people/merge', 'register.merge_people', postMerge),
  get('/merges/:id/undoing', 'register.merge_people', async (c) => c.html(<UndoMergePage {...await one(c)} />)),
  post('/merges/:id/undoing', 'register.merge_people', postUndoing),
]

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const personId = (given: unknown) => {
  if (typeof given !== 'string' || !uuid.test(given)) throw new NotFound()
  return given as Id<'person'>
}

async function both(c: Ask, one: unknown, other: unknown) {
  const looked = await c.get('scope').write(async (tx) => {
    const kept = await lookAtPerson(tx, personId(one))
    const gone = await lookAtPerson(tx, personId(other))
    return done({ kept: kept.value, gone: gone.value })
  })
  if (!looked.done || one === other) throw new NotFound()
  if (looked.value.kept.person.erased_at || looked.value.gone.person.erased_at) throw new NotFound()
  return { frame: c.get('frame'), ...looked.value }
}

/** Two of whom one was merged into the other meanwhile are one already, and shown. */
const already = ({ kept, gone }: Awaited<ReturnType<typeof both>>) => kept.person.id === gone.person.id

async function showBoth(c: Ask) {
  const props = await both(c, c.req.query('one'), c.req.query('other'))
  return already(props) ? c.redirect(`/people/${props.kept.person.id}`, 303) : c.html(<MergePage {...props} />)
}

const notForAll = {
  not_for_all_lmcs:
    'You work for some of the office’s LMCs, and they may belong to others too. Ask somebody who works for all of them.',
}
const refusals: Refusals<typeof mergePeople> & typeof numberTaken = {
  ...notForAll,
  ...numberTaken,
  changed_since: 'Somebody changed one of them while you were reading. Look at both again, then merge them.',
  erasure_is_asked: 'One of them asked to be erased. Answer that first.',
}

async function postMerge(c: Ask) {
  const answers = read(mergeForm, await c.req.formData())
  if (!answers.ok) {
    const props = await both(c, answers.raw.kept_id?.[0], answers.raw.gone_id?.[0])
    return c.html(<MergePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  }
  const { kept_id, gone_id } = answers.values
  const answer = await c.get('scope').write((tx) => mergePeople(tx, answers.values), 'one_person_per_gmc_number')
  if (answer.done) return c.redirect(`/people/${kept_id}`, 303)
  const props = await both(c, kept_id, gone_id)
  if (already(props)) return c.redirect(`/people/${props.kept.person.id}`, 303)
  return c.html(<MergePage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

async function one(c: Ask) {
  const id = idParam(c, 'id') as Id<'merge'>
  return c.get('scope').read(async (tx) => {
    const merge = await mergeWith(tx, id)
    const person = merge && (await personNow(tx, merge.kept_id))
    if (!merge || !person) throw new NotFound()
    return { frame: c.get('frame'), merge, person }
  })
}

const undoingRefusals: Refusals<typeof undoMerge> & typeof numberTaken & typeof overlaps = {
  ...notForAll,
  merge_is_final: 'It was undone already, or the thirty days are over. Enter the other person anew if they are two.',
  merged_or_erased_since: 'They were merged again, or erased, since. Undo the later merge first.',
  one_person_per_gmc_number: 'The GMC number that would come back is somebody else’s by now. Change theirs first.',
  same_post_once_at_a_time: 'A post that would come back overlaps one given since. Put that one right first.',
}

async function postUndoing(c: Ask) {
  const props = await one(c)
  const answer = await c
    .get('scope')
    .write((tx) => undoMerge(tx, props.merge.id), 'one_person_per_gmc_number', 'same_post_once_at_a_time')
  if (answer.done) return c.redirect(`/people/${props.merge.gone_id}`, 303)
  return c.html(<UndoMergePage {...props} refusal={undoingRefusals[answer.why]} />, 409)
}
