import type { Refusals } from '../../../platform/answers.ts'
import { read } from '../../../platform/forms/read.ts'
import { authenticatorAddress, newAuthenticatorSecret } from '../../../platform/one-time-codes.ts'
import { get, post, type Ask } from '../../../platform/routes.ts'
import { openIfSealed, sealSecret } from '../../../platform/secrets.ts'
import { browserAsking, keepSession, sessionToken } from '../../../platform/session.ts'
import { RecoveryCodesPage } from '../recovery-codes/pages.tsx'
import { safeReturn } from '../sign-ins/rules.ts'
import { ownAccount } from '../ways-in/reads.ts'
import { authenticatorForm } from './forms.ts'
import { NewAuthenticatorPage, RemoveAuthenticatorPage } from './pages.tsx'
import { offerIsLive, offerText, readOffer, type Offer } from './rules.ts'
import { keepAuthenticator, removeAuthenticator } from './writes.ts'

// Whoever is half in sets up their first authenticator by the same doors as everybody.
const mayAdd = 'accounts.pass_second_step'
const may = 'accounts.hold_session'
const asks_again = true

export const routes = [
  get('/ways-in/authenticator/new', mayAdd, showNew, { asks_again }),
  post('/ways-in/authenticator', mayAdd, putAuthenticator, { asks_again }),
  get('/ways-in/authenticator/removal', may, (c) => showRemoval(c), { asks_again }),
  post('/ways-in/authenticator/removal', may, putRemoval, { asks_again }),
]

const refusals: Refusals<typeof keepAuthenticator> & Refusals<typeof removeAuthenticator> = {
  offer_too_old: 'That took more than an hour. Take the new picture below into your app.',
  code_does_not_fit: 'That isn’t the code of now. Enter the one that the app shows',
  last_way_in: 'This is your only way in beside a link, and your role needs one. Add another first.',
}

async function showNew(c: Ask) {
  return offering(c, safeReturn(c.req.query('return_to') ?? '/ways-in'), newOffer(c), {}, 200)
}

const newOffer = (c: Ask): Offer => ({
  account_id: c.get('scope').actor.account_id ?? '',
  secret: newAuthenticatorSecret(),
  offered_at: c.get('scope').now,
})

/** The offer made before, while it is good: the app may have its secret already. */
function offerAgain(c: Ask, sealed: string) {
  const { actor, now } = c.get('scope')
  const offer = readOffer(openIfSealed(c.get('config'), sealed) ?? '')
  return offer?.account_id === actor.account_id && offerIsLive(offer, now) ? offer : newOffer(c)
}

type Said = { errors?: { readonly code?: string }; refusal?: string }

async function offering(c: Ask, return_to: string, offer: Offer, said: Said, status: 200 | 409 | 422) {
  const { office_name } = c.get('frame')
  const { email, name } = await c.get('scope').read((tx) => ownAccount(tx))
  c.header('cache-control', 'no-store')
  return c.html(
    <NewAuthenticatorPage
      name={office_name}
      person_name={name}
      secret={offer.secret}
      address={authenticatorAddress(office_name, email, offer.secret)}
      offer={sealSecret(c.get('config'), offerText(offer))}
      return_to={return_to}
      {...said}
    />,
    status,
  )
}

async function putAuthenticator(c: Ask) {
  const answers = read(authenticatorForm, await c.req.formData())
  const return_to = safeReturn(answers.raw.return_to?.[0] ?? null)
  const offer = offerAgain(c, answers.raw.offer?.[0] ?? '')
  if (!answers.ok) return offering(c, return_to, offer, { errors: answers.errors }, 422)
  const answer = await c
    .get('scope')
    .write((tx) => keepAuthenticator(tx, c.get('config'), sessionToken(c) ?? '', answers.values))
  if (!answer.done) {
    const sentence = refusals[answer.why]
    const said = answer.why === 'code_does_not_fit' ? { errors: { code: sentence } } : { refusal: sentence }
    return offering(c, return_to, offer, said, 409)
  }
  const { token, codes } = answer.value
  keepSession(c, token, browserAsking(c))
  if (codes.length === 0) return c.redirect(return_to, 303)
  c.header('cache-control', 'no-store')
  return c.html(<RecoveryCodesPage name={c.get('frame').office_name} codes={codes} go_on={return_to} />)
}

const showRemoval = (c: Ask, refusal?: string) =>
  c.html(<RemoveAuthenticatorPage frame={c.get('frame')} {...(refusal && { refusal })} />, refusal ? 409 : 200)

async function putRemoval(c: Ask) {
  const answer = await c.get('scope').write((tx) => removeAuthenticator(tx))
  return answer.done ? c.redirect('/ways-in?done=removed', 303) : showRemoval(c, refusals[answer.why])
}
