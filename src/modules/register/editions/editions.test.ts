import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openData } from '../../../../tests/support/register.ts'
import { testInstallation, siteAt } from '../../../../tests/support/site.ts'
import { done, refused } from '../../../platform/answers.ts'
import { system, type Operating } from '../../../platform/scope.ts'
import { totalsOf } from '../areas/reads.ts'
import { sameForAll } from './reads.ts'

const installation = await testInstallation()
const scope = siteAt(installation, '2026-11-19T08:55:00Z').scope(system())
const today = Temporal.PlainDate.from('2026-11-19')
await openData(installation, [
  { ods_code: 'Y90001', counted: { '2026-10-01': 9000 } },
  { ods_code: 'Y90002', counted: { '2026-10-01': 5000 } },
])

const patients = () => scope.read(async (tx) => (await totalsOf(tx, { kind: 'england' }, today)).patients)
const grow = (tx: Operating) =>
  sql`update register.practice_period set list_size = list_size + 1 where ods_code = 'Y90001'`.execute(tx.db)

test('an answer is worked out once, and those who ask at the same time share it', async () => {
  let worked = 0
  const ask = () => scope.read((tx) => sameForAll(tx, ['how often'], async () => ++worked))
  expect([...(await Promise.all([ask(), ask(), ask()])), await ask()]).toEqual([1, 1, 1, 1])
})

test('it holds until the open data changes, whoever changes it', async () => {
  expect(await patients()).toBe(14_000)
  await scope.operate(async (tx) => {
    await grow(tx)
    tx.leavesNoRecord('a test')
    return done()
  })
  expect(await patients()).toBe(14_001)
})

test('what is only tried is seen by whoever tries, and by nobody else', async () => {
  const before = await patients()
  let within = 0
  await scope.operate(async (tx) => {
    await grow(tx)
    within = (await totalsOf(tx, { kind: 'england' }, today)).patients
    return refused('only_tried')
  })
  expect([within, await patients()]).toEqual([before + 1, before])
})

test('a failure is not kept', async () => {
  const ask = (fails: boolean) =>
    scope.read((tx) =>
      sameForAll(tx, ['fails once'], () => (fails ? Promise.reject(new Error('once')) : Promise.resolve(7))),
    )
  await expect(ask(true)).rejects.toThrow('once')
  expect(await ask(false)).toBe(7)
})

test('national facts can’t be changed outside an import', async () => {
  const outside = scope.write(async (tx) => {
    await sql`update register.practice_period set list_size = 0`.execute(tx.db)
    return done()
  })
  await expect(outside).rejects.toThrow('national facts are changed by an import only')
})
