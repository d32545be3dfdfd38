import { expect, test } from 'vitest'
import { ownLevied } from '../../../../tests/support/own-levied.ts'

const levied = await ownLevied()
const { site, make, lineOf, html, status, elm, tollgate, wealdshire, statutory, national } = levied
const { jo, toll, denise, eve, sal } = levied
const home = '/our-levies/Q90001'

const sections = async () => {
  const [, ...parts] = (await html(home, jo.cookie)).split('<h2>')
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('<')), part]))
}

test('a practice sees each levy by itself: its rate, what a year comes to, what was charged, paid and is owed', async () => {
  await make((tx) =>
    tx.db
      .insertInto('levies.contract')
      .values({
        lmc_id: wealdshire.id,
        practice_id: elm,
        kind: 'gms',
        during: '[2015-04-01,)',
        set_at: tx.now,
        set_by: 'Denise Fallow',
      })
      .execute(),
  )
  const found = await sections()
  const own = found.get('Statutory levy') ?? ''
  for (const part of ['6p a year', '£614.40 a year', 'GMS', '−£7.50', '£292.50', '£142.50', '£5.00 more was received'])
    expect(own).toContain(part)
  expect(own).toMatch(/July to September 2026[\s\S]*April to June 2026[\s\S]*January to March 2026/)
  const other = found.get('National levy') ?? ''
  expect(other).toContain('£43.21')
  for (const part of ['£292.50', '£150.00', 'GMS']) expect(other).not.toContain(part)
  const page = await html(home, jo.cookie)
  expect(page).toContain('10,240 patients')
  for (const of of ['Tollgate', '£123.45', 'Denise', 'Ruth', '/levies/lines', '/levies/practices'])
    expect(page).not.toContain(of)
})

test('what it chose is shown with who signed it, and about one levy alone', async () => {
  await make((tx) =>
    tx.db
      .insertInto('levies.mandate')
      .values({
        lmc_id: wealdshire.id,
        practice_id: elm,
        levy_id: national.levy_id,
        choice: 'out',
        reason: 'The partners would rather not',
        during: '[2026-04-01,)',
        signed_by: 'Dr Amara Lee',
        signed_on: Temporal.PlainDate.from('2026-03-12'),
        file_name: 'Opting out.pdf',
        ended_why: '',
        made_at: tx.now,
        made_by: 'Denise Fallow',
      })
      .execute(),
  )
  const found = await sections()
  expect(found.get('National levy')).toMatch(
    /You opted out of it[\s\S]*Signed by Dr Amara Lee on 12 March 2026 · The partners would rather not · Opting out.pdf/,
  )
  expect(found.get('Statutory levy')).toContain('None needed: GMS pays by its contract')
  expect(await html(home, jo.cookie)).toContain('Tell the office of Wealdshire LMC')
})

test('a run that isn’t issued is nothing to a practice yet, neither in its list nor at its address', async () => {
  const draft = await levied.aDraft()
  expect(await html(home, jo.cookie)).not.toContain('October to December 2026')
  expect(await status(`${home}/lines/${draft}`, jo.cookie)).toBe(404)
})

test('a line says how it came about from list size to penny, and leads to the practice’s own pages alone', async () => {
  const page = await html(`${home}/lines/${lineOf(0, elm)}`, jo.cookie)
  for (const part of [
    '10,000 patients',
    '6p a year',
    'Committee',
    'half a penny up: £150.00',
    'Corrected by −£7.50',
    'Received £150.00',
    `href="${home}/lines/${lineOf(2, elm)}"`,
  ])
    expect(page).toContain(part)
  for (const of of ['TOLLGATE', 'Ruth Okafor', 'Denise', 'href="/levies', 'href="/practices'])
    expect(page).not.toContain(of)
  expect(await html(`${home}/lines/${lineOf(2, elm)}`, jo.cookie)).toContain(`href="${home}/lines/${lineOf(0, elm)}"`)
})

test('what was written off is no longer owed; who decided it is said, and the office’s reason isn’t', async () => {
  await make((tx) =>
    tx.db
      .insertInto('levies.write_off')
      .values(
        (['confirmed', 'withdrawn'] as const).map((state) => ({
          lmc_id: wealdshire.id,
          line_id: lineOf(1, elm),
          amount_pence: 2_000,
          reason: 'It is not worth the letters.',
          decided_by: 'Committee, paper 9',
          decided_on: Temporal.PlainDate.from('2026-10-14'),
          state,
          pressed: crypto.randomUUID(),
          proposed_at: tx.now,
          proposed_by: 'Denise Fallow',
          proposed_by_id: denise.account_id,
          settled_at: tx.now,
          settled_by: 'Tom Ashby',
          settled_by_id: levied.tom.account_id,
        })),
      )
      .execute(),
  )
  expect((await sections()).get('Statutory levy')).toMatch(/£20\.00 written off, £130\.00 owed/)
  const page = await html(`${home}/lines/${lineOf(1, elm)}`, jo.cookie)
  expect(page.split('£20.00 of it is written off')).toHaveLength(2)
  expect(page).toContain('Committee, paper 9')
  for (const of of ['not worth', 'Tom Ashby', 'Denise']) expect(page).not.toContain(of)
})

test('another practice, another LMC’s office and a stranger find none of it', async () => {
  const [own, other] = [lineOf(0, elm), lineOf(0, tollgate)]
  for (const path of [home, `${home}/lines/${own}`]) {
    expect(await status(path, jo.cookie)).toBe(200)
    expect(await status(path, toll.cookie)).toBe(404)
    for (const somebody of [denise, eve, sal]) expect(await status(path, somebody.cookie)).toBe(403)
    expect(await status(path)).toBe(303)
  }
  // Through its own address a practice opens no other’s line.
  expect(await status(`${home}/lines/${other}`, jo.cookie)).toBe(404)
  expect(await status(`${home}/lines/${crypto.randomUUID()}`, jo.cookie)).toBe(404)
})

test('whoever has one practice comes to it at once, and the page of what wants it leads there', async () => {
  const there = await site.get('/our-levies', jo.cookie)
  expect([there.status, there.headers.get('location')]).toEqual([303, home])
  expect(await html('/what-wants-you', jo.cookie)).toContain('href="/our-levies"')
  expect(statutory.line_ids).toHaveLength(3)
})

test('whoever speaks for two practices chooses', async () => {
  await levied.alsoAt(jo, tollgate)
  const page = await html('/our-levies', jo.cookie)
  expect(page).toContain('href="/our-levies/Q90001"')
  expect(page).toContain('href="/our-levies/Q90002"')
})
