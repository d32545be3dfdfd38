import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { forms } from './fixtures.ts'
import { addresses, fill, inLanes, makeAt, passesDoor, said, send, type Address } from './routes.ts'
import { askers, makeWorld, nameOf, type Asker } from './world.ts'

const world = await makeWorld()

/** Whoever may open an address: the one who may most, and nobody in particular where everybody may. */
const passing = (address: Address): Asker | undefined => askers.findLast((asker) => passesDoor(asker, address))

const cookies = new Map<Asker, readonly string[]>()
for (const asker of askers)
  cookies.set(
    asker,
    (await world.signIn(asker, addresses.length)).map(({ cookie }) => cookie),
  )
const cookieOf = (asker: Asker | undefined, number: number) => (asker ? cookies.get(asker)?.[number] : undefined)

/** RFC 8058: a reader's mail program stops mail with a form from nowhere. Its address holds a secret of the one message. */
const pressedByMailPrograms = 'POST /unsubscribe/:token'

test('a form that another site sends is refused at every address that takes one', async () => {
  const found: string[] = []
  const from = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3000.evil.example' },
  ]
  await inLanes([...addresses.entries()], async ([number, address]) => {
    if (address.method === 'GET' || said(address) === pressedByMailPrograms) return
    const asker = passing(address)
    const path = fill(address, await makeAt(address, world.places.own))
    for (const headers of from) {
      const body = new URLSearchParams(forms[said(address)])
      const { status } = await send(world, address, path, cookieOf(asker, number), { headers, body })
      if (status !== 403) found.push(`${said(address)} from ${headers.origin}: ${status}`)
    }
  })
  expect(found).toEqual([])
})

const evils = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/x\r\nset-cookie: evil=1',
  '/x%0d%0aset-cookie: evil=1',
]
const names = ['return_to', 'href', 'next', 'to', 'url', 'back', 'redirect', 'q', 'ended', 'lmc']

test('no address sends a browser to another site, or writes a header that somebody typed', async () => {
  const found: string[] = []
  await inLanes([...addresses.entries()], async ([number, address]) => {
    const path = fill(address, await makeAt(address, world.places.own))
    for (const asker of [undefined, passing(address)])
      for (const evil of evils) {
        const typed = new URLSearchParams(names.map((name) => [name, evil]))
        const body = new URLSearchParams({ ...forms[said(address)], ...Object.fromEntries(typed) })
        const response = await send(world, address, `${path}?${typed.toString()}`, cookieOf(asker, number), { body })
        const says = (what: string) =>
          found.push(`${said(address)} as ${asker ? nameOf(asker) : 'a stranger'} with ${evil}: ${what}`)
        if (response.status >= 500) says(String(response.status))
        const location = response.headers.get('location')
        if (location && new URL(location, 'http://localhost:3000').origin !== 'http://localhost:3000') says(location)
        if (response.headers.getSetCookie().some((cookie) => cookie.startsWith('evil'))) says('a cookie')
      }
  })
  expect(found).toEqual([])
})

const bytes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '',
    '\0',
    '%',
    '%zz',
    '../../etc/passwd',
    "' or 1=1 --",
    '💥',
    '\u202e',
    '-1',
    '1e999',
    'null',
    '{{7*7}}',
    '019a0000-0000-7000-8000-000000000000',
  ),
)
const asked = fc.record({
  number: fc.nat(addresses.length - 1),
  filling: fc.array(bytes, { minLength: 4, maxLength: 4 }),
  query: fc.string({ unit: 'binary', maxLength: 60 }),
  body: fc.oneof(
    fc.dictionary(bytes, bytes, { maxKeys: 8 }).map((fields) => new URLSearchParams(fields).toString()),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }),
  ),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/form-data',
    'text/plain',
    'application/json',
    '\u00ff',
  ),
  is_signed_in: fc.boolean(),
})

test('any bytes to any address get an answer that is nobody’s fault of ours', async () => {
  const wellFormed = (text: string) => encodeURIComponent(text.toWellFormed())
  await fc.assert(
    fc.asyncProperty(asked, async ({ number, filling, query, body, type, is_signed_in }) => {
      const address = addresses[number]
      if (!address) return
      const cookie = is_signed_in ? cookieOf(passing(address), number) : undefined
      const path = `${fill(
        address,
        filling.map((text) => text.toWellFormed() || 'x'),
      )}?${wellFormed(query)}=${query}`
      const response = await send(world, address, path, cookie, { body, headers: { 'content-type': type } })
      await response.text()
      expect(response.status, said(address)).toBeLessThan(500)
    }),
    { numRuns: 400, seed: 20261119 },
  )
})
