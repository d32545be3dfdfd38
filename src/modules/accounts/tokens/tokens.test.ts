import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { get } from '../../../platform/routes.ts'
import { tokenActor } from './writes.ts'

const installation = await testInstallation()
const weald = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = weald.lmcs.map(({ id }) => id)
const fens = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', weald)
const tom = await person(installation, 'Tom Field', 'office_staff', weald)
const finn = await person(installation, 'Finn Drew', 'office_administrator', fens)
const site = siteAt(installation, '2026-11-19T09:00:00Z')

const asked = (name: string, more = {}) => ({
  name,
  lmc_ids: [wealdshire ?? ''],
  permissions: ['register.read_practices', 'register.read_list_sizes'],
  ...more,
})
async function made(name: string, more = {}) {
  const page = await (await site.post('/tokens', asked(name, more), ruth.cookie)).text()
  const secret = page.match(/openlmc_[\w-]{43}/)?.[0] ?? ''
  const list = await (await site.get('/tokens', ruth.cookie)).text()
  const id = list.slice(list.indexOf(name)).match(/\/tokens\/([0-9a-f-]{36})\/revocation/)?.[1] ?? ''
  return { secret, id }
}
const actorOf = (secret: string, now = site.now) => tokenActor(installation.db, installation.jobs, secret, now)

test('Ruth makes a token, is shown it once, and it reads what she chose', async () => {
  const reply = await site.post('/tokens', asked('List size dashboard'), ruth.cookie)
  expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const secret = (await reply.text()).match(/openlmc_[\w-]{43}/)?.[0] ?? ''
  expect(await actorOf(secret)).toMatchObject({
    kind: 'account',
    account_id: null,
    name: 'API token List size dashboard',
    office_id: weald.office_id,
    lmc_ids: [wealdshire],
    permissions: new Set(['register.read_practices', 'register.read_list_sizes']),
  })
  const list = await (await site.get('/tokens', ruth.cookie)).text()
  expect(list).toContain('List size dashboard')
  expect(list).toContain('09:00 on 19 November 2026')
  expect(list).not.toContain(secret)
})

test('a token opens the API’s doors it was given, and no others', async () => {
  const { secret } = await made('Practices only', { permissions: ['register.read_practices'] })
  const routes = (['register.read_practices', 'register.read_changes'] as const).map((may) =>
    get(`/api/v1/${may}`, may, (c) => c.json(c.get('scope').actor.lmc_ids)),
  )
  const withApi = siteAt(installation, '2026-11-19T09:00:00Z', routes)
  const open = async (may: string, headers: Readonly<Record<string, string>>) =>
    (await withApi.ask(`/api/v1/${may}`, { headers })).status
  const authorization = `Bearer ${secret}`
  expect(await open('register.read_practices', { authorization })).toBe(200)
  expect(await open('register.read_changes', { authorization })).toBe(403)
  expect(await open('register.read_practices', { authorization: `${authorization}x` })).toBe(401)
  expect(await open('register.read_changes', { authorization, cookie: ruth.cookie })).toBe(403)
})

test('a secret nobody was given opens nothing', async () => {
  for (const secret of ['', 'openlmc_', 'x'.repeat(5000), '\u{1F4A9}']) expect(await actorOf(secret)).toBeUndefined()
})

test('a revoked token opens nothing from the next moment, and keeps its place in the list', async () => {
  const { secret, id } = await made('Old spreadsheet')
  expect(await (await site.get(`/tokens/${id}/revocation`, ruth.cookie)).text()).toContain(
    'Revoke the token “Old spreadsheet”?',
  )
  expect(await actorOf(secret)).toBeDefined()
  expect((await site.post(`/tokens/${id}/revocation`, {}, ruth.cookie)).status).toBe(303)
  expect(await actorOf(secret)).toBeUndefined()
  expect((await site.post(`/tokens/${id}/revocation`, {}, ruth.cookie)).status).toBe(404)
  expect(await (await site.get('/tokens', ruth.cookie)).text()).toContain('Revoked 19 Nov 2026')
})

test('one_live_token_of_a_name: a name is given again only after its token is revoked', async () => {
  const { id } = await made('Newsletter')
  const again = await site.post('/tokens', asked('Newsletter'), ruth.cookie)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('A token of this name works already')
  await site.post(`/tokens/${id}/revocation`, {}, ruth.cookie)
  expect((await site.post('/tokens', asked('Newsletter'), ruth.cookie)).status).toBe(200)
})

test.each([
  [{ name: '' }, 'Enter the program’s name'],
  [{ name: 'x'.repeat(81) }, 'The program’s name must be 80 characters or fewer'],
  [{ name: 'Dash\u202Eboard' }, 'has characters that can’t be seen'],
  [{ lmc_ids: [] }, 'Select at least one of the LMCs it may read'],
  [{ lmc_ids: [fens.lmcs[0]?.id ?? ''] }, 'Select at least one of the LMCs it may read'],
  [{ permissions: [] }, 'Select at least one of the parts it may read'],
  [{ permissions: ['accounts.make_tokens'] }, 'Select at least one of the parts it may read'],
])('%j makes no token', async (more, sentence) => {
  const reply = await site.post('/tokens', asked('Mistaken', more), ruth.cookie)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain(sentence)
  expect(await (await site.get('/tokens', ruth.cookie)).text()).not.toContain('Mistaken')
})

test('office staff, strangers and tokens make and see no tokens', async () => {
  const { secret, id } = await made('Fixed display', { lmc_ids: [wealdshire ?? '', saltmarsh ?? ''] })
  expect((await site.get('/tokens', tom.cookie)).status).toBe(403)
  expect((await site.post('/tokens', asked('Tom’s'), tom.cookie)).status).toBe(403)
  expect((await site.post(`/tokens/${id}/revocation`, {}, tom.cookie)).status).toBe(403)
  expect((await site.post('/tokens', asked('Nobody’s'))).headers.get('location')).toBe('/sign-in')
  const bearer = await site.ask('/tokens', { headers: { authorization: `Bearer ${secret}` } })
  expect(bearer.headers.get('location')).toContain('/sign-in')
  expect(await actorOf(secret)).toBeDefined()
})

test('another office neither sees nor revokes it', async () => {
  const { secret, id } = await made('Committee papers')
  expect(await (await site.get('/tokens', finn.cookie)).text()).not.toContain('Committee papers')
  expect((await site.get(`/tokens/${id}/revocation`, finn.cookie)).status).toBe(404)
  expect((await site.post(`/tokens/${id}/revocation`, {}, finn.cookie)).status).toBe(404)
  expect(await actorOf(secret)).toBeDefined()
})

test('making and revoking are on the record; the secret is nowhere', async () => {
  const { secret, id } = await made('On the record')
  await site.post(`/tokens/${id}/revocation`, {}, ruth.cookie)
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test looks')
    const rows = await tx.db
      .selectFrom('platform.record')
      .select(['what', 'actor', 'about', 'office_id'])
      .orderBy('number')
      .execute()
    return { done: true as const, value: rows }
  })
  const rows = answer.done ? answer.value : []
  const about = rows.filter((row) => JSON.stringify(row.about).includes(id))
  expect(about).toMatchObject([
    { what: 'accounts.api_token_made', actor: 'Ruth Okafor', office_id: weald.office_id },
    { what: 'accounts.api_token_revoked', actor: 'Ruth Okafor', office_id: weald.office_id },
  ])
  expect(JSON.stringify(rows)).not.toContain(secret)
})

test('an administrator of one LMC neither sees nor revokes a token that reads another', async () => {
  const { secret, id } = await made('Both of them', { lmc_ids: [wealdshire ?? '', saltmarsh ?? ''] })
  const own = await made('Wealdshire’s own')
  const wes = await person(installation, 'Wes Wold', 'office_administrator', {
    office_id: weald.office_id,
    lmc_id: weald.lmcs[0]!.id,
  })
  const list = await (await site.get('/tokens', wes.cookie)).text()
  expect(list).toContain('Wealdshire’s own')
  expect(list).not.toContain('Both of them')
  expect((await site.get(`/tokens/${id}/revocation`, wes.cookie)).status).toBe(404)
  expect((await site.post(`/tokens/${id}/revocation`, {}, wes.cookie)).status).toBe(404)
  expect(await actorOf(secret)).toBeDefined()
  expect((await site.post(`/tokens/${own.id}/revocation`, {}, wes.cookie)).status).toBe(303)
})
