import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { readVotes } from './feeds.ts'
import { contradictions, motionForm, motionOf, papersOf } from './forms.ts'
import { MotionPage, VerdictPage } from './pages.tsx'
import { countMotion } from './rules.ts'

export const routes = [
  get('/counts/motion', 'ballots.count_votes', (c) => c.html(<MotionPage frame={c.get('frame')} />)),
  post('/counts/motion', 'ballots.count_votes', postMotion),
]

async function postMotion(c: Ask) {
  const frame = c.get('frame')
  const answers = read(motionForm, await c.req.formData())
  const { raw } = answers
  if (!answers.ok) return c.html(<MotionPage {...{ frame, raw }} errors={answers.errors} />, 422)
  const { values } = answers
  const errors = contradictions(values)
  if (Object.keys(errors).length > 0) return c.html(<MotionPage {...{ frame, raw, errors }} />, 422)

  const given =
    values.votes === null
      ? ({ ok: true, papers: papersOf(values) } as const)
      : readVotes(values.votes, values.weighed_by !== null)
  if (!given.ok) return c.html(<MotionPage {...{ frame, raw }} errors={{ votes: given.why }} />, 422)
  const counted = countMotion(motionOf(values), given.papers)
  if (!counted.ok) return c.html(<MotionPage {...{ frame, raw }} refusal={counted.why} />, 409)
  return c.html(<VerdictPage frame={frame} question={values.question} counted={counted} />)
}
