import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import type { Id } from '../../../platform/values.ts'
import { resetForm } from './forms.ts'
import { LockoutsPage, ResetPage } from './pages.tsx'
import { lockedOut, peopleLike, personOfOffice } from './reads.ts'
import { releaseLockout, resetSecondStep } from './writes.ts'

const may = 'accounts.release_lockouts'
const asks_again = true

export const routes = [
  get('/lockouts', may, show),
  post('/lockouts/:id/release', may, putRelease),
  get('/lockouts/:id/reset', may, showReset, { asks_again }),
  post('/lockouts/:id/reset', may, putReset, { asks_again }),
]

const mostFound = 20

const sentences: Readonly<Record<string, string>> = {
  released: 'They can use their codes again.',
  reset: 'Their second step is reset, and they are told by mail.',
}

async function show(c: Ask) {
  const scope = c.get('scope')
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  const found = await scope.read(async (tx) => ({
    locked: await lockedOut(tx),
    people: q ? await peopleLike(tx, q, mostFound) : [],
  }))
  const sentence = sentences[c.req.query('done') ?? '']
  return c.html(
    <LockoutsPage
      frame={c.get('frame')}
      now={scope.now}
      q={q}
      {...found}
      {...(sentence && { flash: { kind: 'good', text: sentence } })}
    />,
  )
}

const accountId = (c: Ask) => idParam(c, 'id') as Id<'account'>

async function putRelease(c: Ask) {
  await c.get('scope').write((tx) => releaseLockout(tx, accountId(c)))
  return c.redirect('/lockouts?done=released', 303)
}

async function personAt(c: Ask) {
  const person = await c.get('scope').read((tx) => personOfOffice(tx, accountId(c)))
  if (!person) throw new NotFound()
  return { frame: c.get('frame'), ...person }
}

async function showReset(c: Ask) {
  return c.html(<ResetPage {...await personAt(c)} />)
}

async function putReset(c: Ask) {
  const answers = read(resetForm, await c.req.formData())
  if (!answers.ok) return c.html(<ResetPage {...await personAt(c)} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => resetSecondStep(tx, accountId(c), answers.values.why))
  return c.redirect('/lockouts?done=reset', 303)
}
