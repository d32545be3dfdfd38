import { done, NotFound, type Refusals } from '../../../../platform/answers.ts'
import { read } from '../../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../../platform/routes.ts'
import { londonDay, type Id } from '../../../../platform/values.ts'
import { accountForm } from '../../account-links/forms.ts'
import { accountLinkOf } from '../../account-links/reads.ts'
import { linkAccount, unlinkAccount } from '../../account-links/writes.ts'
import { changeForm } from '../forms.ts'
import { personKnown } from '../reads.ts'
import { changePerson } from '../writes.ts'
import { ChangePage } from './changes/pages.tsx'
import { PersonPage } from './pages.tsx'
import { lookAtPerson } from './writes.ts'

export const routes = [
  get('/people/:id', 'register.read_people', showPerson),
  get('/people/:id/change', 'register.write_people', async (c) => c.html(<ChangePage {...await changing(c)} />)),
  post('/people/:id/change', 'register.write_people', postChange),
  post('/people/:id/account', 'register.write_people', postAccount),
  post('/people/:id/account/ending', 'register.write_people', postAccountEnding),
]

const personId = (c: Ask) => idParam(c, 'id') as Id<'person'>

/** Whoever was merged into another is found there: a link to them leads on. */
async function showPerson(c: Ask) {
  const page = await whole(c)
  return page.person.id === personId(c)
    ? c.html(<PersonPage {...page} />)
    : c.redirect(`/people/${page.person.id}`, 303)
}

async function whole(c: Ask) {
  const { actor, now } = c.get('scope')
  const looked = await c.get('scope').write(async (tx) => {
    const seen = await lookAtPerson(tx, personId(c))
    return done({ ...seen.value, link: await accountLinkOf(tx, seen.value.person) })
  })
  if (!looked.done) throw new NotFound()
  return {
    ...looked.value,
    frame: c.get('frame'),
    on: londonDay(now),
    now,
    may_change: mayEnter(actor, 'register.write_people'),
    may_merge: mayEnter(actor, 'register.merge_people'),
  }
}

async function changing(c: Ask) {
  const person = await c.get('scope').read((tx) => personKnown(tx, personId(c)))
  if (!person) throw new NotFound()
  return { frame: c.get('frame'), person }
}

export const numberTaken = {
  one_person_per_gmc_number:
    'Somebody else in the office’s register has that GMC number. Check it, and if they are the same person, merge them.',
}
const refusals: Refusals<typeof changePerson> & typeof numberTaken = {
  changed_since: 'Somebody else changed this while you were reading. Look at how it is now, then change it again.',
  ...numberTaken,
}

async function postChange(c: Ask) {
  const props = await changing(c)
  const answers = read(changeForm, await c.req.formData())
  if (!answers.ok) return c.html(<ChangePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write((tx) => changePerson(tx, props.person.id, answers.values), 'one_person_per_gmc_number')
  if (answer.done) return c.redirect(`/people/${props.person.id}`, 303)
  return c.html(<ChangePage {...props} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
}

const accountRefusals: Refusals<typeof linkAccount> & Record<'one_person_per_account', string> = {
  account_at_no_address_of_theirs:
    'No account of the office is at that address of theirs by now. Add the address first.',
  one_person_per_account: 'That account is somebody else’s already. Merge the two people, if they are the same.',
}

async function postAccount(c: Ask) {
  const answers = read(accountForm, await c.req.formData())
  const account_id = answers.ok ? (answers.values.account_id as Id<'account'>) : null
  const answer = await c.get('scope').write((tx) => linkAccount(tx, personId(c), account_id), 'one_person_per_account')
  if (answer.done) return c.redirect(`/people/${personId(c)}`, 303)
  return c.html(<PersonPage {...await whole(c)} refusal={accountRefusals[answer.why]} />, 409)
}

async function postAccountEnding(c: Ask) {
  await c.get('scope').write((tx) => unlinkAccount(tx, personId(c)))
  return c.redirect(`/people/${personId(c)}`, 303)
}
