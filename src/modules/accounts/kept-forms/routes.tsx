import { get, post, type Ask } from '../../../platform/routes.ts'
import { keptTokens, rememberKept, tokenHash } from '../../../platform/session.ts'
import { safeReturn } from '../sign-ins/rules.ts'
import { KeptFormsPage } from './pages.tsx'
import { keptForms } from './reads.ts'
import { takeForm } from './writes.ts'

const may = 'accounts.hold_session'

export const routes = [
  get('/kept-forms', may, show),
  post('/kept-forms/:hash/sending', may, send),
  post('/kept-forms/:hash/dropping', may, drop),
]

async function show(c: Ask) {
  const forms = await c.get('scope').read((tx) => keptForms(tx, c.get('config'), keptTokens(c)))
  c.header('cache-control', 'no-store')
  return c.html(<KeptFormsPage frame={c.get('frame')} forms={forms} />)
}

async function take(c: Ask): Promise<string | undefined> {
  const tokens = keptTokens(c)
  const hash = c.req.param('hash') ?? ''
  const answer = await c.get('scope').write((tx) => takeForm(tx, c.get('config'), tokens, hash))
  if (!answer.done || !answer.value) return undefined
  const left = tokens.filter((token) => tokenHash(token) !== hash)
  rememberKept(c, left)
  return safeReturn(answer.value)
}

/** 307 has the browser send what it just sent, once more, to the one address that the form was for. */
async function send(c: Ask) {
  const path = await take(c)
  return path ? c.redirect(path, 307) : c.redirect('/kept-forms', 303)
}

async function drop(c: Ask) {
  await take(c)
  return c.redirect('/kept-forms', 303)
}
