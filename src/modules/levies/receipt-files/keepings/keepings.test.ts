import { expect, test } from 'vitest'
import { office, type Lmc } from '../../../../../tests/support/people.ts'
import { leviedBy } from '../../../../../tests/support/received.ts'
import { setUp } from '../../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../../tests/support/site.ts'
import { keepFile } from '../../../../platform/files/store.ts'
import { system } from '../../../../platform/scope.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire LMC', ['Wealdshire'])
const [wealdshire] = lmcs as [Lmc]
const { levy_id, collector_id } = await leviedBy(installation, wealdshire)
const at = (moment: string) => siteAt(installation, moment)
const scope = at('2026-04-20T09:00:00Z').scope(system(office_id, [wealdshire.id]))

const give = (name: string, state: 'tried' | 'taken' | 'dropped') =>
  setUp(scope, async (tx) => {
    await tx.db
      .insertInto('levies.receipt_file')
      .values({
        lmc_id: wealdshire.id,
        levy_id,
        collector_id,
        name,
        sha256: await keepFile(tx, Buffer.from(name), 'text'),
        columns: '[]',
        state,
        received_on: Temporal.PlainDate.from('2026-04-18'),
        given_at: tx.now,
        given_by: 'Denise Fallow',
        taken_at: state === 'taken' ? tx.now : null,
      })
      .execute()
  })
async function leftOn(moment: string) {
  await installation.jobs.boss.send('platform.forget_files', {})
  await at(moment).runJobs()
  const kept = await scope.read((tx) =>
    tx.db
      .selectFrom('levies.receipt_file as r')
      .innerJoin('platform.file as f', 'f.sha256', 'r.sha256')
      .select('r.name')
      .orderBy('r.name')
      .execute(),
  )
  const files = await scope.read((tx) => tx.db.selectFrom('platform.file').select('sha256').execute())
  return { kept: kept.map(({ name }) => name), files: files.length }
}

test('statements that nobody took in go; what was taken in stays, for the books rest on it', async () => {
  await give('dropped', 'dropped')
  await give('taken', 'taken')
  await give('waits', 'tried')
  expect(await leftOn('2026-05-20T08:59:00Z')).toEqual({ kept: ['dropped', 'taken', 'waits'], files: 3 })
  expect(await leftOn('2026-05-20T09:00:00Z')).toEqual({ kept: ['taken', 'waits'], files: 2 })
  expect(await leftOn('2026-07-19T09:00:00Z')).toEqual({ kept: ['taken'], files: 1 })
  expect(await leftOn('2030-07-19T09:00:00Z')).toEqual({ kept: ['taken'], files: 1 })
})
