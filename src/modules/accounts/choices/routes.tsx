import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { sessionToken } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { officesHeld } from '../holders/reads.ts'
import { choiceForm } from './forms.ts'
import { ChoicePage } from './pages.tsx'
import { officeInWords } from './rules.ts'
import { chooseOffice } from './writes.ts'

export const routes = [
  get('/choose', 'accounts.hold_session', async (c) => c.html(<ChoicePage {...await offered(c)} />)),
  post('/choose', 'accounts.hold_session', choose),
]

async function offered(c: Ask) {
  const { account_id, office_id } = c.get('scope').actor
  if (!account_id) throw new NotFound()
  const held = await c.get('scope').read((tx) => officesHeld(tx, account_id))
  const frame = c.get('frame')
  return {
    frame,
    offices: held.map((one) => ({ id: one.id, name: one.name, hint: officeInWords(one) })),
    raw: frame.office_choice === 'made' && office_id ? { office: [office_id] } : {},
  }
}

async function choose(c: Ask) {
  const props = await offered(c)
  const answers = read(choiceForm(props.offices), await c.req.formData())
  if (!answers.ok) return c.html(<ChoicePage {...props} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => chooseOffice(tx, sessionToken(c) ?? '', answers.values.office as Id<'office'>))
  return c.redirect('/', 303)
}
