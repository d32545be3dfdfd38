import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkIsLive, mailedLinkLasts, safeReturn } from './rules.ts'

const made = Temporal.Instant.from('2026-11-19T09:00:00Z')
const expires_at = made.add(mailedLinkLasts)

test('a link lives a quarter of an hour, and until it is used', () => {
  expect(linkIsLive({ used_at: null, expires_at }, made.add({ minutes: 14, seconds: 59 }))).toBe(true)
  expect(linkIsLive({ used_at: null, expires_at }, made.add({ minutes: 15 }))).toBe(false)
  expect(linkIsLive({ used_at: made, expires_at }, made)).toBe(false)
})

test.each(['/practices', '/practices?q=elm&page=2', '/practices/C82001#history', '/areas/england', '/?x=/sign-in'])(
  'after signing in one may go back to %s',
  (path) => expect(safeReturn(path)).toBe(path),
)

test.each([
  null,
  '',
  'practices',
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/%0a/../..//evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  'javascript:alert(1)',
  '/\u202Etxt.exe',
  '/sign-out',
  '/sign-in?return_to=/sign-in',
  '/x/../sign-in/link/abc',
  `/${'a'.repeat(2000)}`,
])('after signing in one is not sent to %j', (path) => expect(safeReturn(path)).toBe('/'))

const nasty = fc.array(
  fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '\t',
    '\n',
    '\r',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    'evil.example',
    'http',
    ' ',
  ),
)

test('whatever is asked for, a browser stays on this site', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        nasty.map((parts) => `/${parts.join('')}`),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const location = safeReturn(text)
        expect(new URL(location, 'https://lmc.example').origin).toBe('https://lmc.example')
        expect(location).not.toMatch(/[\r\n]/)
        expect(safeReturn(location)).toBe(location)
      },
    ),
  )
})
