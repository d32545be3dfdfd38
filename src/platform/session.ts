import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ask } from './routes.ts'

/** A `__Host-` cookie can't be set from a neighbouring name; browsers keep it only over https. */
const cookieName = (c: Ask, kind: '' | '-device' | '-kept' | '-provider') =>
  `${isSecure(c) ? '__Host-' : ''}openlmc${kind}`
const isSecure = (c: Ask) => c.get('config').public_url.startsWith('https:')
const attributes = (c: Ask) => ({ httpOnly: true, secure: isSecure(c), sameSite: 'Lax', path: '/' }) as const

/** 32 random bytes, for a session or a link; only its hash is kept. */
export const newToken = () => randomBytes(32).toString('base64url')
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

const looksMade = (token: string | undefined) => token !== undefined && /^[\w-]{43}$/.test(token)

export const sessionToken = (c: Ask) => getCookie(c, cookieName(c, ''))

export type Browser = {
  readonly user_agent: string | undefined
  /** The session this browser held until now: it ends, so that one planted there beforehand is worth nothing. */
  readonly old_token: string | undefined
  /** What the browser is known again by, long after its session; it opens nothing. */
  readonly device_token: string
}

/** The browser that asks. */
export function browserAsking(c: Ask): Browser {
  const device_token = getCookie(c, cookieName(c, '-device'))
  return {
    user_agent: c.req.header('user-agent'),
    old_token: sessionToken(c),
    device_token: device_token && looksMade(device_token) ? device_token : newToken(),
  }
}

/** As long as browsers keep a cookie at all. */
const deviceLasts = 400 * 24 * 60 * 60

export function keepSession(c: Ask, token: string, { device_token }: Browser) {
  setCookie(c, cookieName(c, ''), token, attributes(c))
  setCookie(c, cookieName(c, '-device'), device_token, { ...attributes(c), maxAge: deviceLasts })
}

export function forgetSession(c: Ask) {
  deleteCookie(c, cookieName(c, ''), { secure: isSecure(c), path: '/' })
}

/** Of forms kept for whoever typed them, as many as are told apart at a glance. */
const mostKept = 5

/** The secrets of the forms that this browser had typed when it was asked to sign in, the latest first. */
export const keptTokens = (c: Ask): readonly string[] =>
  (getCookie(c, cookieName(c, '-kept')) ?? '').split('.').filter(looksMade).slice(0, mostKept)

export function rememberKept(c: Ask, tokens: readonly string[]) {
  const day = 24 * 60 * 60
  if (tokens.length === 0) deleteCookie(c, cookieName(c, '-kept'), { secure: isSecure(c), path: '/' })
  else setCookie(c, cookieName(c, '-kept'), tokens.slice(0, mostKept).join('.'), { ...attributes(c), maxAge: day })
}

/** Ties a round trip to a provider to the browser that set out on it. */
export const tripToken = (c: Ask) => getCookie(c, cookieName(c, '-provider'))

export function keepTrip(c: Ask, token: string) {
  setCookie(c, cookieName(c, '-provider'), token, { ...attributes(c), maxAge: 10 * 60 })
}

export function forgetTrip(c: Ask) {
  deleteCookie(c, cookieName(c, '-provider'), { secure: isSecure(c), path: '/' })
}
