import { afterAll, expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { openDatabase } from '../../../platform/database.ts'
import type { Id } from '../../../platform/values.ts'

// Two servers, each with a connection of its own: what one does, the other doesn't see before it commits.
const office = await registered()
const { installation, office_id, wealdshire, site, scope, ruth } = office
const second = openDatabase(installation.app_url, { connections: 2, name: 'another server' })
afterAll(() => second.close())
const other = siteAt({ ...installation, ...second }, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const nadia = await person(installation, 'Nadia Karim', 'finance_staff', { office_id })
const { aLevy, aRate, aMandate, press } = charging(scope)
const keys = await openData(installation, [{ ods_code: 'Q90011', lmc: wealdshire, counted: { '2026-01-01': 10_240 } }])

let funds = 0
const charged = async () => {
  const levy_id = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
  await aRate(wealdshire, levy_id, { pence_rate: 1 })
  for (const id of keys.values()) await aMandate(wealdshire, levy_id, id, 'in')
  return levy_id
}
const drafting = (levy_id: string, more: Readonly<Record<string, string>> = {}) => ({
  levy_id,
  first_month: '2026-07-01',
  months: '3',
  pressed: press(),
  ...more,
})
const drafted = async (levy_id: string) =>
  (await site.post('/levies/runs', drafting(levy_id), denise.cookie)).headers.get('location') ?? ''
const statuses = async (...replies: readonly Promise<Response>[]) =>
  (await Promise.all(replies)).map(({ status }) => status).toSorted((one, another) => one - another)
const keptOf = (levy_id: Id<'levy'>) =>
  scope.read(async (tx) => {
    const runs = await tx.db.selectFrom('levies.run').select('state').where('levy_id', '=', levy_id).execute()
    const lines = await tx.db.selectFrom('levies.line').select('id').where('levy_id', '=', levy_id).execute()
    const entries = await tx.db.selectFrom('levies.entry').select('id').where('levy_id', '=', levy_id).execute()
    return { states: runs.map(({ state }) => state), lines: lines.length, entries: entries.length }
  })

/** Each several times, since who comes first differs. */
const rounds = [1, 2, 3]

test('one press that is sent twice at once drafts one run', async () => {
  for (const _ of rounds) {
    const levy = await charged()
    const form = drafting(levy)
    const send = () => [site, other].map((each) => each.post('/levies/runs', form, denise.cookie))
    expect(await statuses(...send())).toEqual([303, 409])
    expect(await keptOf(levy)).toMatchObject({ states: ['draft'] })
  }
})

test('two people who draft times that overlap, at once, make one run', async () => {
  for (const _ of rounds) {
    const levy = await charged()
    const replies = [
      site.post('/levies/runs', drafting(levy), denise.cookie),
      other.post('/levies/runs', drafting(levy, { first_month: '2026-09-01', months: '6' }), nadia.cookie),
    ]
    expect(await statuses(...replies)).toEqual([303, 409])
    expect((await keptOf(levy)).states).toEqual(['draft'])
  }
})

test('a rate is withdrawn while a run is drafted: one of them waits, and no run is ever by a withdrawn rate', async () => {
  for (const _ of [...rounds, ...rounds]) {
    const levy_id = await aLevy(wealdshire, { kind: 'charity', name: `Fund ${++funds}` })
    for (const id of keys.values()) await aMandate(wealdshire, levy_id, id, 'in')
    await aRate(wealdshire, levy_id, { pence_rate: 1, until_on: '2026-07-01' })
    const mistaken = await aRate(wealdshire, levy_id, { pence_rate: 9, from_on: '2026-07-01' })
    const address = `/levies/${levy_id}/rates/${mistaken}/withdrawal`
    const [run, withdrawal] = await Promise.all([
      site.post('/levies/runs', drafting(levy_id), denise.cookie),
      other.post(address, { withdrawn_because: 'Typed wrongly' }, nadia.cookie),
    ])
    expect(run.status).toBe(303)
    expect([303, 409]).toContain(withdrawal.status)
    const lines = await scope.read((tx) =>
      tx.db
        .selectFrom('levies.line as l')
        .innerJoin('levies.rate as r', 'r.id', 'l.rate_id')
        .select(['r.state', 'r.id'])
        .where('l.levy_id', '=', levy_id)
        .execute(),
    )
    expect([...new Set(lines.map(({ state }) => state))]).toEqual(['agreed'])
    expect(lines.some(({ id }) => id === mistaken)).toBe(withdrawal.status === 409)
  }
})

test('two people who draft times that don’t overlap, at once, both do', async () => {
  const levy = await charged()
  const replies = [
    site.post('/levies/runs', drafting(levy), denise.cookie),
    other.post('/levies/runs', drafting(levy, { first_month: '2026-04-01' }), nadia.cookie),
  ]
  expect(await statuses(...replies)).toEqual([303, 303])
})

test('two people who check one run at once check it once', async () => {
  for (const _ of rounds) {
    const levy = await charged()
    const run = await drafted(levy)
    expect(
      await statuses(site.post(`${run}/check`, {}, ruth.cookie), other.post(`${run}/check`, {}, nadia.cookie)),
    ).toEqual([303, 409])
    expect((await keptOf(levy)).states).toEqual(['checked'])
  }
})

test('two people who issue one run at once make one entry and number its papers once', async () => {
  for (const _ of rounds) {
    const levy = await charged()
    const run = await drafted(levy)
    await site.post(`${run}/check`, {}, ruth.cookie)
    expect(
      await statuses(site.post(`${run}/issue`, {}, ruth.cookie), other.post(`${run}/issue`, {}, nadia.cookie)),
    ).toEqual([303, 409])
    expect(await keptOf(levy)).toMatchObject({ states: ['issued'], entries: 1 })
  }
})

test('a run that one issues while another throws it away or draws it again is one or the other', async () => {
  for (const to of ['drop', 'drawing'] as const)
    for (const _ of rounds) {
      const levy = await charged()
      const run = await drafted(levy)
      const { lines } = await keptOf(levy)
      await site.post(`${run}/check`, {}, ruth.cookie)
      const moves = [site.post(`${run}/issue`, {}, ruth.cookie), other.post(`${run}/${to}`, {}, denise.cookie)]
      expect(await statuses(...moves), to).toEqual([303, 409])
      const kept = await keptOf(levy)
      const is_issued = kept.states.join() === 'issued'
      expect(kept.entries, to).toBe(is_issued ? 1 : 0)
      expect(kept.lines, to).toBe(is_issued || to === 'drawing' ? lines : 0)
    }
})

test('runs of two levies issued at once are numbered one after the other', async () => {
  const runs = await Promise.all([charged(), charged()].map(async (levy) => drafted(await levy)))
  for (const run of runs) await site.post(`${run}/check`, {}, ruth.cookie)
  const [one = '', another = ''] = runs
  expect(
    await statuses(site.post(`${one}/issue`, {}, ruth.cookie), other.post(`${another}/issue`, {}, nadia.cookie)),
  ).toEqual([303, 303])
  const numbers = await scope.read((tx) =>
    tx.db.selectFrom('levies.entry').select('number').orderBy('number').execute(),
  )
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, at) => at + 1))
})
