import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownPracticesKnown } from '../contracts/reads.ts'
import { questionForm } from '../questions/forms.ts'
import { newPress, practiceQuestions } from '../questions/reads.ts'
import { askQuestion } from '../questions/writes.ts'
import { OwnLinePage } from './lines/pages.tsx'
import { OwnLeviesPage, WhichPracticePage } from './pages.tsx'
import { ownFollowed, ownLevies, ownLine, ownWriteOffs } from './reads.ts'

const may = 'levies.see_own_levies'
const line = '/our-levies/:code/lines/:id'

export const routes = [
  get('/our-levies', may, showChoice),
  get('/our-levies/:code', may, showLevies),
  get(line, may, async (c) => c.html(<OwnLinePage {...await whole(c)} has_asked={c.req.query('asked') === 'yes'} />)),
  post(`${line}/questions`, may, postQuestion),
]

async function showChoice(c: Ask) {
  const practices = await c.get('scope').read(ownPracticesKnown)
  const [only, another] = practices
  if (only && !another) return c.redirect(`/our-levies/${only.ods_code}`, 303)
  return c.html(<WhichPracticePage frame={c.get('frame')} practices={practices} />)
}

/** The practice in the address, if whoever asks speaks for it; any other is not there. */
async function practiceAt(c: Ask, tx: Reading) {
  const code = c.req.param('code')?.toUpperCase()
  const practice = (await ownPracticesKnown(tx)).find(({ ods_code }) => ods_code === code)
  if (!practice) throw new NotFound()
  return practice
}

async function showLevies(c: Ask) {
  return c.get('scope').read(async (tx) => {
    const practice = await practiceAt(c, tx)
    return c.html(<OwnLeviesPage frame={c.get('frame')} practice={practice} {...await ownLevies(tx, practice)} />)
  })
}

async function whole(c: Ask) {
  const id = idParam(c, 'id') as Id<'line'>
  return c.get('scope').read(async (tx) => {
    const practice = await practiceAt(c, tx)
    const found = await ownLine(tx, practice, id)
    if (!found) throw new NotFound()
    return {
      frame: c.get('frame'),
      practice,
      line: found,
      followed: await ownFollowed(tx, found),
      write_offs: await ownWriteOffs(tx, found.id),
      questions: await practiceQuestions(tx, practice.practice_id, id),
      pressed: newPress(),
    }
  })
}

async function postQuestion(c: Ask) {
  const props = await whole(c)
  const answers = read(questionForm, await c.req.formData())
  if (!answers.ok) return c.html(<OwnLinePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => askQuestion(tx, props.line, answers.values))
  return c.redirect(`/our-levies/${props.practice.ods_code}/lines/${props.line.id}?asked=yes`, 303)
}
