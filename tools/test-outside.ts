// `npm run test:outside`: the whole suite once more on a PostgreSQL 18 that was started apart from it, as TEST_DATABASE_URL,
// so that an installation on somebody's own server is proven and not only ours.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../src/platform/postgres.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-outside-'))
const postgres = await startPostgres({ directory, durable: false })
const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE_URL: postgres.superuser_url },
})
await postgres.stop()
rmSync(directory, { recursive: true, force: true })
process.exitCode = status ?? 1
