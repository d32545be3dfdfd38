import { expect, test } from 'vitest'
import { office } from '../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { system } from '../scope.ts'
import { addressStates } from './suppressions.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const ours = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const theirs = await office(installation, 'Fenland LMC', ['Fenland'])

type Row = { address: string; reason: 'unsubscribed' | 'bounced' | 'complained' | 'office'; topic?: string }

const keep = (...rows: readonly Row[]) =>
  site.scope(system(ours.office_id)).write(async (tx) => {
    tx.leavesNoRecord('a test')
    const each = { office_id: ours.office_id, began_at: site.now, began_by: 'a test' }
    await tx.db
      .insertInto('platform.suppression')
      .values(rows.map((row) => ({ ...each, ...row })))
      .execute()
    return done()
  })

test('how mail to an address fares is known by the address, however it is written, and the worst is told', async () => {
  await keep(
    { address: 'jo@elm.example', reason: 'unsubscribed', topic: 'news' },
    { address: 'sam@elm.example', reason: 'bounced' },
    { address: 'fay@elm.example', reason: 'bounced' },
    { address: 'fay@elm.example', reason: 'complained' },
    { address: 'ann@elm.example', reason: 'office' },
  )
  const addresses = ['Jo@Elm.example', 'sam@elm.example', 'fay@elm.example', 'ann@elm.example', 'ruth@elm.example']
  const states = await site.scope(system(ours.office_id)).read((tx) => addressStates(tx, addresses))
  expect([...states]).toEqual([
    ['Jo@Elm.example', { state: 'working', unsubscribed: ['news'] }],
    ['sam@elm.example', { state: 'bouncing', unsubscribed: [] }],
    ['fay@elm.example', { state: 'complained', unsubscribed: [] }],
    ['ann@elm.example', { state: 'stopped', unsubscribed: [] }],
    ['ruth@elm.example', { state: 'working', unsubscribed: [] }],
  ])
})

test('what came back to one office is nothing to another', async () => {
  const states = await site.scope(system(theirs.office_id)).read((tx) => addressStates(tx, ['sam@elm.example']))
  expect(states.get('sam@elm.example')).toEqual({ state: 'working', unsubscribed: [] })
})

test('nobody is asked of no addresses', async () => {
  expect(await site.scope(system(ours.office_id)).read((tx) => addressStates(tx, []))).toEqual(new Map())
})
