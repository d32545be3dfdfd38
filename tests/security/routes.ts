import { modules } from '../../src/modules.ts'
import { mayEnter, type Permission } from '../../src/platform/routes.ts'
import { stranger } from '../../src/platform/scope.ts'
import { grants, ofWholeOffice, permissionsOf } from '../../src/roles.ts'
import { fixtures, type Fixture } from './fixtures.ts'
import type { Asker, Place, Whose, World } from './world.ts'

/** An address of the program: a page, a form's, or an operation of the JSON API. */
export type Address = { readonly method: 'GET' | 'POST'; readonly path: string; readonly may: Permission }

export const everyAddress: readonly Address[] = modules.flatMap(({ routes, apis }) => [
  ...routes,
  ...(apis ?? []).map(({ path, may }) => ({
    method: 'GET' as const,
    path: `/api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    may,
  })),
])

export const said = ({ method, path }: Address) => `${method} ${path}`
export const hasParams = ({ path }: Address) => path.includes('/:')

const param = /:\w+(\{[^}]*\})?/

/** `/practices/:ods_code/notes/:id/withdrawal` asks for `/practices/:ods_code` and `/practices/:ods_code/notes/:id`. */
export const asksFor = ({ path }: Address): readonly string[] => {
  const parts = path.replace(/^\/api\/v1/, '').split('/')
  return parts.flatMap((part, at) => (part.startsWith(':') ? [parts.slice(0, at + 1).join('/')] : []))
}

/** The fixture of a parameter: the address's own by method, the address's, or that of the path as far as the parameter. */
export function fixtureFor(address: Address, path: string): Fixture {
  const found = fixtures[`${address.method} ${address.path}`] ?? fixtures[address.path] ?? fixtures[path]
  const fixture = path === asksFor(address).at(-1) ? found : fixtures[path]
  if (!fixture)
    throw new Error(
      `${said(address)}: tests/security/fixtures.ts has nothing for '${path}'. Add what makes one, and whose it is; see docs/routes-tried.md.`,
    )
  return fixture
}

/** Those whose parameters can all be filled: one that can't fails a test of its own, and is no reason for the others to. */
export const addresses = everyAddress.filter((address) => {
  try {
    return asksFor(address).every((path) => fixtureFor(address, path))
  } catch {
    return false
  }
})

/** What fills an address's parameters. */
export type Filling = readonly string[]
export const missingId = '019a0000-0000-7000-8000-00000000dead'

export const fill = ({ path }: Address, filling: Filling) =>
  filling.reduce((filled, value) => filled.replace(param, () => encodeURIComponent(value)), path)

export const missingFor = (address: Address): Filling =>
  asksFor(address).map((path, at) => {
    const fixture = fixtureFor(address, path)
    const last = fixtureFor(address, asksFor(address).at(-1) ?? path)
    return last.above?.[at] ?? fixture.missing ?? missingId
  })

/** Makes the things an address names at a place, from the outermost in; one address after another. */
export function makeAt(address: Address, place: Place): Promise<Filling> {
  const makes = turn.then(() => made(address, place))
  turn = makes.catch(() => undefined)
  return makes
}

let turn: Promise<unknown> = Promise.resolve()

async function made(address: Address, place: Place): Promise<Filling> {
  const paths = asksFor(address)
  const above = paths.length > 0 ? fixtureFor(address, paths.at(-1) ?? '').above : undefined
  const filling: string[] = []
  for (const [at, path] of paths.entries())
    filling.push(above?.[at] ?? (await fixtureFor(address, path).make(place, filling)))
  return filling
}

export const ownerOf = (address: Address): Fixture['of'] => {
  const last = asksFor(address).at(-1)
  return last === undefined ? 'everybody' : fixtureFor(address, last).of
}

const mayOf = new Map(Object.keys(grants).map((role) => [role, permissionsOf([role])]))

/** Whether the door lets them in, by `src/roles.ts` alone: a role of one LMC lets nobody near what is the whole office's. */
export const passesDoor = (asker: Asker | undefined, { may }: Address) =>
  !(asker?.reach === 'lmc' && ofWholeOffice.has(may)) &&
  mayEnter({ ...stranger, permissions: (asker && mayOf.get(asker.role)) ?? new Set() }, may)

/** Whether a thing there can be seen by somebody who passed the door, by the walls and by whose it is. */
export function reaches(asker: Asker | undefined, of: Fixture['of'], whose: Whose): boolean {
  if (of === 'everybody' || whose === 'own') return true
  if (!asker || of === 'account') return false
  if (of === 'office') return whose !== 'other_office'
  if (whose === 'other_practice') return asker.reach !== 'practice' || of === 'lmc'
  return whose === 'other_lmc' && asker.reach === 'office'
}

/** Sends what a browser would, each time from another network address, so that only the person is counted. */
let sent = 0
export function send(
  { site }: World,
  { method }: Pick<Address, 'method'>,
  path: string,
  cookie: string | undefined,
  more: { body?: NonNullable<RequestInit['body']>; headers?: Record<string, string> } = {},
): Promise<Response> {
  sent += 1
  const headers = { origin: 'http://localhost:3000', ...(cookie && { cookie }), ...more.headers }
  const body = method === 'POST' ? { body: more.body ?? new URLSearchParams() } : {}
  return site.ask(path, { method, headers, ...body }, `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`)
}

/** Runs the work side by side, a few at a time. */
export async function inLanes<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const lane = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: 4 }, lane))
}
