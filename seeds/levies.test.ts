import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verified } from '../src/modules/levies/verifications/reads.ts'
import { openScope, system } from '../src/platform/scope.ts'
import { testInstallation } from '../tests/support/site.ts'
import { seedDemonstration } from './seed.ts'

const now = Temporal.Instant.from('2026-11-21T09:00:00Z')
const installation = await testInstallation()
await seedDemonstration(installation, now)

const lmcs = await openScope(installation.db, installation.jobs, system(), now).read((tx) =>
  tx.db.selectFrom('platform.lmc').select(['id', 'office_id', 'short_name']).execute(),
)
const office = openScope(
  installation.db,
  installation.jobs,
  system(
    lmcs[0]?.office_id ?? null,
    lmcs.map(({ id }) => id),
  ),
  now,
)
const read = <T>(query: ReturnType<typeof sql<T>>) => office.read(async (tx) => (await query.execute(tx.db)).rows)

test('the books balance, and every line comes out again', async () => {
  const found = await office.read(verified)
  expect(found.wrong).toEqual([])
})
