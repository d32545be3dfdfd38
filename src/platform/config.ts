import { createHash } from 'node:crypto'
import { resolve } from 'node:path'

export type Config = {
  readonly port: number
  /** Where our own database lies. */
  readonly data: string
  /** A PostgreSQL 18 that somebody else runs; else our own is started in `data`. */
  readonly database_url: string | undefined
  readonly public_url: string
  /** Where mail goes; else it is kept and shown at /dev/mail. */
  readonly smtp_url: string | undefined
  /** The address every message is from; the name before it is the sender's. */
  readonly mail_from: string
  /** The domains from which the mail server may send, so that what an office sends from one of them is believed. */
  readonly mail_domains: readonly string[]
  readonly metrics_token: string | undefined
  /** The key that seals secrets in the database; else one is made and kept in `data`. */
  readonly secret: Buffer | undefined
  /** How many proxies of the operator's own stand in front and write x-forwarded-for. */
  readonly trusted_proxies: number
  /** Never in production: sign in as anybody, read the mail, set the clock, browse previews. */
  readonly has_dev_pages: boolean
  readonly log_level: string
}

/** The one place that reads the environment. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(environment.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`PORT is ${environment.PORT}: use 0 to 65535`)
  const public_url = (environment.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
  const trusted_proxies = Number(environment.TRUSTED_PROXIES ?? 0)
  if (!Number.isInteger(trusted_proxies) || trusted_proxies < 0)
    throw new RangeError(
      `TRUSTED_PROXIES is ${environment.TRUSTED_PROXIES}: use how many proxies stand in front, such as 1`,
    )
  const secret = environment.OPENLMC_SECRET === undefined ? undefined : readSecret(environment.OPENLMC_SECRET)
  if (environment.OPENLMC_SECRET !== undefined && !secret)
    throw new RangeError('OPENLMC_SECRET must be 32 bytes. Make one with: openssl rand -base64 32')
  const mail_from = environment.MAIL_FROM ?? `no-reply@${new URL(public_url).hostname}`
  return {
    port,
    data: resolve(environment.OPENLMC_DATA ?? './data'),
    database_url: environment.DATABASE_URL,
    public_url,
    smtp_url: environment.SMTP_URL,
    mail_from,
    mail_domains: [mail_from.split('@').at(-1) ?? '', ...(environment.MAIL_DOMAINS ?? '').split(',')].flatMap(
      (domain) => domain.trim().toLowerCase() || [],
    ),
    metrics_token: environment.METRICS_TOKEN,
    secret,
    trusted_proxies,
    has_dev_pages: environment.NODE_ENV !== 'production',
    log_level: environment.LOG_LEVEL ?? 'info',
  }
}

/** 32 bytes, written as 64 hexadecimal digits or in base64. */
export function readSecret(text: string): Buffer | undefined {
  const written = text.trim()
  const bytes = Buffer.from(written, /^[0-9a-f]{64}$/i.test(written) ? 'hex' : 'base64')
  return bytes.length === 32 ? bytes : undefined
}

export const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
