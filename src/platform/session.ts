import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Ask } from './routes.ts'

/** A `__Host-` cookie can't be set from a neighbouring name; browsers keep it only over https. */
const cookieName = (c: Ask) => (isSecure(c) ? '__Host-openlmc' : 'openlmc')
const isSecure = (c: Ask) => c.get('config').public_url.startsWith('https:')

/** 32 random bytes, for a session or a link; only its hash is kept. */
export const newToken = () => randomBytes(32).toString('base64url')
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

export const sessionToken = (c: Ask) => getCookie(c, cookieName(c))

export function keepSession(c: Ask, token: string) {
  setCookie(c, cookieName(c), token, { httpOnly: true, secure: isSecure(c), sameSite: 'Lax', path: '/' })
}

export function forgetSession(c: Ask) {
  deleteCookie(c, cookieName(c), { secure: isSecure(c), path: '/' })
}
