import { z } from '@hono/zod-openapi'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { change, openData } from '../../../../tests/support/register.ts'
import { operate, setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { requestsAMinute } from '../../../platform/api/mount.ts'
import { exampleOf } from '../../../platform/api/operation.ts'
import { refusalShape } from '../../../platform/api/refusal.ts'
import { get } from '../../../platform/routes.ts'
import { openScope, system } from '../../../platform/scope.ts'
import { newToken, tokenHash } from '../../../platform/session.ts'
import type { Id } from '../../../platform/values.ts'
import { register } from '../module.ts'

const installation = await testInstallation()
const weald = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = weald.lmcs
const fens = await office(installation, 'Fenland LMC', ['Fenland'])
const [fenland] = fens.lmcs
if (!wealdshire || !saltmarsh || !fenland) throw new Error('an LMC is missing')

const counted = { '2025-10-01': 11_000, '2026-10-01': 12_345 }
const keys = await openData(installation, [
  {
    ods_code: 'C90001',
    lmc: wealdshire,
    counted,
    facts: { name: 'Elm Surgery' },
    changed: { '2025-04-01': { name: 'Elm House Surgery' } },
  },
  { ods_code: 'C90002', lmc: wealdshire, counted: { '2026-10-01': 8056 }, facts: { name: 'Tollgate Surgery' } },
  {
    ods_code: 'C90003',
    lmc: saltmarsh,
    facts: { name: 'Saltby Practice', pcn_code: 'U90002', pcn_name: 'Saltby PCN' },
  },
  {
    ods_code: 'C90004',
    lmc: fenland,
    counted,
    facts: { name: 'Fen End Surgery', pcn_code: null, pcn_name: null, status: 'dormant' },
  },
])
const key = (code: string) => keys.get(code) ?? ('' as string as Id<'practice'>)
for (const [lmc, code, after] of [
  [wealdshire, 'C90001', 'Elm House Surgery'],
  [saltmarsh, 'C90003', 'Saltby'],
  [fenland, 'C90004', 'Fen End'],
] as const)
  await change(installation, lmc, key(code), { kind: 'renamed', before: 'What it was', after, on: '2026-10-05' })

const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', weald)
const jo = await person(installation, 'Jo Marsh', 'practice_staff', weald)

const everybody = system(
  null,
  [...weald.lmcs, ...fens.lmcs].map(({ id }) => id),
)
await setUp(openScope(installation.db, installation.jobs, everybody, site.now), async (tx) => {
  const note = { written_at: tx.now, written_by: 'Ruth Okafor' }
  for (const [lmc, code] of [
    [wealdshire, 'C90001'],
    [fenland, 'C90004'],
  ] as const) {
    await tx.db
      .insertInto('register.practice_note')
      .values({
        ...note,
        lmc_id: lmc.id,
        practice_id: key(code),
        words: `Kept to ${lmc.name}`,
        pressed: crypto.randomUUID(),
      })
      .execute()
    const { id } = await tx.db
      .insertInto('register.practice_group')
      .values({ lmc_id: lmc.id, kind: 'federation', name: `${lmc.name} Federation`, during: '[2020-01-01,)' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('register.group_member')
      .values({ lmc_id: lmc.id, group_id: id, practice_id: key(code), during: '[2020-01-01,)' })
      .execute()
  }
})

const everyPart = [
  'register.read_practices',
  'register.read_areas',
  'register.read_list_sizes',
  'register.read_changes',
  'register.read_people',
]
const tokens = { ...weald, lmc_ids: weald.lmcs.map(({ id }) => id), permissions: everyPart }
let made = 0
async function token(
  more: { lmc_ids?: Id<'lmc'>[]; permissions?: string[]; office_id?: Id<'office'>; revoked_at?: Temporal.Instant } = {},
) {
  const secret = `openlmc_${newToken()}`
  const { office_id, lmc_ids, permissions } = { ...tokens, ...more }
  await operate(openScope(installation.db, installation.jobs, system(), site.now), async (tx) => {
    const about = {
      office_id,
      lmc_ids,
      permissions,
      name: `Token ${++made}`,
      made_by: 'Ruth Okafor',
      revoked_at: more.revoked_at ?? null,
    }
    await tx.db
      .insertInto('accounts.api_token')
      .values({ ...about, token_hash: tokenHash(secret), made_at: site.now })
      .execute()
  })
  return secret
}
const whole = await token()
const ask = (path: string, secret?: string, at = site) =>
  at.ask(`/api/v1${path}`, secret ? { headers: { authorization: `Bearer ${secret}` } } : {})

const practices = z.object({
  total: z.number(),
  next: z.string().nullable(),
  practices: z.array(z.object({ ods_code: z.string(), name: z.string() })),
})
async function codes(query: string, secret = whole) {
  const reply = await ask(`/practices?${query}`, secret)
  return practices.parse(await reply.json()).practices.map(({ ods_code }) => ods_code)
}
async function refusal(reply: Response) {
  expect(reply.headers.get('content-type')).toMatch(/^application\/json/)
  return { status: reply.status, ...refusalShape.parse(await reply.json()).error }
}
const operations = register.apis ?? []

/** The same schema, refusing what it doesn't name. */
function strict(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject)
    return z.strictObject(
      Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, strict(field)])),
    )
  if (schema instanceof z.ZodArray) return z.array(strict(schema.element))
  if (schema instanceof z.ZodNullable) return strict(schema.unwrap()).nullable()
  return schema as z.ZodType
}

test.each(operations.map((one) => [one.path, one] as const))(
  '%s answers what its description and its example say',
  async (_path, one) => {
    const reply = await ask(one.example_address, whole)
    expect(reply.status).toBe(200)
    strict(one.answer).parse(await reply.json())
    strict(one.answer).parse(exampleOf(one.answer))
  },
)

test.each(operations.map((one) => [one.path, one] as const))(
  '%s is shut to strangers and to tokens for another part',
  async (_path, one) => {
    const nobody = await ask(one.example_address)
    expect(await refusal(nobody)).toMatchObject({ status: 401, word: 'signed_out' })
    expect(nobody.headers.get('www-authenticate')).toContain('Bearer')
    const other = await token({ permissions: everyPart.filter((part) => part !== one.may) })
    expect(await refusal(await ask(one.example_address, other))).toMatchObject({ status: 403, word: 'not_allowed' })
  },
)

test('a token that was revoked, or never was, opens nothing', async () => {
  const revoked = await token({ revoked_at: site.now })
  expect(await refusal(await ask('/practices', revoked))).toMatchObject({ status: 401, word: 'signed_out' })
  expect(await refusal(await ask('/practices', 'openlmc_guessed'))).toMatchObject({ status: 401 })
  const guessed = await site.ask('/api/v1/practices', {
    headers: { authorization: 'Bearer guessed', cookie: ruth.cookie },
  })
  expect(guessed.status, 'a browser’s session doesn’t lend itself to a bad token').toBe(401)
})

test('Ruth reads in her browser what her role may; Jo, who may not read the register, is told so', async () => {
  expect((await site.get('/api/v1/practices', ruth.cookie)).status).toBe(200)
  expect(await refusal(await site.get('/api/v1/practices', jo.cookie))).toMatchObject({ status: 403 })
})

test('what is public of any practice is read with any token; what an LMC keeps only with its own', async () => {
  expect(await codes('sort=ods_code&status=any')).toEqual(['C90001', 'C90002', 'C90003'])
  expect(await codes('area=england&sort=ods_code&status=any')).toEqual(['C90001', 'C90002', 'C90003', 'C90004'])
  const own = await (await ask('/practices/C90001', whole)).text()
  expect(own).toContain('Wealdshire LMC Federation')
  const theirs = await ask('/practices/C90004', whole)
  expect(await theirs.json()).toMatchObject({ name: 'Fen End Surgery', lmc_name: null, groups: [] })
})

test('a practice’s notes are in no answer, its own office’s included', async () => {
  const stranger = await token({ office_id: fens.office_id, lmc_ids: [fenland.id] })
  for (const { path, example_address } of operations)
    for (const secret of [whole, stranger])
      expect(await (await ask(example_address, secret)).text(), path).not.toContain('Kept to')
  for (const secret of [whole, stranger])
    expect(await (await ask('/practices/C90004', secret)).text()).not.toContain('Kept to')
})

test('a token for one LMC of an office reads that one’s practices, areas and changes', async () => {
  const one = await token({ lmc_ids: [saltmarsh.id] })
  expect(await codes('', one)).toEqual(['C90003'])
  expect(await refusal(await ask(`/practices?lmc=${wealdshire.id}`, one))).toMatchObject({
    status: 404,
    word: 'not_found',
  })
  expect(await refusal(await ask(`/areas/lmc/${wealdshire.id}`, one))).toMatchObject({ status: 404 })
  const areas = await (await ask('/areas', one)).text()
  expect([areas.includes('Saltmarsh LMC'), areas.includes('Wealdshire LMC')]).toEqual([true, false])
  const found = await (await ask('/changes?state=any', one)).text()
  expect([found.includes('C90003'), found.includes('C90001'), found.includes('C90004')]).toEqual([true, false, false])
})

test('practices are narrowed, ordered and paged, each page leading to the next', async () => {
  expect(await codes('q=tollgte')).toEqual(['C90002'])
  expect(await codes('pcn=u90002')).toEqual(['C90003'])
  expect(await codes('flag=list_up')).toEqual(['C90001'])
  expect(await codes('area=england&status=dormant')).toEqual(['C90004'])
  expect(await codes(`lmc=${wealdshire.id}&sort=-list_size`)).toEqual(['C90001', 'C90002'])
  expect(await codes('area=constituency/E14009001&commissioner=99W&constituency=E14009001')).toEqual([
    'C90001',
    'C90003',
    'C90002',
  ])
  const first = practices.parse(await (await ask('/practices?sort=ods_code&limit=2', whole)).json())
  expect([first.total, first.practices.length]).toEqual([3, 2])
  const next = (first.next ?? '').replace('http://localhost:3000/api/v1', '')
  const second = practices.parse(await (await ask(next, whole)).json())
  expect([second.next, second.practices.map(({ ods_code }) => ods_code)]).toEqual([null, ['C90003']])
  expect(await codes('limit=2&page=9')).toEqual([])
})

test('a practice is as it was on the day asked for', async () => {
  const on = async (day: string) =>
    z.object({ name: z.string() }).parse(await (await ask(`/practices/c90001?as_at=${day}`, whole)).json()).name
  expect([await on('2025-03-31'), await on('2025-04-01')]).toEqual(['Elm Surgery', 'Elm House Surgery'])
})

test('every practice at once comes as JSON lines, asked for by address or by header', async () => {
  const line = operations.find(({ path }) => path === '/practices')?.line
  const by_address = await ask('/practices?area=england&status=any&limit=1&format=ndjson', whole)
  const headers = { authorization: `Bearer ${whole}`, accept: 'application/x-ndjson' }
  const by_header = await site.ask('/api/v1/practices?area=england&status=any', { headers })
  const lines = (await by_address.text()).trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(await by_header.text()).toBe(`${lines.join('\n')}\n`)
  for (const text of lines) strict(line ?? z.never()).parse(JSON.parse(text))
  expect(by_address.headers.get('content-type')).toContain('application/x-ndjson')
})

test.each([
  ['as_at=2026-02-30', 'as_at', 'Give a day as YYYY-MM-DD, such as 2026-11-19'],
  ['as_at=0001-01-01', 'as_at', 'Give a day from 1900 to 2200'],
  ['limit=501', 'limit', 'Give a whole number from 1 to 500'],
  ['page=two', 'page', 'Give a whole number from 1 to 10000'],
  ['page=1&page=2', 'page', 'Give page once'],
  ['status=shut', 'status', 'Give one of active, dormant, closed, proposed, any'],
  ['pcn=U9%000', 'pcn', 'Give the code of a primary care network'],
  ['area=pcn/C1', 'area', 'Give england, or a kind and a code as /areas gives them, such as pcn/U90001'],
  ['q=%00', 'q', 'Give 1 to 80 letters, figures or spaces'],
  ['asat=2026-01-01', 'asat', 'Leave it out: there is no such parameter.'],
])('/practices?%s is refused, saying which parameter and what to do', async (query, parameter, words) => {
  const { status, word, parameters } = await refusal(await ask(`/practices?${query}`, whole))
  expect([status, word]).toEqual([422, 'mistake'])
  expect(parameters?.[0]?.parameter).toBe(parameter)
  expect(parameters?.[0]?.message).toContain(words)
})

test.each(['/practices/C99999', '/areas/pcn/U99999', '/areas/england/other', '/areas/lmc/none', '/nothing', '/../v2'])(
  '%s isn’t there, in JSON',
  async (path) => expect(await refusal(await ask(path, whole))).toMatchObject({ status: 404, word: 'not_found' }),
)

test('whatever is asked, the answer is JSON and never a fault', async () => {
  const names = fc.constantFrom(
    'as_at',
    'area',
    'lmc',
    'pcn',
    'q',
    'sort',
    'page',
    'limit',
    'format',
    'kind',
    'state',
    'since',
    'x',
  )
  const given = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '2026-01-01',
      '-275760-01-01',
      'england',
      'icb/QW9',
      '1e3',
      'Infinity',
      '-name',
      'ndjson',
      '%',
      "'",
    ),
  )
  const query = fc.array(fc.tuple(names, given), { maxLength: 3 }).map((pairs) => new URLSearchParams(pairs).toString())
  const path = fc.oneof(
    fc.constantFrom(...operations.map(({ example_address }) => example_address.split('?')[0] ?? '')),
    fc.webPath(),
  )
  await fc.assert(
    fc.asyncProperty(path, query, async (path, query) => {
      const patient = siteAt(installation, '2026-11-19T10:00:00Z')
      const reply = await ask(`${path}?${query}`, whole, patient)
      // The manual and its document are the only other things here.
      if (/^\/*(openapi\.json)?$/.test(path)) return
      expect(reply.status).toBeGreaterThanOrEqual(200)
      expect(reply.status).toBeLessThan(500)
      expect(reply.headers.get('content-type')).toMatch(/^application\/(x-nd)?json/)
    }),
    { numRuns: 150 },
  )
})

test('what can’t be asked, or breaks, is said in JSON too', async () => {
  const broken = get('/api/v1/broken', 'public', () => {
    throw new Error('nobody foresaw this')
  })
  const fragile = siteAt(installation, '2026-11-19T11:00:00Z', [broken])
  const fault = await refusal(await ask('/broken', whole, fragile))
  expect(fault).toMatchObject({ status: 500, word: 'broken' })
  expect(fault.message).not.toContain('foresaw')
  const form = { method: 'POST', body: new URLSearchParams('a=b') }
  const elsewhere = await site.ask('/api/v1/practices', {
    ...form,
    headers: { origin: 'https://elsewhere.example', cookie: ruth.cookie },
  })
  expect(await refusal(elsewhere)).toMatchObject({ status: 403, word: 'not_allowed' })
  expect(await refusal(await site.post('/api/v1/practices', { a: 'b' }, ruth.cookie))).toMatchObject({ status: 404 })
})

test('a token has its measure, and is told when to try again', async () => {
  const busy = await token()
  const later = siteAt(installation, '2026-11-19T12:00:30Z')
  for (let asked = 0; asked < requestsAMinute; asked++) await ask('/nothing', busy, later)
  expect((await ask('/practices', busy, later)).status, 'what isn’t there is not counted').toBe(200)
  for (let asked = 1; asked < requestsAMinute; asked++) await ask('/practices/C99999', busy, later)
  const reply = await ask('/practices', busy, later)
  expect(reply.headers.get('retry-after')).toBe('30')
  expect(await refusal(reply)).toMatchObject({ status: 429, word: 'too_many' })
  expect((await ask('/practices', whole, later)).status).toBe(200)
})

test('that a token was used is written down every five minutes at most', async () => {
  const used = await token({ permissions: ['register.read_practices'] })
  const last = async () => {
    const hash = tokenHash(used)
    const answer = await openScope(installation.db, installation.jobs, system(weald.office_id), site.now).read((tx) =>
      tx.db.selectFrom('accounts.api_token').select('last_used_at').where('token_hash', '=', hash).executeTakeFirst(),
    )
    return answer?.last_used_at?.toString()
  }
  for (const at of ['2026-11-19T13:00:00Z', '2026-11-19T13:04:59Z'])
    await ask('/practices', used, siteAt(installation, at))
  expect(await last()).toBe('2026-11-19T13:00:00Z')
  await ask('/practices', used, siteAt(installation, '2026-11-19T13:05:00Z'))
  expect(await last()).toBe('2026-11-19T13:05:00Z')
})
