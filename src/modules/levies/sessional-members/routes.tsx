import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { NewMemberPage, type NewMemberPageProps } from './additions/pages.tsx'
import { endForm, feeForm, memberForm, takingBackForm } from './forms.ts'
import { MembersPage } from './lists/pages.tsx'
import { feesNamed, MemberPage, type MemberPageProps } from './pages.tsx'
import { feesOf, membersListed, memberWith, peopleNamed, personToJoin } from './reads.ts'
import { addMember, endMember, takeFee, takeBackFee } from './writes.ts'

const may = 'levies.keep_levies'
const may_see = 'levies.read_levies'

export const routes = [
  get('/levies/sessional', may_see, showMembers),
  get('/levies/sessional/people/:person_id', may, (c) => showNew(c)),
  post('/levies/sessional/people/:person_id', may, postMember),
  get('/levies/sessional/:id', may_see, (c) => showMember(c)),
  post('/levies/sessional/:id/fees', may, postFee),
  post('/levies/sessional/:id/fees/taking-back', may, postTakingBack),
  post('/levies/sessional/:id/end', may, postEnd),
]

async function showMembers(c: Ask) {
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const props = await c.get('scope').read(async (tx) => {
    const may_keep = mayEnter(tx.actor, may)
    return { may_keep, members: await membersListed(tx), people: may_keep && q ? await peopleNamed(tx, q) : [] }
  })
  return c.html(<MembersPage frame={c.get('frame')} q={q} today={londonDay(c.get('scope').now)} {...props} />)
}

const joining: Refusals<typeof addMember> & Record<'sessional_member_once_at_a_time', string> = {
  less_than_nothing: 'Enter the fee without a minus.',
  sessional_member_once_at_a_time: 'They pay this LMC already at that time. Look for them in the list.',
}

async function showNew(c: Ask, more: Partial<NewMemberPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const id = idParam(c, 'person_id') as Id<'person'>
  const person = await c.get('scope').read((tx) => personToJoin(tx, id))
  if (!person) throw new NotFound()
  return c.html(<NewMemberPage frame={c.get('frame')} person={person} {...more} />, status)
}

async function postMember(c: Ask) {
  const id = idParam(c, 'person_id') as Id<'person'>
  const answers = read(memberForm(c.get('frame').lmcs), await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showNew(c, { raw, errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write((tx) => addMember(tx, id, answers.values), 'sessional_member_once_at_a_time')
  if (answer.done) return c.redirect(`/levies/sessional/${answer.value}`, 303)
  return showNew(c, { raw, refusal: joining[answer.why] }, 409)
}

const memberAt = (c: Ask) =>
  c.get('scope').read(async (tx) => {
    const member = await memberWith(tx, idParam(c, 'id') as Id<'sessional_member'>)
    if (!member) throw new NotFound()
    return { member, fees: await feesOf(tx, member) }
  })

async function showMember(c: Ask, more: Partial<MemberPageProps> = {}, status: 200 | 409 | 422 = 200) {
  const found = await memberAt(c)
  const may_keep = mayEnter(c.get('scope').actor, may)
  return c.html(<MemberPage frame={c.get('frame')} may_keep={may_keep} {...found} {...more} />, status)
}

const refusals: Refusals<typeof takeFee> & Refusals<typeof endMember> = {
  still_to_come: 'That day is still to come. Say the day on which the fee was received.',
  paid_already: 'They have paid until then already. Say a later day.',
  changed_since: 'Somebody took a fee of theirs meanwhile. Look at until when they have paid.',
  ended_already: 'This was ended already. Nothing was changed.',
  ends_before_it_starts: 'That is before they began to pay. Say a later day.',
}

async function postFee(c: Ask) {
  const id = idParam(c, 'id') as Id<'sessional_member'>
  const answers = read(feeForm, await c.req.formData())
  if (!answers.ok) return showMember(c, { fee: { raw: answers.raw, errors: answers.errors } }, 422)
  const answer = await c.get('scope').write((tx) => takeFee(tx, id, answers.values))
  if (answer.done) return c.redirect(`/levies/sessional/${id}`, 303)
  return showMember(c, { fee: { raw: answers.raw }, refusal: refusals[answer.why] }, 409)
}

async function postEnd(c: Ask) {
  const id = idParam(c, 'id') as Id<'sessional_member'>
  const answers = read(endForm, await c.req.formData())
  if (!answers.ok) return showMember(c, { end: { raw: answers.raw, errors: answers.errors } }, 422)
  const answer = await c.get('scope').write((tx) => endMember(tx, id, answers.values.last_on))
  if (answer.done) return c.redirect(`/levies/sessional/${id}`, 303)
  return showMember(c, { end: { raw: answers.raw }, refusal: refusals[answer.why] }, 409)
}

const taking_back: Record<'fee_taken_back_once', string> = {
  fee_taken_back_once: 'This fee was taken back already. Nothing was changed.',
}

async function postTakingBack(c: Ask) {
  const { member, fees } = await memberAt(c)
  const answers = read(takingBackForm(feesNamed(fees)), await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return showMember(c, { back: { raw, errors: answers.errors } }, 422)
  const answer = await c.get('scope').write((tx) => takeBackFee(tx, member.id, answers.values), 'fee_taken_back_once')
  if (answer.done) return c.redirect(`/levies/sessional/${member.id}`, 303)
  return showMember(c, { back: { raw }, refusal: taking_back[answer.why] }, 409)
}
