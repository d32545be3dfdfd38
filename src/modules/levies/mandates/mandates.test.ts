import { beforeAll, expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'
import { mandatesOn } from './reads.ts'

const { installation, office_id, wealdshire, site, scope, html, recorded, ruth, priya, salt, fay } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })

const date = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year }
}
const levies: Record<string, string> = {}
beforeAll(async () => {
  for (const [kind, joining] of [
    ['statutory', 'built_in'],
    ['national', 'opt_out'],
  ] as const) {
    const form = { lmc_id: wealdshire.id, kind, joining, name: `The ${kind} levy`, ...date('begun_on', '2004-04-01') }
    const reply = await site.post('/levies', form, denise.cookie)
    levies[kind] = (reply.headers.get('location') ?? '').split('/').at(-1) ?? ''
  }
  for (const [code, kind] of [
    ['Q90001', 'gms'],
    ['Q90002', 'pms'],
  ] as const) {
    const form = { kind, ...date('from_on', '2004-04-01') }
    await site.post(`/levies/contracts/${code}`, form, denise.cookie)
  }
})

type Given = Readonly<Record<string, string>>
function sent(given: Given, document?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }) {
  const form = new FormData()
  const answers = {
    levy_id: levies['national'] ?? '',
    practice: 'Q90001',
    choice: 'out',
    reason: '',
    ...date('from_on', '2026-04-01'),
    ...date('last_on', ''),
    signed_by: 'Dr Amara Lee',
    ...date('signed_on', '2026-03-12'),
    ...given,
  }
  for (const [name, value] of Object.entries(answers)) form.append(name, value)
  if (document) form.append('document', new File([document.bytes], document.name))
  return form
}
const add = (given: Given = {}, cookie = denise.cookie, document?: Parameters<typeof sent>[1]) =>
  site.post('/levies/mandates', sent(given, document), cookie)
const pdf = new TextEncoder().encode('%PDF-1.7\nopting out')
const chosen = (kind: string, day: string) =>
  scope.read((tx) => {
    const on = Temporal.PlainDate.from(day)
    return mandatesOn(tx, levies[kind] as Id<'levy'>, on, on)
  })

test('a practice opts out of one levy, with its document, and of no other', async () => {
  const reply = await add({}, denise.cookie, { bytes: pdf, name: 'opting out – Élan.pdf' })
  expect(reply.status).toBe(303)
  const at = reply.headers.get('location') ?? ''
  expect(await html(at, tom.cookie)).toMatch(/Elm Surgery.*Opted out.*Dr Amara Lee, 12 March 2026/s)
  const document = await site.get(`${at}/document`, tom.cookie)
  expect(await document.text()).toBe('%PDF-1.7\nopting out')
  expect(document.headers.get('content-type')).toBe('application/pdf')
  expect(document.headers.get('content-disposition')).toContain('.pdf"')
  expect((await chosen('national', '2026-04-01')).map(({ choice }) => choice)).toEqual(['out'])
  expect(await chosen('national', '2026-03-31')).toEqual([])
  expect(await chosen('statutory', '2026-04-01')).toEqual([])
  expect((await recorded()).some((line) => line.includes('levies.mandate_recorded'))).toBe(true)
})

test('it is ended with a reason, once, and then it may choose again', async () => {
  const [mandate] = await chosen('national', '2026-11-01')
  const at = `/levies/mandates/${mandate?.id}`
  const end = (day: string, ended_why = 'Letter of 3 November') =>
    site.post(`${at}/ending`, { ...date('last_on', day), ended_why }, denise.cookie)
  const overlapping = await add({ choice: 'in', ...date('from_on', '2026-12-01') })
  expect([overlapping.status, (await overlapping.text()).includes('End that mandate first')]).toEqual([409, true])
  expect((await end('2026-11-30', '')).status).toBe(422)
  const early = await end('2026-03-31')
  expect([early.status, (await early.text()).includes('must not end before it starts')]).toEqual([409, true])
  expect((await end('2026-11-30')).status).toBe(303)
  const again = await end('2026-10-31')
  expect([again.status, (await again.text()).includes('ended already'), 'ended_already']).toEqual([
    409,
    true,
    'ended_already',
  ])
  expect((await add({ choice: 'in', ...date('from_on', '2026-12-01') })).status).toBe(303)
  expect((await chosen('national', '2026-12-01')).map(({ choice }) => choice)).toEqual(['in'])
  expect(await html(at, denise.cookie)).toContain('Letter of 3 November')
})

test('why a practice opted out is asked, and stands in its history and in the list of who opted out', async () => {
  const reason = 'The partners don’t wish to pay for a national fund'
  const blank = { practice: 'Q90002', ...date('from_on', '2020-04-01'), ...date('last_on', '2020-04-30') }
  const unsaid = (await add(blank)).headers.get('location') ?? ''
  expect(await html(unsaid, tom.cookie)).toContain('None given')
  const given = { ...blank, reason, ...date('from_on', '2020-05-01'), ...date('last_on', '2020-05-31') }
  const said = (await add(given)).headers.get('location') ?? ''
  const written = 'don’t wish to pay for a national fund'
  for (const [address, shown] of [
    [said, true],
    ['/levies/practices/Q90002', true],
    ['/levies/mandates?choice=out&ended=yes', true],
    ['/levies/mandates?choice=in&ended=yes', false],
    ['/levies/mandates?choice=out', false],
    ['/levies/mandates.csv?choice=out&ended=yes', true],
    ['/levies/mandates.csv?choice=in&ended=yes', false],
  ] as const)
    expect([address, (await html(address, tom.cookie)).includes(written)]).toEqual([address, shown])
  expect((await add({ ...given, reason: 'x'.repeat(301) })).status).toBe(422)
})

test.each([
  ['ends_before_it_starts', { practice: 'Q90002', ...date('last_on', '2026-03-31') }, 'must not end before it starts'],
  ['no_such_practice', { practice: 'Q90003' }, 'no one practice of this code or name'],
  ['no_such_practice', { practice: 'Nowhere' }, 'no one practice of this code or name'],
  ['not_signed_yet', { practice: 'Q90002', ...date('signed_on', '2026-11-20') }, 'still to come'],
])('%s: %o is refused', async (_, given, sentence) => {
  const reply = await add(given)
  expect([reply.status, (await reply.text()).includes(sentence)]).toEqual([409, true])
})

test('a GMS practice can’t opt out of what its contract has built in; a PMS practice may opt in', async () => {
  const levy_id = levies['statutory'] ?? ''
  const gms = await add({ levy_id })
  expect([gms.status, (await gms.text()).includes('has this levy built in'), 'built_into_its_contract']).toEqual([
    409,
    true,
    'built_into_its_contract',
  ])
  expect((await add({ levy_id, practice: 'tollgate surgery', choice: 'in' })).status).toBe(303)
})

test.each([
  ['a document of 20 MB', new Uint8Array(20 * 1024 * 1024).fill(37), 'The document is 20 MB'],
  ['a web page', new TextEncoder().encode('<html>'), 'must be a PDF, a PNG or a JPEG'],
])('%s is not taken, and nothing is kept', async (_, bytes, sentence) => {
  const reply = await add({ practice: 'Q90002' }, denise.cookie, { bytes, name: 'logo.png' })
  expect([reply.status, (await reply.text()).includes(sentence)]).toEqual([422, true])
  expect(await chosen('national', '2027-01-01')).toHaveLength(1)
})

test('of two who keep the same mandate at once one does', async () => {
  const both = await Promise.all([add({ practice: 'Q90002' }), add({ practice: 'Q90002' }, ruth.cookie)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
})

test('one noted for the wrong practice is withdrawn with a reason, once, and counts as never there', async () => {
  const document = { bytes: pdf, name: 'in.pdf' }
  const wrong = {
    practice: 'Q90002',
    choice: 'in',
    levy_id: levies['statutory'] ?? '',
    ...date('from_on', '2010-04-01'),
  }
  const at = (await add({ ...wrong, ...date('last_on', '2010-04-30') }, denise.cookie, document)).headers.get(
    'location',
  )
  const withdraw = (withdrawn_why: string, cookie = denise.cookie) =>
    site.post(`${at}/withdrawal`, { withdrawn_why }, cookie)
  expect((await withdraw('')).status).toBe(422)
  for (const { cookie } of [salt, fay]) expect((await withdraw('Not theirs', cookie)).status).toBe(404)
  for (const { cookie } of [priya, tom]) expect((await withdraw('Not theirs', cookie)).status).toBe(403)
  expect((await withdraw('Not theirs', '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await chosen('statutory', '2010-04-01')).toHaveLength(1)
  const both = await Promise.all([withdraw('Another Tollgate signed it'), withdraw('Another one', ruth.cookie)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  const again = await withdraw('Once more')
  expect([again.status, (await again.text()).includes('withdrawn already'), 'withdrawn_already']).toEqual([
    409,
    true,
    'withdrawn_already',
  ])
  const ended = await site.post(`${at}/ending`, { ...date('last_on', '2010-04-10'), ended_why: 'x' }, denise.cookie)
  expect(ended.status).toBe(409)
  expect(await chosen('statutory', '2010-04-01')).toEqual([])
  expect(await html(at ?? '', tom.cookie)).toMatch(/Withdrawn as a mistake by (Denise Fallow|Ruth Okafor)/)
  expect(await (await site.get(`${at}/document`, tom.cookie)).text()).toBe('%PDF-1.7\nopting out')
  expect(await html('/levies/mandates?ended=yes', tom.cookie)).toContain('Withdrawn: Pays')
  expect(await html('/levies/mandates', tom.cookie)).not.toContain('Withdrawn: Pays')
  expect(await html('/levies/practices/Q90002', tom.cookie)).toContain('withdrawn as a mistake')
  expect((await recorded()).some((line) => line.includes('levies.mandate_withdrawn'))).toBe(true)
  expect((await add({ ...wrong, ...date('last_on', '2010-04-30') })).status).toBe(303)
})

test('strangers, other staff and other LMCs neither see nor change a mandate; officers read and don’t write', async () => {
  const [mandate] = await chosen('national', '2026-11-01')
  const at = `/levies/mandates/${mandate?.id}`
  for (const { cookie } of [salt, fay]) {
    expect((await site.get(at, cookie)).status).toBe(404)
    expect((await site.get(`${at}/document`, cookie)).status).toBe(404)
    expect((await site.post(`${at}/ending`, {}, cookie)).status).toBe(404)
    expect((await add({}, cookie)).status).toBe(422)
    for (const list of ['/levies/mandates?ended=yes', '/levies/mandates.csv?ended=yes'])
      expect(await html(list, cookie)).not.toContain('Elm Surgery')
  }
  for (const { cookie } of [priya, tom]) expect((await add({}, cookie)).status).toBe(403)
  expect((await site.get('/levies/mandates', priya.cookie)).status).toBe(403)
  expect((await add({}, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect(await html(`/levies/mandates?levy=${levies['national']}&ended=yes`, tom.cookie)).toContain('Elm Surgery')
  expect(await html('/levies/mandates?levy=nothing', tom.cookie)).not.toContain('Add a mandate')
})
