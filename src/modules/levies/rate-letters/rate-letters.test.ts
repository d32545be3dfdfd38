import { expect, test } from 'vitest'
import { levyBooks } from '../../../../tests/support/levied.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { exampleLetter } from './pages.tsx'
import { rateLetter } from './rules.ts'

const { wealdshire, site, scope, html, ruth, salt, sam, fay, recorded } = await registered()
const path = '/levies/rate-letters'

/** A levy that PCSE collects, with its agreed rate. */
async function collected(name: string) {
  const books = await levyBooks(scope, wealdshire.id, { name })
  const from = { levy_id: books.levy_id, icb_code: '', from_on_day: '1', from_on_month: '4', from_on_year: '2025' }
  expect((await site.post(`/levies/collectors/${books.pcse}/collectings`, from, ruth.cookie)).status).toBe(303)
  return books
}
const write = ({ rate_id, pcse }: { rate_id: string; pcse: string }, cookie = ruth.cookie) =>
  site.post(path, { rate_id, collector_id: pcse }, cookie)
const answered = (acknowledged: string, applied = '') => {
  const boxes = (name: string, text: string) => {
    const [year = '', month = '', day = ''] = text.split('-')
    return { [`${name}_day`]: day, [`${name}_month`]: month, [`${name}_year`]: year }
  }
  return { ...boxes('acknowledged_on', acknowledged), ...boxes('applied_on', applied), words: 'Authorised.' }
}

test('whoever deducts is told of an agreed rate once, and what came of it is kept', async () => {
  const books = await collected('Weald fund')
  expect(await html(path, ruth.cookie)).toMatch(/Weald fund[\s\S]*42p a year[\s\S]*Write the letter/)
  expect(await html('/', ruth.cookie)).toContain('Letters about rates to write')
  const reply = await write(books)
  const address = reply.headers.get('location') ?? ''
  expect([reply.status, address.startsWith(path)]).toEqual([303, true])
  expect(await html('/', ruth.cookie)).not.toContain('Letters about rates to write')
  expect(await html('/', ruth.cookie)).toContain('Letters about rates not acknowledged')
  const twice = await write(books)
  expect([twice.status, (await twice.text()).includes('had a letter about this rate already')]).toEqual([409, true])
  const pdf = await site.get(`${address}/letter.pdf`, ruth.cookie)
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const early = await site.post(address, answered('2026-11-01'), ruth.cookie)
  expect(
    [early.status, (await early.text()).includes('before it was sent')],
    'acknowledged_before_it_was_sent',
  ).toEqual([409, true])
  const late = await site.post(address, answered('2026-12-01'), ruth.cookie)
  expect([late.status, (await late.text()).includes('still to come')], 'acknowledged_in_future').toEqual([409, true])
  expect((await site.post(address, answered('2026-02-31'), ruth.cookie)).status).toBe(422)
  expect((await site.post(address, answered('2026-11-19', '2026-12-01'), ruth.cookie)).status).toBe(303)
  expect(await html(path, ruth.cookie)).toMatch(/Weald fund[\s\S]*19 Nov 2026[\s\S]*1 Dec 2026[\s\S]*Applied/)
  expect((await recorded()).at(-1)).toContain('levies.rate_letter_answered')
  expect(await html('/', ruth.cookie)).not.toContain('not acknowledged')
})

test('nobody is told of a rate that isn’t agreed, nor the LMC of what it bills itself', async () => {
  const books = await collected('Proposed fund')
  const own = await write({ ...books, pcse: books.own })
  expect([own.status, (await own.text()).includes('collects this itself')], 'bills_itself').toEqual([409, true])
  await setUp(scope, async (tx) => {
    await tx.db.updateTable('levies.rate').set({ state: 'proposed' }).where('id', '=', books.rate_id).execute()
  })
  expect(await html(path, ruth.cookie)).not.toContain('Proposed fund')
  const reply = await write(books)
  expect([reply.status, (await reply.text()).includes('is not agreed')], 'rate_not_agreed').toEqual([409, true])
})

test('whoever was told of a rate that was withdrawn is named, and told of the one agreed in its place', async () => {
  const books = await collected('Withdrawn fund')
  const letter = (await write(books)).headers.get('location') ?? ''
  const rate = `/levies/${books.levy_id}/rates/${books.rate_id}`
  expect(await html(rate, ruth.cookie)).toContain('was told of it, and must be told again')
  const sent = { withdrawn_because: '42p was typed for 24p' }
  expect((await site.post(`${rate}/withdrawal`, sent, ruth.cookie)).status).toBe(303)
  const page = await html(rate, ruth.cookie)
  for (const part of ['must be told again', `href="${letter}"`, 'was told on 19 November 2026'])
    expect(page).toContain(part)
  expect(await html(letter, ruth.cookie)).toContain('This rate was withdrawn')
  expect(await html(path, ruth.cookie)).toMatch(/Withdrawn fund[\s\S]*Rate withdrawn/)
  expect(await html('/', ruth.cookie), 'nothing to acknowledge').not.toContain('not acknowledged')
  await setUp(scope, async (tx) => {
    const { id: _, ...of } = await tx.db
      .selectFrom('levies.rate')
      .selectAll()
      .where('id', '=', books.rate_id)
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('levies.rate')
      .values({ ...of, state: 'agreed', withdrawn_because: '', rate: 240_000 })
      .execute()
  })
  expect(await html('/', ruth.cookie)).toContain('Letters about rates to write')
  expect(await html(path, ruth.cookie)).toMatch(/Withdrawn fund[\s\S]*24p a year[\s\S]*Write the letter/)
})

test('another LMC sees no letter of this one and writes none for it', async () => {
  const books = await collected('Walled fund')
  const address = (await write(books)).headers.get('location') ?? ''
  for (const { cookie } of [salt, fay]) {
    expect(await html(path, cookie)).not.toContain('Walled fund')
    expect(await html('/', cookie)).not.toContain('Letters about rates')
    expect((await write(books, cookie)).status).toBe(404)
    for (const there of [address, `${address}/letter.pdf`]) expect((await site.get(there, cookie)).status).toBe(404)
    expect((await site.post(address, answered('2026-11-19'), cookie)).status).toBe(404)
  }
  expect((await site.get(path, sam.cookie)).status).toBe(403)
  expect((await write(books, '')).headers.get('location')).toMatch(/^\/sign-in/)
  expect((await site.post(path, { rate_id: 'no' }, ruth.cookie)).status).toBe(404)
})

test('the letter for PCSE goes to the ICB, which must authorise it, and says the old rate beside the new', () => {
  const letter = rateLetter(exampleLetter)
  expect(letter.to[0]).toContain('integrated care board')
  expect(letter.opening.join(' ')).toMatch(/42p a year.*Until then it is 38\.8p a year.*authorise/)
  expect(letter.closing.join()).toContain('section 97')
  expect(rateLetter({ ...exampleLetter, levy_kind: 'national' }).closing.join()).not.toContain('section 97')
  expect(rateLetter({ ...exampleLetter, collector_kind: 'icb', before: null }).opening.join(' ')).toContain(
    'the first that we ask',
  )
})

test('a letter of a rate on the weighted list says for whom it is, and for whom the one before was', () => {
  const weighted = { ...exampleLetter, list_basis: 'weighted' } as const
  const { opening, facts } = rateLetter(weighted)
  expect(opening.join(' ')).toMatch(
    /42p a year for each weighted patient\. Until then it is 38\.8p a year for each registered patient\./,
  )
  expect(facts).toContainEqual({ label: 'New rate for each weighted patient', value: '42p a year' })
  const before = { rate: weighted.rate, per: 'year', list_basis: 'weighted' } as const
  expect(rateLetter({ ...weighted, before }).opening.join(' ')).toContain('Until then it is 42p a year.')
})
