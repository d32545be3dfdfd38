import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { forms } from './fixtures.ts'
import {
  addresses,
  asksFor,
  everyAddress,
  fill,
  fixtureFor,
  hasParams,
  inLanes,
  makeAt,
  missingFor,
  ownerOf,
  passesDoor,
  reaches,
  said,
  send,
  type Address,
  type Filling,
} from './routes.ts'
import { askers, elsewhere, makeWorld, nameOf, type Asker, type SignedIn, type Whose } from './world.ts'

const world = await makeWorld()

test('every parameter of every address can be filled', () => {
  const unfilled = everyAddress.flatMap((address) =>
    asksFor(address).flatMap((path) => {
      try {
        fixtureFor(address, path)
        return []
      } catch (error) {
        return [String(error)]
      }
    }),
  )
  expect(unfilled).toEqual([])
})

type Answer = { readonly status: number; readonly body: string; readonly location: string }

/** What was answered, without the words that were asked. */
async function answerTo(address: Address, filling: Filling, cookie: string | undefined): Promise<Answer> {
  const path = fill(address, filling)
  const response = await send(world, address, path, cookie, { body: new URLSearchParams(forms[said(address)]) })
  const without = (text: string) =>
    filling
      .filter((value) => value.length > 4)
      .flatMap((value) => [value, encodeURIComponent(value)])
      .reduce((left, value) => left.replaceAll(value, '…'), text)
  return {
    status: response.status,
    body: without(await response.text()),
    location: without(decodeURIComponent(response.headers.get('location') ?? '')),
  }
}

/** What the door says to whoever may not pass it. */
const isShown = (asker: Asker | undefined, { method, path }: Address, { status, location }: Answer) => {
  if (asker) return status === 403
  if (path.startsWith('/api/')) return status === 401
  return status === 303 && (method === 'POST' ? location === '/sign-in' : /^\/sign-in(\?return_to=\/|$)/.test(location))
}

async function walk(address: Address, people: readonly SignedIn[], found: string[]) {
  const places = ['own', ...elsewhere] as const
  const whose = hasParams(address) ? places : (['own'] as const)
  const of = ownerOf(address)
  const shared = new Map<Whose, Filling>()
  for (const one of whose) shared.set(one, await makeAt(address, world.places[one]))
  let reached = 0
  let passed = 0
  for (const [at, asker] of [undefined, ...askers].entries()) {
    const somebody = at === 0 ? undefined : people[at - 1]
    const ask = (filling: Filling) => answerTo(address, filling, somebody?.cookie)
    const says = (what: string, { status, location }: Answer) =>
      found.push(`${said(address)} as ${asker ? nameOf(asker) : 'a stranger'}: ${what}, got ${status} ${location}`)
    const own =
      of === 'account' && somebody
        ? await makeAt(address, { ...world.places.own, account_id: somebody.account_id })
        : (shared.get('own') ?? [])
    const others = whose.filter((one) => one !== 'own').map((one) => [one, shared.get(one) ?? []] as const)

    if (!passesDoor(asker, address)) {
      // It stands before anything is looked up, so the nearest and the farthest speak for the others.
      for (const [one, filling] of [...others.slice(0, 1), ['own', own] as const]) {
        const answer = await ask(filling)
        if (!isShown(asker, address, answer)) says(`${one} should stop at the door`, answer)
      }
      continue
    }
    passed += 1
    const missing = hasParams(address) ? await ask(missingFor(address)) : undefined
    for (const [one, filling] of others) {
      if (!missing) continue
      // The thing itself, and the same thing under the asker's own parent: `/practices/OWN/notes/THEIRS`.
      const mixed = filling.length > 1 ? [[...own.slice(0, -1), filling.at(-1) ?? '']] : []
      for (const tried of [filling, ...mixed]) {
        const answer = await ask(tried)
        if (answer.status >= 500) says(`${one} broke it`, answer)
        if (!reaches(asker, of, one) && JSON.stringify(answer) !== JSON.stringify(missing))
          says(`${one} should be answered like what isn’t there (${missing.status})`, answer)
      }
    }
    const answer = await ask(own)
    if (answer.status >= 500 || answer.status === 403) says('their own should be let in', answer)
    if (answer.status !== 404) reached += 1
    if (address.method === 'GET' && hasParams(address) && ![200, 303, 409].includes(answer.status))
      says('their own should be shown', answer)
    if (missing && address.method === 'GET' && of !== 'everybody' && missing.status !== 404)
      says('what isn’t there should not be found', missing)
  }
  if (passed > 0 && reached === 0 && hasParams(address))
    found.push(`${said(address)}: nobody reached what its fixture made`)
}

test('everybody is answered at every address as their role and the walls say, and no otherwise', async () => {
  const found: string[] = []
  const people = new Map<Asker, readonly SignedIn[]>()
  for (const asker of askers) people.set(asker, await world.signIn(asker, addresses.length))
  // Whoever asks at one address is nobody else's, so signing out or leaving at one changes nothing at the next.
  const at = (number: number) =>
    askers.map((asker) => people.get(asker)?.[number] ?? { cookie: '', account_id: world.places.own.account_id })
  await inLanes([...addresses.entries()], ([number, address]) => walk(address, at(number), found))
  expect(found).toEqual([])
})

/** What PostgreSQL was sent while something went on. */
async function sentFor(work: () => Promise<unknown>): Promise<readonly string[]> {
  const sending = vi.spyOn(Client.prototype, 'query')
  try {
    await work()
    return sending.mock.calls.map(([sent]: readonly unknown[]) => (typeof sent === 'string' ? sent : textOf(sent)))
  } finally {
    sending.mockRestore()
  }
}

const textOf = (sent: unknown) =>
  typeof sent === 'object' && sent !== null && 'text' in sent ? String(sent.text) : JSON.stringify(sent)

test('what is behind another wall costs the same statements not to be found as what isn’t there', async () => {
  const found: string[] = []
  let compared = 0
  for (const address of addresses) {
    const asker = askers.findLast((one) => one.reach === 'lmc' && passesDoor(one, address))
    if (!asker || !hasParams(address) || address.method === 'POST' || ownerOf(address) === 'everybody') continue
    const [somebody] = await world.signIn(asker, 1)
    const theirs = await makeAt(address, world.places.other_office)
    const asked = (filling: Filling) => sentFor(() => answerTo(address, filling, somebody?.cookie))
    // The first request of a session may write down that it was there.
    await asked(missingFor(address))
    const [one, other] = [await asked(theirs), await asked(missingFor(address))]
    if (one.join(';\n') !== other.join(';\n'))
      found.push(`${said(address)}: ${one.length} statements for theirs, ${other.length} for what isn’t there`)
    compared += Number(other.length > 0)
  }
  expect(found).toEqual([])
  expect(compared).toBeGreaterThan(100)
})
