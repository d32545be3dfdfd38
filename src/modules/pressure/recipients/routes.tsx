import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { recipientForm } from './forms.ts'
import { RecipientsPage } from './pages.tsx'
import { recipients } from './reads.ts'
import { addRecipient, endRecipient } from './writes.ts'

const may = 'pressure.release_issues'

export const routes = [
  get('/pressure/recipients', may, showRecipients),
  post('/pressure/recipients', may, postRecipient),
  post('/pressure/recipients/:id/end', may, postEnd),
]

const onTheList = 'This address is on the list of that LMC already.'

async function whole(c: Ask) {
  const frame = c.get('frame')
  return { frame, lmcs: frame.lmcs, rows: await c.get('scope').read(recipients) }
}

async function showRecipients(c: Ask) {
  return c.html(<RecipientsPage {...await whole(c)} />)
}

async function postRecipient(c: Ask) {
  const answers = read(recipientForm(c.get('frame').lmcs), await c.req.formData())
  if (!answers.ok) return c.html(<RecipientsPage {...await whole(c)} raw={answers.raw} errors={answers.errors} />, 422)
  const answer = await c.get('scope').write((tx) => addRecipient(tx, answers.values), 'one_recipient_of_an_address')
  if (!answer.done) return c.html(<RecipientsPage {...await whole(c)} raw={answers.raw} refusal={onTheList} />, 409)
  return c.redirect('/pressure/recipients', 303)
}

async function postEnd(c: Ask) {
  const id = idParam(c, 'id') as Id<'recipient'>
  await c.get('scope').write((tx) => endRecipient(tx, id))
  return c.redirect('/pressure/recipients', 303)
}
