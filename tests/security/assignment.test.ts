import { expect, test } from 'vitest'
import { addresses, fill, inLanes, makeAt, passesDoor, send, type Address } from './routes.ts'
import { askers, everythingOf, makeWorld, type Asker, type SignedIn, type World } from './world.ts'

type FormFound = { readonly action: string; readonly fields: URLSearchParams }

const named = (tag: string, name: string) => {
  const [, given] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? []
  return given?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

let typed = 0
/** What somebody might type, by what kind of box it is. */
function plausible(tag: string, name: string): string {
  if (name.endsWith('_day')) return '20'
  if (name.endsWith('_month')) return '11'
  if (name.endsWith('_year')) return '2026'
  if (named(tag, 'type') === 'email') return `somebody.${++typed}@wealdshire.example`
  return named(tag, 'inputmode') === 'numeric' ? '10' : `Words ${++typed}`
}

/** Every form of a page, filled in. */
function formsOn(html: string): readonly FormFound[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, form = '', inside = '']) => {
    const action = named(` ${form}`, 'action')
    if (named(` ${form}`, 'method') !== 'post' || !action || action === '/sign-out') return []
    const fields = new URLSearchParams()
    for (const [tag] of inside.matchAll(/<(input|textarea|button)\b[^>]*>/g)) {
      const name = named(tag, 'name')
      const type = named(tag, 'type')
      if (!name || type === 'file' || ((type === 'radio' || type === 'checkbox') && fields.has(name))) continue
      fields.append(name, named(tag, 'value') || plausible(tag, name))
    }
    for (const [, tag = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const choices = [...options.matchAll(/<option\b[^>]*>/g)].flatMap(([option]) => named(option, 'value') || [])
      const name = named(tag, 'name')
      if (name && choices[0]) fields.append(name, choices[0])
    }
    return [{ action, fields }]
  })
}

/** What nobody was asked for: whoever's it would become, if a write took what it is sent. */
const extras = ({ places }: World): Readonly<Record<string, string>> => ({
  role: 'office_administrator',
  roles: 'office_administrator',
  permissions: 'accounts.give_roles',
  office_id: places.other_office.office_id,
  lmc_id: places.other_lmc.lmc.id,
  lmc_ids: places.other_office.lmc.id,
  practice_id: places.other_lmc.practice_id,
  account_id: places.other_office.account_id,
  id: places.other_office.account_id,
  strength: 'passkey',
  strong_at: '2026-11-19T09:00:00Z',
  state: 'confirmed',
  given_by: 'Somebody else',
  made_by: 'Somebody else',
})

const world = await makeWorld()

/** Opens every page one may open, and sends every form on it, with what it asks for and much that it doesn't. */
async function sendEverything(asker: Asker): Promise<{ people: readonly SignedIn[]; taken: number; broken: string[] }> {
  const pages = addresses.filter((address) => address.method === 'GET' && passesDoor(asker, address))
  const people = await world.signIn(asker, pages.length)
  const broken: string[] = []
  let taken = 0
  await inLanes([...pages.entries()], async ([number, address]: [number, Address]) => {
    const somebody = people[number]
    if (!somebody) return
    const own = { ...world.places.own, account_id: somebody.account_id }
    const page = await send(world, address, fill(address, await makeAt(address, own)), somebody.cookie)
    const html = page.headers.get('content-type')?.startsWith('text/html') ? await page.text() : ''
    for (const { action, fields } of formsOn(html)) {
      const url = new URL(action, `http://localhost:3000${fill(address, [])}`)
      for (const [name, value] of Object.entries(extras(world))) if (!fields.has(name)) fields.append(name, value)
      const { status } = await send(world, { method: 'POST' }, `${url.pathname}${url.search}`, somebody.cookie, {
        body: fields,
      })
      if (status >= 500) broken.push(`${action} on ${address.path}: ${status}`)
      if (status === 303 || status === 200) taken += 1
    }
  })
  return { people, taken, broken }
}

const rolesOf = (people: readonly SignedIn[]) =>
  world.places.own.make((tx) =>
    tx.db
      .selectFrom('accounts.role_held')
      .select(['role', 'lmc_id', 'practice_id'])
      .where(
        'account_id',
        'in',
        people.map(({ account_id }) => account_id),
      )
      .execute(),
  )

test('a form takes what it asks for and nothing else: no role grows, and another office’s and LMC’s things stay as they were', async () => {
  for (const address of addresses)
    for (const place of [world.places.other_office, world.places.other_lmc]) await makeAt(address, place)
  const untouched = async () => [
    await everythingOf(world.places.other_office, 'office_id'),
    await everythingOf(world.places.other_lmc, 'lmc_id'),
  ]
  const before = await untouched()
  expect(Object.values(before[0] ?? {}).filter((all) => all !== 'nothing').length).toBeGreaterThan(5)

  let taken = 0
  const { lmc, practice_id } = world.places.own
  for (const { role, reach } of askers.filter((asker) => asker.reach !== 'office')) {
    const sent = await sendEverything({ role, reach })
    expect(sent.broken).toEqual([])
    taken += sent.taken
    const theirs = { role, lmc_id: lmc.id, practice_id: reach === 'practice' ? practice_id : null }
    expect(await rolesOf(sent.people)).toEqual(sent.people.map(() => theirs))
  }
  expect(taken, 'forms were found, filled in and taken').toBeGreaterThan(20)
  expect(await untouched()).toEqual(before)
})
