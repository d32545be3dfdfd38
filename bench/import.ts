// A national import against PostgreSQL's own COPY of the same rows into plain tables without keys.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { allJobs } from '../src/modules.ts'
import { readOpenData } from '../src/modules/register/imports/feeds.ts'
import { importFiles, type GivenFile } from '../src/modules/register/imports/writes.ts'
import { readConfig, sha256 } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openFile, tableOf } from '../src/platform/files/open.ts'
import { migrateJobs, openJobs } from '../src/platform/jobs/queue.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'
import { openScope, system } from '../src/platform/scope.ts'

const names = [
  'ods/epraccur_dse_2026-02.csv.gz',
  'list-size/gp-reg-pat-prac-all_2026-01-01.csv',
  'list-size/gp-reg-pat-prac-map_2026-08-01.zip',
]
const rounds = 7
const most = 6

export async function run() {
  const data = join(process.cwd(), '..', 'shared', 'data')
  if (!existsSync(data)) throw new Error('This bench reads ../shared/data, which is not there.')
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const postgres = await startPostgres({ directory })
  try {
    const copies: number[] = []
    const imports: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const name = `round_${round}`
      await prepareDatabase(postgres.superuser_url, name)
      await migrate(postgres.url(name, 'openlmc_owner'))
      await migrateJobs(postgres.url(name, 'openlmc_owner'), allJobs(readConfig({})))
      copies.push(await copy(postgres.url(name, 'postgres'), data, directory))
      imports.push(await importAll(postgres.url(name, 'openlmc_app'), data))
      console.log(`round ${round + 1}: COPY ${copies.at(-1)?.toFixed(0)} ms, import ${imports.at(-1)?.toFixed(0)} ms`)
    }
    const [plain, whole] = [middle(copies), middle(imports)]
    const ratio = whole / plain
    console.log(
      `medians: COPY ${plain.toFixed(0)} ms, import ${whole.toFixed(0)} ms, ratio ${ratio.toFixed(1)} (at most ${most})`,
    )
    if (ratio > most || whole > 5_000) process.exitCode = 1
  } finally {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

const middle = (figures: readonly number[]) => figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0

/** Files on the server's disk into tables of text, as they come. */
async function copy(url: string, data: string, directory: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const files: string[] = []
  for (const [at, name] of names.entries()) {
    const { rows } = tableOf(await openFile(readFileSync(join(data, name)), name))
    const path = join(directory, `copy-${at}.csv`)
    writeFileSync(
      path,
      rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
    )
    await client.query(`create table plain_${at} (${(rows[0] ?? []).map((_, column) => `c${column} text`).join(', ')})`)
    files.push(path)
  }
  const began = performance.now()
  for (const [at, path] of files.entries()) await client.query(`copy plain_${at} from '${path}' with (format csv)`)
  const took = performance.now() - began
  await client.end()
  return took
}

/** From bytes to the commit: read, checked, taken in, every period worked out. */
async function importAll(url: string, data: string): Promise<number> {
  const opened = openDatabase(url, { connections: 1 })
  const jobs = await openJobs(url)
  const today = Temporal.PlainDate.from('2026-09-01')
  const scope = openScope(opened.db, jobs, system(), Temporal.Instant.from('2026-09-01T12:00:00Z'))
  const files = names.map((name) => ({ name, bytes: readFileSync(join(data, name)) }))
  const began = performance.now()
  const given: GivenFile[] = []
  for (const { name, bytes } of files) {
    const read = await readOpenData(bytes, name, { today })
    if (!read.ok) throw new Error(read.mistake.what)
    given.push({ data: read.data, file_name: name, sha256: sha256(bytes), bytes: bytes.length })
  }
  const { answer } = await importFiles(scope, given)
  const took = performance.now() - began
  if (!answer.done) throw new Error(answer.why)
  await jobs.close()
  await opened.close()
  return took
}
