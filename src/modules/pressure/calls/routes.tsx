import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, mayEnter, post, type Ask } from '../../../platform/routes.ts'
import { mondayFrom } from '../weeks/rules.ts'
import { callForm } from './forms.ts'
import { CallsPage, type CallsPageProps } from './pages.tsx'
import { newPress } from './reads.ts'
import { lookAtCalls, noteCall } from './writes.ts'

export const routes = [
  get('/pressure/calls/:code/:week', 'pressure.read_returns', showCalls),
  post('/pressure/calls/:code/:week', 'pressure.enter_returns', postCall),
]

async function whole(c: Ask): Promise<CallsPageProps> {
  const code = (c.req.param('code') ?? '').toUpperCase()
  const week_of = mondayFrom(c.req.param('week') ?? '')
  if (!week_of) throw new NotFound()
  const found = await c.get('scope').write((tx) => lookAtCalls(tx, code, week_of))
  if (!found.done) throw new NotFound()
  const may_enter = mayEnter(c.get('scope').actor, 'pressure.enter_returns')
  return { frame: c.get('frame'), ...found.value, pressed: newPress(), may_enter }
}

async function showCalls(c: Ask) {
  return c.html(<CallsPage {...await whole(c)} is_noted={c.req.query('noted') === 'yes'} />)
}

async function postCall(c: Ask) {
  const props = await whole(c)
  const answers = read(callForm, await c.req.formData())
  if (!answers.ok) return c.html(<CallsPage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => noteCall(tx, props.practice, answers.values))
  return c.redirect(`${c.req.path}?noted=yes`, 303)
}
