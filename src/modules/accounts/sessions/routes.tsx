import { NotFound } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { sessionToken, tokenHash } from '../../../platform/session.ts'
import { endingForm } from './forms.ts'
import { SessionsPage } from './pages.tsx'
import { sessionsOf } from './reads.ts'
import { endOtherSessions, endSession } from './writes.ts'

export const routes = [
  get('/sessions', 'accounts.hold_session', showSessions),
  post('/sessions/ending', 'accounts.hold_session', endOne),
  post('/sessions/others/ending', 'accounts.hold_session', endOthers),
]

const endings: Readonly<Record<string, string>> = {
  one: 'That browser is signed out.',
  others: 'You are signed out everywhere but here.',
}

async function showSessions(c: Ask) {
  const { account_id } = c.get('scope').actor
  if (!account_id) throw new NotFound()
  const sessions = await c.get('scope').read((tx) => sessionsOf(tx, account_id))
  const ended = endings[c.req.query('ended') ?? '']
  return c.html(
    <SessionsPage
      frame={c.get('frame')}
      sessions={sessions}
      current={tokenHash(sessionToken(c) ?? '')}
      {...(ended && { flash: { kind: 'good', text: ended } })}
    />,
  )
}

async function endOne(c: Ask) {
  const answers = read(endingForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  await c.get('scope').write((tx) => endSession(tx, answers.values.session))
  return c.redirect('/sessions?ended=one', 303)
}

async function endOthers(c: Ask) {
  await c.get('scope').write((tx) => endOtherSessions(tx, sessionToken(c) ?? ''))
  return c.redirect('/sessions?ended=others', 303)
}
