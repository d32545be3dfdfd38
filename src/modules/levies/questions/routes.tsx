import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { QuestionPage } from './cards/pages.tsx'
import { answerForm, questionsAsked } from './forms.ts'
import { QuestionsPage } from './pages.tsx'
import { questionsFound, questionWith } from './reads.ts'
import { answerQuestion } from './writes.ts'

const reads = 'levies.read_levies'
const keeps = 'levies.keep_levies'

export const routes = [
  get('/levies/questions', reads, showQuestions),
  get('/levies/questions/:id', reads, async (c) => c.html(<QuestionPage {...await whole(c)} />)),
  post('/levies/questions/:id/answer', keeps, postAnswer),
]

async function showQuestions(c: Ask) {
  const asked = questionsAsked(new URL(c.req.url).searchParams)
  const found = await c.get('scope').read((tx) => questionsFound(tx, asked))
  return c.html(<QuestionsPage frame={c.get('frame')} asked={asked} found={found} />)
}

async function whole(c: Ask) {
  const question = await c.get('scope').read((tx) => questionWith(tx, idParam(c, 'id') as Id<'question'>))
  if (!question) throw new NotFound()
  return { frame: c.get('frame'), question, may_keep: c.get('actorFor')(keeps).lmc_ids.includes(question.lmc_id) }
}

const refusals: Refusals<typeof answerQuestion> = {
  answered_already: 'Somebody else answered this while you were writing. Look at what they said.',
}

async function postAnswer(c: Ask) {
  const props = await whole(c)
  const answers = read(answerForm, await c.req.formData())
  if (!answers.ok) return c.html(<QuestionPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => answerQuestion(tx, props.question.id, answers.values))
  if (!answer.done) return c.html(<QuestionPage {...await whole(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/levies/questions/${props.question.id}`, 303)
}
