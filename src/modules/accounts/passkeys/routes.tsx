import { NotFound, type Refusals } from '../../../platform/answers.ts'
import { clientAddress } from '../../../platform/client-address.ts'
import { sha256 } from '../../../platform/config.ts'
import { read } from '../../../platform/forms/read.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { browserAsking, keepSession, sessionToken } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { challengeLimit } from '../challenges/rules.ts'
import { RecoveryCodesPage } from '../recovery-codes/pages.tsx'
import { browserInWords } from '../sessions/rules.ts'
import { SignInPage } from '../sign-ins/pages.tsx'
import { nameOverDoor } from '../sign-ins/reads.ts'
import { safeReturn } from '../sign-ins/rules.ts'
import { madeForm, nameForm, usedForm } from './forms.ts'
import { NewPasskeyPage, PasskeyPage, RemovePasskeyPage } from './pages.tsx'
import { ownPasskey } from './reads.ts'
import { passkeyLimit } from './rules.ts'
import {
  askForPasskey,
  keepPasskey,
  offerPasskey,
  passkeyNamedIn,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from './writes.ts'

// Whoever is half in makes their first passkey by the same doors as everybody.
const mayAdd = 'accounts.pass_second_step'
const may = 'accounts.hold_session'
const asks_again = true

export const routes = [
  post('/sign-in/passkey/challenge', 'public', challengeAnybody),
  post('/sign-in/passkey', 'public', signIn),
  get('/ways-in/passkeys/new', may, (c) => showNew(c), { asks_again }),
  post('/ways-in/passkeys/challenge', mayAdd, challengeHolder, { asks_again }),
  post('/ways-in/passkeys', mayAdd, putPasskey, { asks_again }),
  get('/ways-in/passkeys/:id', may, showPasskey),
  post('/ways-in/passkeys/:id', may, putName),
  get('/ways-in/passkeys/:id/removal', may, (c) => showRemoval(c), { asks_again }),
  post('/ways-in/passkeys/:id/removal', may, putRemoval, { asks_again }),
]

const refusals: Refusals<typeof signInByPasskey> &
  Refusals<typeof keepPasskey> &
  Refusals<typeof removePasskey> & { readonly one_passkey_per_credential: string } = {
  passkey_unknown: 'That passkey opens no account here. Ask for a link instead.',
  passkey_not_made: 'The device’s answer didn’t fit, or came too late. Try again.',
  one_passkey_per_credential: 'That passkey is here already. Try again with another device.',
  last_way_in: 'This is your only way in beside a link, and your role needs one. Add another first.',
}

const measured = (c: Ask, what: 'asked for' | 'answered') =>
  c.get('limit')(`passkey ${what} from ${sha256(clientAddress(c))}`, challengeLimit.most, challengeLimit.seconds)

async function challengeAnybody(c: Ask) {
  await measured(c, 'asked for')
  const answer = await c.get('scope').write((tx) => askForPasskey(tx, c.get('config')))
  if (!answer.done) throw new NotFound()
  return c.json(answer.value)
}

async function signIn(c: Ask) {
  const answers = read(usedForm, await c.req.formData())
  const return_to = safeReturn(answers.raw.return_to?.[0] ?? null)
  const unknown = async (status: 409 | 422) => {
    const name = await c.get('scope').read((tx) => nameOverDoor(tx))
    return c.html(<SignInPage name={name} return_to={return_to} refusal={refusals.passkey_unknown} />, status)
  }
  if (!answers.ok) return unknown(422)
  await measured(c, 'answered')
  const { answer: said } = answers.values
  await c.get('limit')(`passkey ${passkeyNamedIn(said)}`, passkeyLimit.most, passkeyLimit.seconds)
  const browser = browserAsking(c)
  const answer = await c.get('scope').write((tx) => signInByPasskey(tx, c.get('config'), said, browser))
  if (!answer.done) return unknown(409)
  keepSession(c, answer.value, browser)
  return c.redirect(return_to, 303)
}

type NewShown = { errors?: { readonly name?: string }; refusal?: string; return_to?: string; suggested_name?: string }

const showNew = (c: Ask, shown: NewShown = {}, status: 200 | 409 | 422 = 200) =>
  c.html(
    <NewPasskeyPage
      name={c.get('frame').office_name}
      person_name={c.get('frame').person_name}
      return_to="/ways-in"
      suggested_name={browserInWords(c.req.header('user-agent'))}
      {...shown}
    />,
    status,
  )

async function challengeHolder(c: Ask) {
  await measured(c, 'asked for')
  const { office_name } = c.get('frame')
  const answer = await c.get('scope').write((tx) => offerPasskey(tx, c.get('config'), office_name))
  if (!answer.done) throw new NotFound()
  return c.json(answer.value)
}

async function putPasskey(c: Ask) {
  const answers = read(madeForm, await c.req.formData())
  const return_to = safeReturn(answers.raw.return_to?.[0] ?? null)
  const suggested_name = answers.raw.name?.[0] ?? ''
  if (!answers.ok) {
    const { answer: unread, ...errors } = answers.errors
    const refusal = unread && refusals.passkey_not_made
    return showNew(c, { errors, return_to, suggested_name, ...(refusal && { refusal }) }, 422)
  }
  const answer = await c
    .get('scope')
    .write(
      (tx) => keepPasskey(tx, c.get('config'), sessionToken(c) ?? '', answers.values),
      'one_passkey_per_credential',
    )
  if (!answer.done) return showNew(c, { return_to, suggested_name, refusal: refusals[answer.why] }, 409)
  const { token, codes } = answer.value
  keepSession(c, token, browserAsking(c))
  if (codes.length === 0) return c.redirect(return_to, 303)
  c.header('cache-control', 'no-store')
  return c.html(<RecoveryCodesPage name={c.get('frame').office_name} codes={codes} go_on={return_to} />)
}

const passkeyId = (c: Ask) => idParam(c, 'id') as Id<'passkey'>

async function passkeyAt(c: Ask) {
  const passkey = await c.get('scope').read((tx) => ownPasskey(tx, passkeyId(c)))
  if (!passkey) throw new NotFound()
  return { frame: c.get('frame'), ...passkey }
}

async function showPasskey(c: Ask) {
  return c.html(<PasskeyPage {...await passkeyAt(c)} />)
}

async function putName(c: Ask) {
  const answers = read(nameForm, await c.req.formData())
  if (!answers.ok) return c.html(<PasskeyPage {...await passkeyAt(c)} raw={answers.raw} errors={answers.errors} />, 422)
  await c.get('scope').write((tx) => renamePasskey(tx, passkeyId(c), answers.values.name))
  return c.redirect('/ways-in?done=renamed', 303)
}

async function showRemoval(c: Ask, refusal?: string) {
  return c.html(<RemovePasskeyPage {...await passkeyAt(c)} {...(refusal && { refusal })} />, refusal ? 409 : 200)
}

async function putRemoval(c: Ask) {
  const answer = await c.get('scope').write((tx) => removePasskey(tx, passkeyId(c)))
  return answer.done ? c.redirect('/ways-in?done=removed', 303) : showRemoval(c, refusals[answer.why])
}
