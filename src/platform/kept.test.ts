import { expect, test } from 'vitest'
import { office } from '../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../tests/support/site.ts'
import { done } from './answers.ts'
import { keptForReach } from './kept.ts'
import { system, type Actor } from './scope.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const there = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs.map(({ id }) => id)
const whole = system(office_id, [wealdshire!, saltmarsh!])

let worked = 0
const ask = (actor: Actor, moment = '2026-11-19T09:00:00Z', about = 'a') =>
  siteAt(installation, moment)
    .scope(actor)
    .read((tx) =>
      keptForReach(tx, [about], async () => {
        worked += 1
        return worked
      }),
    )
const record = (actor: Actor) =>
  siteAt(installation, '2026-11-19T09:00:01Z')
    .scope(actor)
    .write(async (tx) => {
      await tx.record(null, 'desk.thing_said', {})
      return done()
    })

test('it is worked out once for everybody who reaches the same, in whatever order', async () => {
  const first = await ask(whole)
  expect(await ask({ ...system(office_id, [saltmarsh!, wealdshire!]), name: 'Somebody else' })).toBe(first)
  expect(await ask(whole, '2026-11-19T09:00:00Z', 'b')).not.toBe(first)
})

test('who reaches less, or is of another office, is never given it', async () => {
  const first = await ask(whole)
  const others = [system(office_id, [wealdshire!]), system(there.office_id, [wealdshire!, saltmarsh!]), system(null)]
  for (const other of others) expect(await ask(other)).not.toBe(first)
})

test('anything recorded in the office, and a minute, makes it old; what another office does, doesn’t', async () => {
  const first = await ask(whole)
  await record(system(there.office_id))
  expect(await ask(whole, '2026-11-19T09:00:59Z')).toBe(first)
  expect(await ask(whole, '2026-11-19T09:01:00Z')).not.toBe(first)
  const second = await ask(whole, '2026-11-19T09:01:00Z')
  expect(await ask(whole, '2026-11-19T09:00:30Z')).not.toBe(second)
  const third = await ask(whole)
  await record(whole)
  expect(await ask(whole)).not.toBe(third)
})

test('what fails is tried again by the next', async () => {
  const failing = siteAt(installation, '2026-11-19T09:00:00Z')
    .scope(whole)
    .read((tx) => keptForReach(tx, ['fails'], () => Promise.reject(new Error('no'))))
  await expect(failing).rejects.toThrow('no')
  expect(await ask(whole, '2026-11-19T09:00:00Z', 'fails')).toBe(worked)
})

test('a write works it out for itself', async () => {
  const first = await ask(whole)
  const answer = await siteAt(installation, '2026-11-19T09:00:00Z')
    .scope(whole)
    .write(async (tx) => {
      tx.leavesNoRecord('a test')
      return done(await keptForReach(tx, ['a'], async () => -1))
    })
  expect(answer).toEqual({ done: true, value: -1 })
  expect(await ask(whole)).toBe(first)
})
