/** A mailed link is for now; one that an operator hands over may wait for a train to arrive. */
export const mailedLinkLasts = Temporal.Duration.from({ minutes: 15 })
export const handedLinkLasts = Temporal.Duration.from({ hours: 24 })

/** So many requests for a link in so many seconds: by one network address (an office shares one), for one e-mail address. */
export const askingLimits = {
  from_address: { most: 30, seconds: 900 },
  for_email: { most: 5, seconds: 900 },
} as const

type Link = { readonly used_at: Temporal.Instant | null; readonly expires_at: Temporal.Instant }

export const linkIsLive = ({ used_at, expires_at }: Link, now: Temporal.Instant) =>
  used_at === null && Temporal.Instant.compare(now, expires_at) < 0

/** How long a link, once it works no more, is still kept to be told from one never made. */
export const spentLinksKept = Temporal.Duration.from({ hours: 24 * 30 })

const anySite = 'https://lmc.invalid'

/**
 * Where to go after signing in: an address of this site, else the first page. Browsers drop tabs and line breaks from an
 * address and read `\` as `/`, so what looks like a path may name another site.
 */
export function safeReturn(text: string | null): string {
  const refused = '/'
  if (!text || text.length > 2000 || !/^\/(?![/\\])/.test(text) || /[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(text))
    return refused
  const url = URL.parse(text, anySite)
  if (!url || url.origin !== anySite || /^\/(\/|sign-(in|out)(\/|$))/.test(url.pathname)) return refused
  return `${url.pathname}${url.search}${url.hash}`
}
