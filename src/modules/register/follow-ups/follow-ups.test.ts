import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { change, openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire! },
  { ods_code: 'Q90002', lmc: saltmarsh!, facts: { name: 'Saltby Surgery' } },
])
const [elm, saltby] = [keys.get('Q90001')!, keys.get('Q90002')!]
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_staff', { office_id })
const sal = await person(installation, 'Sal Marsh', 'office_staff', { office_id, lmc_id: saltmarsh!.id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id })
let day = 1
const found = (kind: 'moved_pcn' | 'list_up' | 'closed' | 'renamed', lmc = wealdshire!, practice = elm) =>
  change(installation, lmc, practice, {
    kind,
    before: 'Harbour PCN',
    after: 'Elm PCN',
    on: `2026-10-${String(day++).padStart(2, '0')}`,
  })
const html = async (path: string, cookie = ruth.cookie) => (await site.get(path, cookie)).text()

test('a change is shown with what to do about it, and moves on with the words of who did it', async () => {
  const id = await found('moved_pcn')
  expect(await html('/changes')).toMatch(/Elm Surgery.*Moved PCN.*Harbour PCN → Elm PCN/s)
  const reply = await site.post(
    `/changes/${id}/moves`,
    { move: 'act', words: 'Rang both directors', seen: 'new' },
    ruth.cookie,
  )
  expect([reply.status, reply.headers.get('location')]).toEqual([303, `/changes/${id}`])
  expect(await html(`/changes/${id}`)).toMatch(/Acted on.*Rang both directors.*Ruth Okafor/s)
  expect(await html('/changes')).not.toContain(`/changes/${id}"`)
  expect(await html('/changes?state=acted')).toContain(`/changes/${id}"`)
  expect(
    (await site.post(`/changes/${id}/moves`, { move: 'reopen', words: '', seen: 'acted' }, ruth.cookie)).status,
  ).toBe(303)
})

test('who comes second is told: changed_since; what the state doesn’t allow is refused: move_not_open', async () => {
  const id = await found('moved_pcn')
  await site.post(`/changes/${id}/moves`, { move: 'dismiss', words: '', seen: 'new' }, ruth.cookie)
  const late = await site.post(`/changes/${id}/moves`, { move: 'act', words: 'Mine', seen: 'new' }, ruth.cookie)
  expect([late.status, (await late.text()).includes('Somebody else dealt with this')]).toEqual([409, true])
  expect(
    (await site.post(`/changes/${id}/moves`, { move: 'reopen', words: '', seen: 'new' }, ruth.cookie)).status,
  ).toBe(409)
  expect(
    (await site.post(`/changes/${id}/moves`, { move: 'explode', words: '943 476 5919', seen: 'new' }, ruth.cookie))
      .status,
  ).toBe(422)
})

test('a change is taken and left, and the list narrows to mine', async () => {
  const id = await found('closed')
  await site.post(`/changes/${id}/owner`, { owner: 'me' }, ruth.cookie)
  expect(await html('/changes?owner=me')).toMatch(new RegExp(`${id}.*Ruth Okafor`, 's'))
  await site.post(`/changes/${id}/owner`, { owner: 'nobody' }, ruth.cookie)
  expect(await html('/changes?owner=me')).not.toContain(id)
  expect((await site.post(`/changes/${id}/owner`, { owner: 'the king' }, ruth.cookie)).status).toBe(404)
})

test('a change is given to a colleague, who is told; and to nobody who may not follow it up', async () => {
  const id = await found('closed')
  const give = (owner: string) => site.post(`/changes/${id}/owner`, { owner }, ruth.cookie)
  expect(await html(`/changes/${id}`)).toMatch(/Give it to.*Sam Price/s)
  expect((await give(sam.account_id)).status).toBe(303)
  expect(await html(`/changes/${id}`)).toMatch(/Owner.*Sam Price.*|Given to.*Sam Price/s)
  expect(await html('/changes?owner=me', sam.cookie)).toContain(id)
  expect(await html('/notifications', sam.cookie)).toContain(
    'Ruth Okafor gave you a change to follow up: Elm Surgery, closed',
  )
  // Sal has another LMC's role only, and Com Mittee follows nothing up.
  for (const { account_id } of [sal, com]) expect((await give(account_id)).status).toBe(404)
  expect(await html('/notifications', sal.cookie)).not.toContain('gave you')
})

test('a change is put off until a day, and stands in the calendar of whoever follows it up', async () => {
  const id = await found('moved_pcn')
  const again = (day: string, cookie = ruth.cookie) =>
    site.post(
      `/changes/${id}/look-again`,
      { look_again_on_day: day, look_again_on_month: day && '12', look_again_on_year: day && '2026' },
      cookie,
    )
  await site.post(`/changes/${id}/owner`, { owner: 'me' }, ruth.cookie)
  expect((await again('3')).headers.get('location')).toBe(`/changes/${id}`)
  const december = (cookie: string) => html('/calendar?month=2026-12', cookie)
  expect(await december(ruth.cookie)).toMatch(new RegExp(`Thursday 3 December 2026.*/changes/${id}.*Friday 4`, 's'))
  expect(await december(sam.cookie)).not.toContain(id)
  const wrong = await again('32')
  expect([wrong.status, (await wrong.text()).includes('Look again on must be a real date')]).toEqual([422, true])
  await again('')
  expect(await december(ruth.cookie)).not.toContain(id)
  expect((await again('3', sal.cookie)).status).toBe(404)
  expect((await again('3', com.cookie)).status).toBe(403)
})

test('what somebody follows up waits for them, new or noted', async () => {
  const id = await found('renamed')
  await site.post(`/changes/${id}/owner`, { owner: 'me' }, ruth.cookie)
  await site.post(`/changes/${id}/moves`, { move: 'note', words: '', seen: 'new' }, ruth.cookie)
  expect(await html('/changes?state=open&owner=me')).toContain(id)
  expect(await html('/changes?owner=me')).not.toContain(id)
})

test('all new changes of a kind are noted at once, but none that the page hadn’t shown', async () => {
  const [one, two, other] = [await found('list_up'), await found('list_up'), await found('closed')]
  const noting = (found_by: string) => site.post('/changes/noting', { kind: 'list_up', found_by }, ruth.cookie)
  await noting('2026-10-31T00:00:00Z')
  expect(await html('/changes?kind=list_up')).toContain(one)
  expect((await noting('2026-11-19T09:00:00Z')).status).toBe(303)
  expect(await html('/changes?kind=list_up')).toContain('No changes')
  expect(await html('/changes?state=noted')).toMatch(new RegExp(`${two}.*${one}`, 's'))
  expect(await html('/changes')).toContain(other)
  expect((await noting('2026-99-99T00:00:00Z')).status).toBe(404)
})

test('another LMC’s change is not found, and a committee member may not look', async () => {
  const [mine, theirs] = [await found('closed', saltmarsh, saltby), await found('closed')]
  expect(await html('/changes', sal.cookie)).toContain(mine)
  expect(await html('/changes', sal.cookie)).not.toContain(theirs)
  expect((await site.get(`/changes/${theirs}`, sal.cookie)).status).toBe(404)
  expect(
    (await site.post(`/changes/${theirs}/moves`, { move: 'note', words: '', seen: 'new' }, sal.cookie)).status,
  ).toBe(404)
  expect((await site.post(`/changes/${theirs}/owner`, { owner: 'me' }, sal.cookie)).status).toBe(404)
  expect((await site.get('/changes', com.cookie)).status).toBe(403)
  expect((await site.get('/changes/1', ruth.cookie)).status).toBe(404)
})

test.each(['?page=-1', '?kind=__proto__', '?state=toString', '?lmc=x&owner=you', '?page=99'])(
  'an odd address, %s, still leads to a page',
  async (query) => {
    expect((await site.get(`/changes${query}`, ruth.cookie)).status).toBe(200)
  },
)
