// `npm run tables`: migrates an empty database and writes src/platform/tables.ts from what is there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeTables } from './describe-tables.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-tables-'))
const postgres = await startPostgres({ directory, durable: false })
try {
  await prepareDatabase(postgres.superuser_url, 'tables')
  const url = postgres.url('tables', 'openlmc_owner')
  await migrate(url)
  const file = join(process.cwd(), 'src', 'platform', 'tables.ts')
  writeFileSync(file, await describeTables(url))
  console.log('src/platform/tables.ts written')
} finally {
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}
