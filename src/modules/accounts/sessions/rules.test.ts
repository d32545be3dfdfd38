import { expect, test } from 'vitest'
import { browserInWords, endsOf, isDueATouch, sessionHasEnded } from './rules.ts'

const at = (text: string) => Temporal.Instant.from(text)
const began_at = at('2026-11-05T09:00:00Z')

test('a session ends after a day unused', () => {
  const last_used_at = at('2026-11-06T09:00:00Z')
  expect(sessionHasEnded({ began_at, last_used_at }, at('2026-11-07T08:59:59Z'))).toBe(false)
  expect(sessionHasEnded({ began_at, last_used_at }, at('2026-11-07T09:00:00Z'))).toBe(true)
})

test('a session ends after a fortnight, however much it is used', () => {
  const last_used_at = at('2026-11-19T08:59:00Z')
  expect(sessionHasEnded({ began_at, last_used_at }, at('2026-11-19T08:59:59Z'))).toBe(false)
  expect(sessionHasEnded({ began_at, last_used_at }, at('2026-11-19T09:00:00Z'))).toBe(true)
})

test('what is swept up is what has ended', () => {
  const now = at('2026-11-19T09:00:00Z')
  const { idle_since, begun_before } = endsOf(now)
  expect(sessionHasEnded({ began_at: begun_before, last_used_at: now }, now)).toBe(true)
  expect(sessionHasEnded({ began_at: now, last_used_at: idle_since }, now)).toBe(true)
})

test('last use is written down at most every five minutes', () => {
  expect(isDueATouch(began_at, at('2026-11-05T09:04:59Z'))).toBe(false)
  expect(isDueATouch(began_at, at('2026-11-05T09:05:00Z'))).toBe(true)
  expect(isDueATouch(null, began_at)).toBe(true)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'Safari on a Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) Something', 'A browser on Linux'],
  ['curl/8.14', 'Another program'],
  [undefined, 'Another program'],
])('%s is %s', (user_agent, words) => expect(browserInWords(user_agent)).toBe(words))
