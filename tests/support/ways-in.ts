import { generate } from 'otplib'
import { done } from '../../src/platform/answers.ts'
import { newToken } from '../../src/platform/session.ts'
import type { Strength } from '../../src/modules/accounts/sessions/rules.ts'
import { beginSession } from '../../src/modules/accounts/sessions/writes.ts'
import type { SoftAuthenticator } from './authenticator.ts'
import type { Person } from './people.ts'
import type { Site } from './site.ts'

/** A browser's cookies after a reply: what it had, with what it was given. */
export function cookiesAfter(reply: Response, before = ''): string {
  const kept = new Map(before.split('; ').flatMap((pair) => (pair ? [pair.split('=') as [string, string]] : [])))
  for (const cookie of reply.headers.getSetCookie()) {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    if (/Max-Age=0/.test(cookie)) kept.delete(name)
    else kept.set(name, value)
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** A new browser of theirs, signed in so far; its cookies. */
export async function comeIn(site: Site, { account_id }: Pick<Person, 'account_id'>, strength: Strength = 'link') {
  const device_token = newToken()
  const answer = await site
    .scope()
    .write(async (tx) =>
      done(await beginSession(tx, account_id, { user_agent: 'Firefox', old_token: undefined, device_token }, strength)),
    )
  if (!answer.done) throw new Error('a session could not be begun')
  return `openlmc=${answer.value}; openlmc-device=${device_token}`
}

/** What an app shows now, or so many seconds from now. */
export const codeOf = (secret: string, { now }: Site, seconds = 0) =>
  generate({ secret, epoch: Math.floor(now.epochMilliseconds / 1000) + seconds })

const shownIn = (page: string, what: RegExp) => {
  const found = what.exec(page)?.[1]
  if (!found) throw new Error(`the page shows no ${what.source}`)
  return found
}

/** The secret that the page of a new authenticator shows, and the same sealed. */
export async function offeredTo(site: Site, cookie: string) {
  const page = await (await site.get('/ways-in/authenticator/new?return_to=/practices', cookie)).text()
  return {
    secret: shownIn(page, /<code>([A-Z2-7 ]+)<\/code>/).replaceAll(' ', ''),
    offer: shownIn(page, /name="offer" value="([^"]+)"/),
  }
}

/** Sets up an authenticator as its page says; their cookies then, its secret, and the recovery codes they are shown. */
export async function setUpAuthenticator(site: Site, cookie: string) {
  const { secret, offer } = await offeredTo(site, cookie)
  const code = await codeOf(secret, site)
  const reply = await site.post('/ways-in/authenticator', { code, offer, return_to: '/practices' }, cookie)
  if (reply.status >= 400) throw new Error(`no authenticator was set up: ${reply.status}`)
  const codes = [...(await reply.text()).matchAll(/<code>([A-Z2-9-]{19})<\/code>/g)].map(([, shown = '']) => shown)
  return { cookie: cookiesAfter(reply, cookie), secret, codes }
}

type Challenge = { readonly challenge: string }

/** What the site asks a device to sign. */
export async function challengeFrom(site: Site, path: string, cookie?: string): Promise<Challenge> {
  return (await (await site.post(path, {}, cookie)).json()) as Challenge
}

/** Makes a passkey as its page's script does; their cookies then. */
export async function makePasskey(site: Site, cookie: string, device: SoftAuthenticator, name = 'Telephone') {
  const answer = device.make(await challengeFrom(site, '/ways-in/passkeys/challenge', cookie))
  const reply = await site.post('/ways-in/passkeys', { answer, name, return_to: '/practices' }, cookie)
  if (reply.status >= 400) throw new Error(`no passkey was made: ${reply.status}`)
  return cookiesAfter(reply, cookie)
}
