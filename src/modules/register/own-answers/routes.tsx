import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { londonDay } from '../../../platform/values.ts'
import { nominationsAt } from '../nominations/reads.ts'
import { nominationPurposes, type NominationPurpose } from '../nominations/rules.ts'
import { practiceAt } from '../own-people/routes.tsx'
import { fullName } from '../people/rules.ts'
import { postsAt } from '../posts/reads.ts'
import { postLabel } from '../posts/rules.ts'
import { answerForm, type Candidate } from './forms.ts'
import { AnswerPage, type AnswerPageProps } from './pages.tsx'
import { setAnswers } from './writes.ts'

export const routes = [
  get('/our-people/:ods_code/answers/:purpose', 'register.keep_own_people', showAnswer),
  post('/our-people/:ods_code/answers/:purpose', 'register.keep_own_people', postAnswer),
]

async function whole(c: Ask) {
  const asked = c.req.param('purpose') ?? ''
  const purpose = (Object.keys(nominationPurposes) as NominationPurpose[]).find((one) => one === asked)
  return c.get('scope').read(async (tx) => {
    const practice = await practiceAt(c, tx)
    if (!purpose) throw new NotFound()
    const today = londonDay(tx.now)
    const held = (await postsAt(tx, practice.practice_id, today)).filter(({ state }) => state === 'held')
    const people = new Map<string, Candidate>()
    for (const post_held of held) {
      const before = people.get(post_held.person_id)
      const label = postLabel(post_held.kind)
      people.set(post_held.person_id, {
        person_id: post_held.person_id,
        name: fullName(post_held),
        post: before ? `${before.post}, ${label}` : label,
      })
    }
    const chosen = (await nominationsAt(tx, practice.practice_id, today))
      .filter((one) => one.purpose === purpose)
      .map(({ person_id }) => person_id)
    return {
      practice,
      shown: {
        frame: c.get('frame'),
        practice,
        purpose,
        people: [...people.values()],
        chosen,
      } satisfies AnswerPageProps,
    }
  })
}

async function showAnswer(c: Ask) {
  return c.html(<AnswerPage {...(await whole(c)).shown} />)
}

const refusals: Refusals<typeof setAnswers> &
  Record<'nominated_once_at_a_time' | 'one_authorised_voter_at_a_time', string> = {
  not_of_the_practice: 'Somebody you chose has left meanwhile. Choose again.',
  nominated_once_at_a_time: 'Somebody else changed this at the same time. Look at it as it is now.',
  one_authorised_voter_at_a_time: 'Somebody else chose who votes at the same time. Look at it as it is now.',
}

async function postAnswer(c: Ask) {
  const { practice, shown } = await whole(c)
  const answers = read(answerForm(shown.purpose, shown.people), await c.req.formData())
  if (!answers.ok) return c.html(<AnswerPage {...shown} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c
    .get('scope')
    .write(
      (tx) => setAnswers(tx, practice, shown.purpose, answers.values.people),
      'nominated_once_at_a_time',
      'one_authorised_voter_at_a_time',
    )
  if (!answer.done) return c.html(<AnswerPage {...shown} raw={answers.raw} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/our-people/${practice.ods_code}?said=answers`, 303)
}
