import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { allJobs } from '../../src/modules.ts'
import { readConfig } from '../../src/platform/config.ts'
import { migrateJobs } from '../../src/platform/jobs/queue.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { prepareDatabase } from '../../src/platform/prepare.ts'
import { dropDatabases, urlFor } from './cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where each test file copies the migrated template. */
    cluster: { readonly superuser_url: string; readonly template: string }
  }
}

const prefix = 'openlmc-run-'

/** One cluster a run, thrown away after it; or, by TEST_DATABASE_URL, somebody's as its superuser. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const template = `openlmc_test_${randomBytes(4).toString('hex')}`
  const outside = process.env['TEST_DATABASE_URL']
  const directory = outside ? undefined : mkdtempSync(join(tmpdir(), prefix))
  const own = directory ? await startPostgres({ directory, durable: false }) : undefined
  const superuser_url = own?.superuser_url ?? outside ?? ''
  const tearDown = async () => {
    if (!own) await dropDatabases(superuser_url, template)
    await own?.stop()
    // On a busy machine the server's last files go a moment after it.
    if (directory) rmSync(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  // Vitest stopped by a signal awaits no tear-down: end the server at once, and the next run sweeps up the folder.
  if (directory) process.once('exit', () => endAtOnce(directory))
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  try {
    await prepareDatabase(superuser_url, template)
    const owner_url = urlFor(superuser_url, template, 'openlmc_owner')
    await migrate(owner_url)
    await migrateJobs(owner_url, allJobs(readConfig({})))
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('cluster', { superuser_url, template })
  return tearDown
}

/** Clears up after runs that were killed outright; a run still going keeps its cluster. */
async function sweep(): Promise<void> {
  const aMinuteAgo = Date.now() - 60_000
  for (const name of readdirSync(tmpdir())) {
    const directory = join(tmpdir(), name)
    if (!name.startsWith(prefix)) continue
    const folder = statSync(directory, { throwIfNoEntry: false })
    if (!folder || folder.uid !== process.getuid?.() || folder.mtimeMs > aMinuteAgo) continue
    await (await startPostgres({ directory, durable: false })).stop()
    if (!existsSync(join(directory, 'cluster', 'postmaster.pid'))) rmSync(directory, { recursive: true, force: true })
  }
}

function endAtOnce(directory: string): void {
  const pid_file = join(directory, 'cluster', 'postmaster.pid')
  if (existsSync(pid_file)) process.kill(Number.parseInt(readFileSync(pid_file, 'utf8'), 10), 'SIGQUIT')
}
