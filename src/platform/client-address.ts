import { getConnInfo } from '@hono/node-server/conninfo'
import type { Ask } from './routes.ts'

/**
 * The network address a request came from. What a request says of itself (x-forwarded-for) is believed only as far as
 * the operator's own proxies wrote it: each adds whom it saw at the right.
 */
export function clientAddress(c: Ask): string {
  const { trusted_proxies } = c.get('config')
  const told = c.req.header('x-forwarded-for')?.split(',') ?? []
  const seen = trusted_proxies > 0 ? told.at(-trusted_proxies)?.trim() : undefined
  return seen || (getConnInfo(c).remote.address ?? 'unknown')
}
