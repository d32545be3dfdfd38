/** How somebody proved who they are; a `code` is an authenticator's or a recovery code, after a mailed link. */
export type Strength = 'link' | 'code' | 'passkey' | 'provider'

/** In words, for a table. */
export const strengthInWords = (strength: string) =>
  ({ code: 'Link and code', passkey: 'Passkey', provider: 'The office’s own sign-in' })[strength] ?? 'Link'

/**
 * A session ends after a day unused and after a fortnight whatever happens, the office's and practices' alike. A shorter day
 * would have a secretary sign in after lunch and a practice manager every Tuesday, and they would stay signed in by other
 * means; what a stranger at their desk could do harm with asks again after ten minutes instead.
 */
export const idleLimit = Temporal.Duration.from({ hours: 24 })
export const absoluteLimit = Temporal.Duration.from({ hours: 24 * 14 })

type Used = { readonly began_at: Temporal.Instant; readonly last_used_at: Temporal.Instant }

export const sessionHasEnded = ({ began_at, last_used_at }: Used, now: Temporal.Instant) =>
  Temporal.Instant.compare(now, last_used_at.add(idleLimit)) >= 0 ||
  Temporal.Instant.compare(now, began_at.add(absoluteLimit)) >= 0

/** Sessions used or begun before these moments have ended. */
export const endsOf = (now: Temporal.Instant) => ({
  idle_since: now.subtract(idleLimit),
  begun_before: now.subtract(absoluteLimit),
})

const touchEvery = Temporal.Duration.from({ minutes: 5 })

/** Reading a page writes nothing, save that something was last used: to within five minutes. */
export const isDueATouch = (last_used_at: Temporal.Instant | null, now: Temporal.Instant) =>
  last_used_at === null || Temporal.Instant.compare(now, last_used_at.add(touchEvery)) >= 0

// In this order: Edge also says Chrome, Chrome also says Safari, an iPhone also says Mac OS X, Android also says Linux.
const browsers = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'a Mac'],
  ['CrOS', 'a Chromebook'],
  ['Linux', 'Linux'],
] as const

const firstNamed = (names: readonly (readonly [sign: string, name: string])[], text: string) =>
  names.find(([sign]) => text.includes(sign))?.[1]

/** `Firefox on Windows`, from what a browser says of itself. */
export function browserInWords(user_agent: string | undefined): string {
  const browser = firstNamed(browsers, user_agent ?? '')
  const system = firstNamed(systems, user_agent ?? '')
  if (!browser && !system) return 'Another program'
  return `${browser ?? 'A browser'}${system ? ` on ${system}` : ''}`
}
