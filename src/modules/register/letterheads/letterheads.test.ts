import { expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { jpeg, png } from '../../../../tests/support/pictures.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { printPdf } from '../../../platform/print/pdf.ts'
import { logoIn } from './feeds.ts'
import { headOf } from './reads.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, html, ruth, salt, fay, priya, sam } =
  await registered()
const path = `/lmcs/${wealdshire.id}/letterhead`
const answers = {
  address: 'The Old Granary\r\nWealdbridge\r\nWB1 4ZZ',
  phone: '01632 960000',
  email: 'Office@wealdshirelmc.example',
  website: 'www.wealdshirelmc.example',
  registered_words: 'Company 01234567',
}
function sent(given: Readonly<Record<string, string>> = {}, logo?: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...answers, ...given })) form.append(name, value)
  if (logo) form.append('logo', new File([logo], 'logo.png'))
  return form
}
const set = (given: Readonly<Record<string, string>> = {}, logo?: Uint8Array<ArrayBuffer>, cookie = ruth.cookie) =>
  site.post(path, sent(given, logo), cookie)
const kept = (of = wealdshire.id) =>
  scope.read((tx) =>
    tx.db.selectFrom('register.letterhead').selectAll().where('lmc_id', '=', of).orderBy('set_at').execute(),
  )

test('a letterhead is set with its logo, which the page shows and papers carry; a later one leaves what it was', async () => {
  expect(await html(path, ruth.cookie)).toContain('Nobody has set this yet')
  expect((await site.get(`${path}/logo`, ruth.cookie)).status).toBe(404)
  expect((await set({}, png(600, 200))).status).toBe(303)
  expect(await html(`/lmcs/${wealdshire.id}`, ruth.cookie)).toContain(path)
  expect(await html(path, ruth.cookie)).toMatch(/The Old Granary\nWealdbridge[\s\S]*alt="Logo of Wealdshire/)
  const logo = await site.get(`${path}/logo`, ruth.cookie)
  expect([logo.headers.get('content-type'), logo.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ])
  expect(new Uint8Array(await logo.arrayBuffer())).toEqual(png(600, 200))
  const example = await site.get(`${path}/example.pdf`, ruth.cookie)
  expect([
    example.status,
    Buffer.from(await example.arrayBuffer())
      .toString('latin1')
      .includes('/Image'),
  ]).toEqual([200, true])
  const before = await scope.read((tx) => headOf(tx, wealdshire.id, tx.now))
  expect(before.head.letterhead.lines).toEqual([
    'The Old Granary',
    'Wealdbridge',
    'WB1 4ZZ',
    '01632 960000',
    'office@wealdshirelmc.example',
    'www.wealdshirelmc.example',
  ])

  const later = siteAt(installation, '2026-11-20T09:00:00Z')
  const then = await person(installation, 'Ruth Later', 'office_administrator', { office_id }, '2026-11-20T08:55:00Z')
  expect((await later.post(path, sent({ phone: '' }), then.cookie)).status).toBe(303)
  expect((await kept()).map(({ phone, logo_sha256 }) => [phone, logo_sha256 !== null])).toEqual([
    ['01632 960000', true],
    ['', true],
  ])
  expect(await scope.read((tx) => headOf(tx, wealdshire.id, tx.now))).toEqual(before)
  const third = siteAt(installation, '2026-11-20T09:10:00Z')
  expect((await third.post(path, sent({ logo_choice: 'none' }), then.cookie)).status).toBe(303)
  expect((await kept()).at(-1)?.logo_sha256).toBeNull()
  expect(await kept(saltmarsh.id)).toEqual([])
})

test('a logo that can’t be printed is refused beside its question, and nothing typed is lost', async () => {
  const before = await kept()
  const torn = png(600, 200).slice(0, -30)
  const refused: readonly [string, Uint8Array<ArrayBuffer>, string][] = [
    ['20 MB', new Uint8Array(20 * 1024 * 1024).fill(0x20), 'The logo is 20 MB. Send one of at most 500 kB'],
    [
      'an SVG',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'),
      'must be a PNG or a JPEG',
    ],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 x'), 'must be a PNG or a JPEG'],
    ['a program', new TextEncoder().encode('MZ\u0090\u0000'), 'must be a PNG or a JPEG'],
    ['one that ends early', torn, 'The logo is not whole'],
    ['a bomb', png(30_000, 30_000, { drawn: 0 }), 'The logo is 30,000 × 30,000 pixels'],
    ['one pixel', png(1, 1), 'too few to be seen'],
    ['lines that aren’t there', png(600, 200, { drawn: 20 }), 'can’t be printed'],
    ['a printing press’s', jpeg(4), '(CMYK)'],
  ]
  for (const [what, bytes, sentence] of refused) {
    const reply = await set({ phone: '01632 960999' }, bytes)
    const page = await reply.text()
    expect([reply.status, page.includes(sentence), page.includes('01632 960999')], `${what}: ${sentence}`).toEqual([
      422,
      true,
      true,
    ])
  }
  for (const [given, sentence] of [
    [{ email: 'office' }, 'Enter an e-mail address'],
    [{ address: '1\n2\n3\n4\n5\n6\n7' }, 'must be 6 lines or fewer'],
    [{ address: 'x'.repeat(61) }, 'must be 60 characters or fewer'],
    [{ address: 'a\u0007b' }, 'can’t be seen'],
    [{ phone: '0'.repeat(41) }, 'must be 40 characters or fewer'],
  ] as const) {
    const reply = await set(given, png(60, 20))
    expect([reply.status, (await reply.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect(await kept()).toEqual(before)
})

test('who may not change an LMC’s details neither sees nor sets its letterhead, and another office finds none', async () => {
  const before = await kept()
  for (const where of [path, `${path}/logo`, `${path}/example.pdf`]) {
    for (const { cookie } of [priya, sam]) expect((await site.get(where, cookie)).status, where).toBe(403)
    expect((await site.get(where, fay.cookie)).status, where).toBe(404)
    expect((await site.get(where)).headers.get('location'), where).toMatch(/^\/sign-in/)
  }
  expect((await set({}, undefined, priya.cookie)).status).toBe(403)
  for (const { cookie } of [fay, salt]) expect((await set({}, undefined, cookie)).status).toBe(404)
  expect(await kept()).toEqual(before)
})

test('a logo taken by the rule is one that is printed', async () => {
  const example = { lmc_name: 'Wealdshire LMC', hue: 168, letterhead: { lines: [], registered: '', logo: 'tried' } }
  for (const bytes of [png(60, 20), png(16, 2_000), png(2_000, 16), jpeg()]) {
    const logo = logoIn(bytes)
    if (typeof logo === 'string') throw new Error(logo)
    expect((await printPdf('letterhead-example', example, { tried: logo.bytes })).byteLength).toBeGreaterThan(1_000)
  }
})
