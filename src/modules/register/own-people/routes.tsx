import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, plainDay, type Id } from '../../../platform/values.ts'
import { keepingOf } from '../list-keepings/reads.ts'
import { isAsked, nextDue } from '../list-keepings/rules.ts'
import { answersOf } from '../own-answers/reads.ts'
import { endForm } from '../posts/forms.ts'
import { newPress } from '../people/reads.ts'
import { postsAt, postsComing } from '../posts/reads.ts'
import { additionForm } from './forms.ts'
import { AdditionPage, LeavingPage } from './changes/pages.tsx'
import { ChoicePage, OwnPeoplePage, type OwnPeoplePageProps } from './pages.tsx'
import { declinedLately, lastConfirmation, practicesSpokenFor } from './reads.ts'
import { addOwnPerson, confirmPeople, endOwnPost } from './writes.ts'

export const routes = [
  get('/our-people', 'register.see_own_people', showChoice),
  get('/our-people/:ods_code', 'register.see_own_people', showPeople),
  post('/our-people/:ods_code/confirmation', 'register.keep_own_people', postConfirmation),
  get('/our-people/:ods_code/additions', 'register.keep_own_people', showAddition),
  post('/our-people/:ods_code/additions', 'register.keep_own_people', postAddition),
  get('/our-people/:ods_code/posts/:id/ending', 'register.keep_own_people', showLeaving),
  post('/our-people/:ods_code/posts/:id/ending', 'register.keep_own_people', postLeaving),
]

async function showChoice(c: Ask) {
  const practices = await c.get('scope').read((tx) => practicesSpokenFor(tx, londonDay(tx.now)))
  const [only, another] = practices
  if (only && !another) return c.redirect(`/our-people/${only.ods_code}`, 303)
  return c.html(<ChoicePage frame={c.get('frame')} practices={practices} />)
}

/** The practice in the address, if whoever asks speaks for it; any other is not there. */
export async function practiceAt(c: Ask, tx: Reading) {
  const code = c.req.param('ods_code')?.toUpperCase()
  const practice = (await practicesSpokenFor(tx, londonDay(tx.now))).find(({ ods_code }) => ods_code === code)
  if (!practice) throw new NotFound()
  return practice
}

const own = (c: Ask) => c.get('scope').read((tx) => practiceAt(c, tx))

async function whole(c: Ask): Promise<OwnPeoplePageProps> {
  const { actor } = c.get('scope')
  return c.get('scope').read(async (tx) => {
    const today = londonDay(tx.now)
    const practice = await practiceAt(c, tx)
    const confirmed = await lastConfirmation(tx, practice.practice_id)
    const due = nextDue(
      confirmed ? londonDay(confirmed.confirmed_at) : null,
      await keepingOf(tx, practice.lmc_id, today),
    )
    return {
      frame: c.get('frame'),
      practice,
      people: await postsAt(tx, practice.practice_id, today),
      coming: await postsComing(tx, practice.practice_id, today),
      declined: await declinedLately(tx, practice.practice_id),
      answers: await answersOf(tx, practice.practice_id, today),
      confirmed,
      is_asked: isAsked(due, today),
      may_change: mayEnter(actor, 'register.keep_own_people'),
      said:
        due && c.req.query('said') === 'confirmed'
          ? `Thank you. That’s all until ${plainDay(due)}.`
          : said[c.req.query('said') ?? ''],
    }
  })
}

const said: Readonly<Record<string, string>> = {
  added: 'Added.',
  waiting: 'Thank you. The office looks at it, and tells you.',
  left: 'Noted: they have left.',
  answers: 'Noted, thank you.',
}

async function showPeople(c: Ask) {
  return c.html(<OwnPeoplePage {...await whole(c)} />)
}

async function postConfirmation(c: Ask) {
  const practice = await own(c)
  await c.get('scope').write((tx) => confirmPeople(tx, practice))
  return c.redirect(`/our-people/${practice.ods_code}?said=confirmed`, 303)
}

async function showAddition(c: Ask) {
  return c.html(<AdditionPage frame={c.get('frame')} practice={await own(c)} raw={{ pressed: [newPress()] }} />)
}

const addRefusals: Refusals<typeof addOwnPerson> &
  Record<'same_post_once_at_a_time' | 'post_practice_stays_in_its_lmc', string> = {
  one_person_per_gmc_number:
    'Somebody with this GMC number is known under another name. Check the number; if it is right, leave it blank and tell the office.',
  kind_not_held_there: 'Select a post that is held at a practice.',
  ends_before_it_begins: 'The post ends before it begins. Check the days.',
  same_post_once_at_a_time: 'They are on your list with this post already.',
  post_practice_stays_in_its_lmc: 'Your practice has left this LMC. Ask the office.',
}

async function postAddition(c: Ask) {
  const practice = await own(c)
  const shown = { frame: c.get('frame'), practice }
  const answers = read(additionForm, await c.req.formData())
  if (!answers.ok) return c.html(<AdditionPage {...shown} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => addOwnPerson(tx, practice, answers.values),
      'same_post_once_at_a_time',
      'one_person_per_gmc_number',
      'post_practice_stays_in_its_lmc',
      'person_pkey',
    )
  const address = `/our-people/${practice.ods_code}`
  if (answer.done) return c.redirect(`${address}?said=${answer.value.state === 'waiting' ? 'waiting' : 'added'}`, 303)
  // Sent twice, it was added the first time.
  if (answer.why === 'person_pkey') return c.redirect(address, 303)
  return c.html(<AdditionPage {...shown} raw={answers.raw} refusal={addRefusals[answer.why]} />, 409)
}

async function leaving(c: Ask) {
  const id = idParam(c, 'id') as Id<'post'>
  const { practice, post: held } = await c.get('scope').read(async (tx) => {
    const there = await practiceAt(c, tx)
    const posts = await postsAt(tx, there.practice_id, londonDay(tx.now))
    return { practice: there, post: posts.find(({ post_id, state }) => post_id === id && state === 'held') }
  })
  if (!held) throw new NotFound()
  return { frame: c.get('frame'), practice, post: held }
}

async function showLeaving(c: Ask) {
  return c.html(<LeavingPage {...await leaving(c)} />)
}

const endRefusals: Refusals<typeof endOwnPost> = {
  changed_since: 'This has changed since the page was shown. Look at it as it is now, then say when they left.',
  ends_before_it_begins: 'That is before their first day. Check the day.',
}

async function postLeaving(c: Ask) {
  const props = await leaving(c)
  const answers = read(endForm, await c.req.formData())
  if (!answers.ok) return c.html(<LeavingPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => endOwnPost(tx, props.practice, props.post.post_id, answers.values))
  if (!answer.done) return c.html(<LeavingPage {...props} raw={answers.raw} refusal={endRefusals[answer.why]} />, 409)
  return c.redirect(`/our-people/${props.practice.ods_code}?said=left`, 303)
}
