import { expect, test } from 'vitest'
import { office } from '../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../tests/support/site.ts'
import { done, refused } from './answers.ts'
import { system, type Writing } from './scope.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const scope = site.scope(system(office_id))

const named = (tx: Writing, name: string) =>
  tx.db.insertInto('platform.lmc').values({ office_id, name, short_name: name, made_at: tx.now }).execute()
const names = () =>
  scope.read(async (tx) =>
    (await tx.db.selectFrom('platform.lmc').select('name').orderBy('name').execute()).map(({ name }) => name),
  )

test('a read can’t change anything', async () => {
  const change = scope.read((tx) => tx.db.updateTable('platform.office').set({ name: 'Ours' }).execute())
  await expect(change).rejects.toThrow('cannot execute UPDATE in a read-only transaction')
})

test('a write that left no record isn’t committed', async () => {
  const change = scope.write(async (tx) => {
    await named(tx, 'Forgotten LMC')
    return done()
  })
  await expect(change).rejects.toThrow('this write left no record')
  expect(await names()).toEqual(['Wealdshire LMC'])
})

test('a refusal comes back as the answer, and undoes what was written', async () => {
  const answer = await scope.write(async (tx) => {
    await named(tx, 'Refused LMC')
    await tx.record(null, 'platform.lmc_named', {})
    return refused('not_today')
  })
  expect(answer).toEqual({ done: false, why: 'not_today' })
  expect(await names()).toEqual(['Wealdshire LMC'])
})

test('a constraint that a write expects is a refusal, and any other is thrown', async () => {
  const again = async (tx: Writing) => {
    await tx.record(null, 'platform.lmc_named', {})
    await named(tx, 'Wealdshire LMC')
    return done()
  }
  expect(await scope.write(again, 'one_lmc_of_a_name_in_an_office')).toEqual({
    done: false,
    why: 'one_lmc_of_a_name_in_an_office',
  })
  await expect(scope.write(again, 'another_constraint')).rejects.toThrow('duplicate key')
})

test('what no office owns is written by an operating transaction only', async () => {
  const publish = async (tx: Writing) => {
    tx.leavesNoRecord('a test')
    await tx.db.insertInto('register.practice').values({ ods_code: 'Z9999P' }).execute()
    return done()
  }
  await expect(scope.write(publish)).rejects.toThrow('row-level security')
  expect((await scope.operate(publish)).done).toBe(true)
})
