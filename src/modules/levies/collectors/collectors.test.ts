import { assert, jsonValue, property } from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { levyBooks } from '../../../../tests/support/levied.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'
import { collectorWith } from './reads.ts'
import { everyColumn, layoutOf, saysWhoAndHowMuch, scheduleColumns, usualLayout } from './rules.ts'

const { wealdshire, saltmarsh, site, scope, html, ruth, salt, sam, fay, recorded } = await registered()

const pcse = { kind: 'pcse', name: 'PCSE', email: 'levies@pcse.example', days_to_pay: '30', payment_words: '' }
const add = (form: Readonly<Record<string, string>>, cookie = ruth.cookie) =>
  site.post('/levies/collectors', { lmc_id: wealdshire.id, ...pcse, ...form }, cookie)
const added = async (name: string) => (await add({ name })).headers.get('location') ?? ''
const idIn = (address: string) => address.split('/').at(-1) as Id<'collector'>

test('somebody is made known who collects, once of a name', async () => {
  expect(await added('PCSE Weald')).toMatch(/^\/levies\/collectors\/[\w-]+$/)
  expect(await html('/levies/collectors', ruth.cookie)).toMatch(/PCSE Weald[\s\S]*PCSE, by deduction[\s\S]*Nothing/)
  const twice = await add({ name: 'pcse weald' })
  expect([twice.status, (await twice.text()).includes('collects for that LMC already')]).toEqual([409, true])
  const wrong = await add({ name: '', kind: 'king', days_to_pay: '400' })
  expect([wrong.status, (await wrong.text()).includes('must be between 0 and 120')]).toEqual([422, true])
  const changed = await site.post(
    await added('PCSE North'),
    { ...pcse, name: 'PCSE South', days_to_pay: '14' },
    ruth.cookie,
  )
  expect(changed.status).toBe(303)
  expect((await recorded()).at(-1)).toContain('levies.collector_changed')
})

test('one who collects a levy from a day takes it over from whoever did before; an ICB’s own is apart', async () => {
  const { levy_id } = await levyBooks(scope, wealdshire.id)
  const [all, later, icb] = [await added('All'), await added('Later'), await added('ICB')]
  const collects = (address: string, from: string, icb_code = '') => {
    const [from_on_year = '', from_on_month = '', from_on_day = ''] = from.split('-')
    return site.post(
      `${address}/collectings`,
      { levy_id, icb_code, from_on_day, from_on_month, from_on_year },
      ruth.cookie,
    )
  }
  expect((await collects(all, '2025-04-01')).status).toBe(303)
  expect((await collects(later, '2026-04-01')).status).toBe(303)
  expect((await collects(icb, '2025-10-01', 'QW9')).status).toBe(303)
  const on = async (day: string, icb_code = '') =>
    (
      await scope.read((tx) =>
        tx.db
          .selectFrom('levies.collecting')
          .select('collector_id')
          .where('levy_id', '=', levy_id)
          .where('icb_code', '=', icb_code)
          .where(sql<boolean>`during @> ${day}::date`)
          .executeTakeFirst(),
      )
    )?.collector_id ?? null
  expect(await on('2025-03-31')).toBeNull()
  expect(await on('2026-03-31')).toBe(idIn(all))
  expect(await on('2026-04-01')).toBe(idIn(later))
  expect(await on('2026-04-01', 'QW9')).toBe(idIn(icb))
  // The same day again is put right, and one put in before keeps what follows it.
  expect((await collects(later, '2025-04-01')).status).toBe(303)
  expect(await on('2025-05-01')).toBe(idIn(later))
  expect((await collects(all, '2024-04-01')).status).toBe(303)
  expect(await on('2024-05-01')).toBe(idIn(all))
  expect(await on('2025-05-01')).toBe(idIn(later))
  const still = await site.post(`${later}/end`, {}, ruth.cookie)
  expect([still.status, (await still.text()).includes('still collected by them')], 'still_collects').toEqual([
    409,
    true,
  ])
  expect((await site.post(`${await added('Idle')}/end`, {}, ruth.cookie)).status).toBe(303)
  const wrong = await collects(all, '2026-02-31')
  expect([wrong.status, (await wrong.text()).includes('must be a real date')]).toEqual([422, true])
})

test('a schedule is laid out with a practice code and an amount, or not at all', async () => {
  const address = await added('Laid out')
  const places = { place_amount_pence: '1', place_ods_code: '2', heading_ods_code: 'Org', place_days: '' }
  expect((await site.post(`${address}/layout`, places, ruth.cookie)).status).toBe(303)
  const kept = await scope.read((tx) => collectorWith(tx, idIn(address)))
  expect(kept?.layout).toEqual([
    { column: 'amount_pence', heading: scheduleColumns.amount_pence },
    { column: 'ods_code', heading: 'Org' },
  ])
  const without = await site.post(`${address}/layout`, { place_ods_code: '1' }, ruth.cookie)
  expect(
    [without.status, (await without.text()).includes('Give the practice code a place')],
    'nobody_or_nothing_to_deduct',
  ).toEqual([409, true])
  expect((await site.post(`${address}/layout`, { place_ods_code: 'first' }, ruth.cookie)).status).toBe(422)
})

test('whatever was kept as a layout is read as one that can be deducted by, or is it word for word', () => {
  assert(property(jsonValue(), (kept) => layoutOf(kept).every(({ column }) => everyColumn.includes(column))))
  expect(saysWhoAndHowMuch(layoutOf('nonsense'))).toBe(true)
  expect(layoutOf(usualLayout)).toEqual(usualLayout)
})

test('another LMC sees no collector of this one and changes none; whoever may not see levies sees nobody', async () => {
  const address = await added('Walled')
  for (const { cookie } of [salt, fay]) {
    expect(await html('/levies/collectors', cookie)).not.toContain('Walled')
    expect((await site.get(address, cookie)).status).toBe(404)
    for (const there of [address, `${address}/end`, `${address}/layout`, `${address}/collectings`])
      expect((await site.post(there, pcse, cookie)).status, there).toBe(404)
    expect((await add({ name: 'Eve' }, cookie)).status).toBe(422)
  }
  const theirs = await levyBooks(scope, saltmarsh.id)
  const mixed = { levy_id: theirs.levy_id, icb_code: '', from_on_day: '1', from_on_month: '4', from_on_year: '2026' }
  expect((await site.post(`${address}/collectings`, mixed, ruth.cookie)).status).toBe(422)
  expect((await site.get('/levies/collectors', sam.cookie)).status).toBe(403)
  expect((await add({}, '')).headers.get('location')).toMatch(/^\/sign-in/)
})
