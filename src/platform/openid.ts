import * as client from 'openid-client'
import { sha256 } from './config.ts'

/** An identity provider as somebody has set it up: where it is, and what this program is called there. */
export type ProviderSet = { readonly issuer: string; readonly client_id: string; readonly client_secret: string }

/** What is kept of a round trip from when a browser leaves until it comes back, and is never sent whole. */
export type RoundTrip = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Whom a provider says it is: the same two words for the same person, for ever. */
export type Whom = { readonly issuer: string; readonly subject: string }

/** What a provider did wrong, or didn't do; the message is said to people, the cause is for operators. */
export class ProviderFails extends Error {}

/** Nobody's fault: whoever was sent there was turned away, or turned back. */
export class NotLetIn extends ProviderFails {}

const isLoopback = ({ hostname }: URL) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)

/**
 * Whether a provider's address may be called: over https and by a name of the Internet, so that whoever sets one up can't make
 * this program look about its own network. On a machine that serves only itself, itself too.
 */
export function mayCall(address: string, public_url: string): boolean {
  const url = URL.parse(address)
  if (!url || url.username || url.password) return false
  if (isLoopback(url)) return isLoopback(new URL(public_url))
  return url.protocol === 'https:' && /^([\w-]+\.)+[a-z][\w-]*$/i.test(url.hostname)
}

const seconds = 5
const keptFor = Temporal.Duration.from({ hours: 1 })

type Found = { readonly found: client.Configuration; readonly until: Temporal.Instant }
const known = new Map<string, Found>()

async function ask(provider: ProviderSet, public_url: string): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer)
  return client.discovery(issuer, provider.client_id, provider.client_secret, undefined, {
    timeout: seconds,
    execute: [client.enableNonRepudiationChecks, ...(isLoopback(issuer) ? [client.allowInsecureRequests] : [])],
    // What a provider says of where its keys and tokens are is believed no further than where it may be itself.
    [client.customFetch]: (url, { body, ...options }) => {
      if (!mayCall(url, public_url)) throw new TypeError(`${url} may not be called`)
      return fetch(url, { ...options, ...(body === undefined ? {} : { body }) })
    },
  })
}

/**
 * What the provider says of itself. Asked for when it is wanted, twice where it must be, and again after an hour; that it once
 * failed is never kept, so it is there again as soon as it answers.
 */
async function discovered(provider: ProviderSet, public_url: string, now: Temporal.Instant) {
  if (!mayCall(provider.issuer, public_url))
    throw new ProviderFails(`${provider.issuer} is no address that may be called`)
  const key = sha256([provider.issuer, provider.client_id, provider.client_secret].join('\n'))
  const there = known.get(key)
  if (there && Temporal.Instant.compare(now, there.until) < 0) return there.found
  const found = await ask(provider, public_url)
    .catch(() => ask(provider, public_url))
    .catch((error: unknown) => {
      known.delete(key)
      throw new ProviderFails(why(error, provider), { cause: error })
    })
  if (known.size === 100) known.clear()
  known.set(key, { found, until: now.add(keptFor) })
  return found
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

function why(error: unknown, { issuer }: ProviderSet): string {
  const code = codeOf(error)
  if (code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && !code.startsWith('ERR_')))
    return `${issuer} does not answer`
  if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')
    return `What answers at ${issuer} calls itself by another issuer. Copy the issuer from it, letter for letter`
  return `What answers at ${issuer} is not an OpenID Connect provider`
}

export const newRoundTrip = (): RoundTrip => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

type Away = { readonly redirect_uri: string; readonly proves_again: boolean }

/** Where the browser is sent. Whoever proves again who they are signs in there anew, however lately they did. */
export async function whereToGo(
  provider: ProviderSet,
  trip: RoundTrip,
  { redirect_uri, proves_again }: Away,
  public_url: string,
  now: Temporal.Instant,
): Promise<URL> {
  const found = await discovered(provider, public_url, now)
  return client.buildAuthorizationUrl(found, {
    redirect_uri,
    scope: 'openid',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(proves_again && { prompt: 'login' }),
  })
}

/** Who came back: the code changed for a token whose signature, nonce, audience and time are all checked. */
export async function whoCame(
  provider: ProviderSet,
  trip: RoundTrip,
  came_to: URL,
  public_url: string,
  now: Temporal.Instant,
): Promise<Whom & { readonly signed_in_at: number | undefined }> {
  const found = await discovered(provider, public_url, now)
  try {
    const tokens = await client.authorizationCodeGrant(found, came_to, {
      pkceCodeVerifier: trip.verifier,
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('there was no identity in the answer')
    return { issuer: claims.iss, subject: subjectIn(claims), signed_in_at: claims.auth_time }
  } catch (error) {
    if (error instanceof client.AuthorizationResponseError)
      throw new NotLetIn('The provider did not let you in', { cause: error })
    const is_silent = codeOf(error) === 'OAUTH_TIMEOUT' || (error instanceof TypeError && codeOf(error) === '')
    const said = is_silent ? `${provider.issuer} does not answer` : 'The provider’s answer could not be believed'
    throw new ProviderFails(said, { cause: error })
  }
}

/**
 * Microsoft calls somebody by another `sub` in every program; by `oid`, within the tenant `tid` that is in the issuer, it calls
 * them the same in all. Elsewhere `oid` may be what its user typed, so it counts only there.
 */
export const subjectIn = ({ iss, sub, tid, oid }: Readonly<Record<string, unknown>> & { iss: string; sub: string }) =>
  typeof oid === 'string' && typeof tid === 'string' && iss.includes(`/${tid}/`) && isMicrosofts(iss)
    ? `oid ${oid}`
    : sub

const isMicrosofts = (issuer: string) =>
  /(^|\.)(login\.microsoftonline\.(com|us)|sts\.windows\.net|login\.partner\.microsoftonline\.cn)$/.test(
    URL.parse(issuer)?.hostname ?? '',
  )

export type ProviderFound = { readonly issuer: string; readonly signs_in_at: string; readonly uses_pkce: boolean }

/** For whoever sets it up: what it says of itself just now, whatever is known of it already. */
export async function whatAnswers(
  provider: ProviderSet,
  public_url: string,
  now: Temporal.Instant,
): Promise<ProviderFound> {
  known.delete(sha256([provider.issuer, provider.client_id, provider.client_secret].join('\n')))
  const metadata = (await discovered(provider, public_url, now)).serverMetadata()
  return {
    issuer: metadata.issuer,
    signs_in_at: URL.parse(metadata.authorization_endpoint ?? '')?.origin ?? 'nowhere',
    uses_pkce: metadata.supportsPKCE(),
  }
}
