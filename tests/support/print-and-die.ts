// Run as a process of its own: prints the papers of a run, and is killed when its second batch has been written but not committed.
import { printDocuments } from '../../src/modules/levies/printings/jobs.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openJobs } from '../../src/platform/jobs/queue.ts'
import { openScope, system, type Scope } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'

const [url = '', office_id = '', lmc_id = '', run_id = ''] = process.argv.slice(2)
const { db } = openDatabase(url, { connections: 2, name: 'openlmc dying' })
const actor = system(office_id as Id<'office'>, [lmc_id as Id<'lmc'>])
const scope = openScope(db, await openJobs(url), actor, Temporal.Instant.from('2026-11-19T09:00:00Z'))
const dying: Scope = {
  ...scope,
  write: (work, ...constraints) =>
    scope.write(
      async (tx) => {
        await work(tx)
        return process.kill(process.pid, 'SIGKILL') && new Promise<never>(() => undefined)
      },
      ...constraints,
    ),
}
for (const each of [scope, dying])
  await printDocuments.work({ scope: () => each, public_url: '', log: () => undefined }, { office_id, lmc_id, run_id })
