import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { answerForm, correctionForm } from './forms.ts'
import { CorrectionPage, CorrectionsPage, NewCorrectionPage } from './pages.tsx'
import { correctionsAsked, correctionWith, newPress } from './reads.ts'
import { answerCorrection, askCorrection } from './writes.ts'

const own = 'desk.see_own_data'
const may = 'desk.answer_corrections'

export const routes = [
  get('/my/data/corrections', own, showNew),
  post('/my/data/corrections', own, postNew),
  get('/corrections', may, showAll),
  get('/corrections/:id', may, async (c) => c.html(<CorrectionPage {...await shown(c)} />)),
  post('/corrections/:id/answers', may, postAnswer),
]

const refusals: Refusals<typeof answerCorrection> = {
  changed_since: 'Somebody else answered this while you were reading. Look at what they said.',
}

function showNew(c: Ask) {
  return c.html(
    <NewCorrectionPage
      frame={c.get('frame')}
      pressed={newPress()}
      raw={{ kind: [(c.req.query('kind') ?? '').slice(0, 100)] }}
    />,
  )
}

async function postNew(c: Ask) {
  const answers = read(correctionForm, await c.req.formData())
  if (!answers.ok)
    return c.html(
      <NewCorrectionPage frame={c.get('frame')} pressed={newPress()} raw={answers.raw} errors={answers.errors} />,
      422,
    )
  await c.get('scope').write((tx) => askCorrection(tx, answers.values))
  return c.redirect('/my/data?asked=correction', 303)
}

async function showAll(c: Ask) {
  return c.html(<CorrectionsPage frame={c.get('frame')} asked={await c.get('scope').read(correctionsAsked)} />)
}

const idOf = (c: Ask) => idParam(c, 'id') as Id<'correction'>

async function shown(c: Ask) {
  const correction = await c.get('scope').read((tx) => correctionWith(tx, idOf(c)))
  if (!correction) throw new NotFound()
  return { frame: c.get('frame'), correction }
}

async function postAnswer(c: Ask) {
  const props = await shown(c)
  const answers = read(answerForm, await c.req.formData())
  if (!answers.ok) return c.html(<CorrectionPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => answerCorrection(tx, props.correction.id, answers.values))
  if (!answer.done) return c.html(<CorrectionPage {...await shown(c)} refusal={refusals[answer.why]} />, 409)
  return c.redirect(`/corrections/${props.correction.id}`, 303)
}
