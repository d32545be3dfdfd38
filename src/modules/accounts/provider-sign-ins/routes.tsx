import { NotFound } from '../../../platform/answers.ts'
import { clientAddress } from '../../../platform/client-address.ts'
import { sha256 } from '../../../platform/config.ts'
import { read } from '../../../platform/forms/read.ts'
import { NotLetIn, ProviderFails, whereToGo, whoCame, type ProviderSet, type Whom } from '../../../platform/openid.ts'
import { get, idParam, post, type Ask } from '../../../platform/routes.ts'
import { stranger } from '../../../platform/scope.ts'
import { openSecret } from '../../../platform/secrets.ts'
import {
  browserAsking,
  forgetTrip,
  keepSession,
  keepTrip,
  sessionToken,
  tokenHash,
  tripToken,
} from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { invitationBy } from '../invitations/reads.ts'
import { asInvited, seeing } from '../invitations/routes.tsx'
import { redirectUri } from '../providers/routes.tsx'
import { nameOverDoor } from '../sign-ins/reads.ts'
import { safeReturn } from '../sign-ins/rules.ts'
import { removalForm } from './forms.ts'
import { GoOnPage, ProviderFailedPage } from './pages.tsx'
import { providerInUse } from './reads.ts'
import { cameAnew, surelyCameAnew, tripLimit, type Purpose, type Trip } from './rules.ts'
import { beginTrip, endTrip, linkProvider, noteFailure, signInByProvider, unlinkProvider, type Came } from './writes.ts'

const mayAdd = 'accounts.pass_second_step'

export const routes = [
  get('/sign-in/providers/:id', 'public', leave),
  get('/sign-in/provider', 'public', comeBack),
  post('/providers/:id/link', mayAdd, leaveToLink, { asks_again: true }),
  post('/ways-in/identities/removal', 'accounts.hold_session', remove, { asks_again: true }),
]

type InUse = NonNullable<Awaited<ReturnType<typeof providerInUse>>>

const sentences = {
  trip_over:
    'This sign-in was begun in another browser, took more than ten minutes, or was used already. Begin it again.',
  provider_off: 'This sign-in has been turned off. Sign in by a link.',
  identity_unknown:
    'You are known there, but not here yet. Sign in by a link, then link this sign-in on the page “Ways in”. If you have been invited, open the invitation and accept it with this sign-in.',
  identity_is_anothers: 'This sign-in is linked with another account here. Sign in with it, or ask your office.',
  account_has_better:
    'You have an account here already. Accept the invitation by its button and show who you are; then link this sign-in on the page “Ways in”.',
  invitation_spent: 'This invitation doesn’t work any more. Ask whoever invited you to send it again.',
  last_way_in: 'This is your only way in beside a link, and your role needs one. Add another first.',
  not_let_in: 'The provider didn’t let you in. Try again, or sign in by a link.',
  not_anew: 'Sign in there anew, with your password or your device, to show that it is you.',
  signed_out: 'You were signed out meanwhile. Sign in by a link, then link it again.',
} as const

async function failed(c: Ask, sentence: string) {
  const is_signed_in = c.get('scope').actor.kind === 'account'
  const name = await c.get('scope').read((tx) => nameOverDoor(tx))
  const again = is_signed_in ? { label: 'Ways in', href: '/ways-in' } : { label: 'Sign in', href: '/sign-in' }
  return c.html(<ProviderFailedPage name={name} sentence={sentence} again={again} />, 409)
}

/** Said to whoever came, on the record of the office whose provider it is, and to operators. */
async function providerFailed(c: Ask, provider: InUse, error: unknown) {
  if (error instanceof NotLetIn) return failed(c, sentences.not_let_in)
  if (!(error instanceof ProviderFails)) throw error
  c.get('log').warn({ err: error, identity_provider_id: provider.id }, 'an identity provider failed')
  await c
    .get('scopeFor')({ ...stranger, name: 'OpenLMC', office_id: provider.office_id })
    .write((tx) => noteFailure(tx, provider.id, error.message))
  return failed(c, `${error.message}. Sign in by a link, or try again in a few minutes.`)
}

const settingsOf = (c: Ask, { issuer, client_id, sealed_client_secret }: InUse): ProviderSet => ({
  issuer,
  client_id,
  client_secret: openSecret(c.get('config'), sealed_client_secret),
})

type Leaving = Pick<Trip, 'purpose' | 'invitation_hash' | 'proves_again'> & { readonly return_to: string }

/** Sets out for a provider: where to, with what the browser must bring back in a cookie. */
async function setOut(c: Ask, leaving: Leaving, show: (href: string, provider: InUse) => Response | Promise<Response>) {
  const id = idParam(c, 'id') as Id<'identity_provider'>
  const provider = await c.get('scope').read((tx) => providerInUse(tx, id))
  // A stranger is shown every provider; whoever is in links only those of the office they are in.
  if (!provider || (leaving.purpose === 'link' && provider.office_id !== c.get('scope').actor.office_id))
    throw new NotFound()
  await c.get('limit')(`provider from ${sha256(clientAddress(c))}`, tripLimit.most, tripLimit.seconds)
  const answer = await c.get('scope').write((tx) => beginTrip(tx, { provider_id: id, ...leaving }))
  if (!answer.done) throw new NotFound()
  const { token, trip } = answer.value
  const away = { redirect_uri: redirectUri(c), proves_again: leaving.proves_again }
  try {
    const href = await whereToGo(settingsOf(c, provider), trip, away, c.get('config').public_url, c.get('scope').now)
    keepTrip(c, token)
    return await show(href.href, provider)
  } catch (error) {
    return providerFailed(c, provider, error)
  }
}

function leave(c: Ask) {
  const { kind, is_half_in } = c.get('scope').actor
  const invitation = c.req.query('invitation')
  const leaving: Leaving = {
    purpose: 'sign_in' satisfies Purpose,
    invitation_hash: invitation ? tokenHash(invitation) : null,
    proves_again: kind === 'account' && !is_half_in,
    return_to: safeReturn(c.req.query('return_to') ?? null),
  }
  return setOut(c, leaving, (href) => c.redirect(href, 303))
}

function leaveToLink(c: Ask) {
  const leaving: Leaving = { purpose: 'link', invitation_hash: null, proves_again: false, return_to: '/ways-in' }
  return setOut(c, leaving, (href, { name }) =>
    c.html(<GoOnPage name={c.get('frame').office_name} provider={name} href={href} />),
  )
}

async function comeBack(c: Ask) {
  c.header('cache-control', 'no-store')
  const token = tripToken(c)
  forgetTrip(c)
  const ended = token ? await c.get('scope').write((tx) => endTrip(tx, token)) : undefined
  if (!ended?.done || !ended.value) return failed(c, sentences.trip_over)
  const { trip, account_id, return_to, made_at } = ended.value
  const provider = await c.get('scope').read((tx) => providerInUse(tx, trip.provider_id))
  if (!provider) return failed(c, sentences.provider_off)
  const { public_url } = c.get('config')
  try {
    const came_to = new URL(`${redirectUri(c)}${new URL(c.req.url).search}`)
    const whom = await whoCame(settingsOf(c, provider), trip, came_to, public_url, c.get('scope').now)
    if (trip.proves_again && !cameAnew(whom.signed_in_at, made_at)) return await failed(c, sentences.not_anew)
    const is_proved = trip.proves_again || surelyCameAnew(whom.signed_in_at, made_at)
    return await (trip.purpose === 'link'
      ? link(c, whom, account_id)
      : signIn(c, { ...whom, is_proved }, provider, trip.invitation_hash, safeReturn(return_to)))
  } catch (error) {
    return providerFailed(c, provider, error)
  }
}

async function signIn(c: Ask, whom: Came, { office_id }: InUse, invitation_hash: string | null, return_to: string) {
  const browser = browserAsking(c)
  const invitation = invitation_hash ? await seeing(c, (tx) => invitationBy(tx, invitation_hash)) : undefined
  if (invitation_hash && !invitation) return failed(c, sentences.invitation_spent)
  const scope = invitation ? asInvited(c, invitation) : c.get('scope')
  const answer = await scope.operate((tx) => signInByProvider(tx, whom, { office_id, browser, invitation_hash }))
  if (!answer.done) return failed(c, sentences[answer.why])
  keepSession(c, answer.value, browser)
  return c.redirect(return_to, 303)
}

async function link(c: Ask, whom: Whom, account_id: Id<'account'> | null) {
  const { actor } = c.get('scope')
  if (actor.account_id === null || actor.account_id !== account_id) return failed(c, sentences.signed_out)
  const answer = await c.get('scope').write((tx) => linkProvider(tx, whom, sessionToken(c) ?? ''))
  if (!answer.done) return failed(c, sentences[answer.why])
  keepSession(c, answer.value, browserAsking(c))
  return c.redirect('/ways-in', 303)
}

async function remove(c: Ask) {
  const answers = read(removalForm, await c.req.formData())
  if (!answers.ok) throw new NotFound()
  const answer = await c.get('scope').write((tx) => unlinkProvider(tx, answers.values))
  return answer.done ? c.redirect('/ways-in?done=removed', 303) : failed(c, sentences[answer.why])
}
