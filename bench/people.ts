// A spreadsheet of 5,000 people, from bytes to the commit, against PostgreSQL's own COPY of the same rows into a plain table.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { guessColumns, readPeople } from '../src/modules/register/people-files/feeds.ts'
import { givePeopleFile, takePeopleFile, tryPeopleFile } from '../src/modules/register/people-files/writes.ts'
import { seedDemonstration } from '../seeds/seed.ts'
import { demonstration } from '../seeds/demonstration.ts'
import { allJobs } from '../src/modules.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import type { Installation } from '../src/platform/installation.ts'
import { migrateJobs, openJobs } from '../src/platform/jobs/queue.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { prepareDatabase } from '../src/platform/prepare.ts'
import { openScope, system } from '../src/platform/scope.ts'

const people = 5_000
const most_ms = 5_000
const now = Temporal.Instant.from('2026-11-19T09:00:00Z')

const codes = demonstration.counties[0]?.practices.slice(0, 120).map(({ ods_code }) => ods_code) ?? []
const letters = (n: number) => n.toString(26).replaceAll(/[0-9]/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
const line = (n: number) =>
  `Dr,Given${letters(n % 97)},Family${letters(n)},${9_000_000 + n},person${n}@import.example,${codes[n % codes.length]},${['Salaried GP', 'GP partner', 'Practice manager'][n % 3]},1/4/20${10 + (n % 15)}`
const csv = [
  'Title,First name,Surname,GMC number,E-mail,ODS code,Role,Start date',
  ...Array.from({ length: people }, (_, n) => line(n)),
].join('\n')

export async function run() {
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  const postgres = await startPostgres({ directory })
  try {
    await prepareDatabase(postgres.superuser_url, 'people')
    const [owner, url] = [postgres.url('people', 'openlmc_owner'), postgres.url('people', 'openlmc_app')]
    await migrate(owner)
    await migrateJobs(owner, allJobs(readConfig({})))
    const jobs = await openJobs(url)
    const opened = openDatabase(url, { connections: 2 })
    const installation: Installation = {
      kind: 'demonstration',
      is_founded: true,
      ...opened,
      jobs,
      owner_url: owner,
      app_url: url,
    }
    await seedDemonstration(installation, now)
    const first = await whole(installation)
    const again = await whole(installation)
    const plain = await copy(postgres.url('people', 'postgres'), directory)
    console.log(
      `5,000 people: COPY ${plain.toFixed(0)} ms; tried ${first.tried.toFixed(0)} ms, taken ${first.taken.toFixed(0)} ms, ratio ${((first.tried + first.taken) / plain).toFixed(0)}; again, all known ${(again.tried + again.taken).toFixed(0)} ms (at most ${most_ms})`,
    )
    if (first.tried + first.taken > most_ms || again.tried + again.taken > most_ms) process.exitCode = 1
    await jobs.close()
    await opened.close()
  } finally {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function whole({ db, jobs }: Installation) {
  const [lmc] = await openScope(db, jobs, system(), now).read((tx) =>
    tx.db.selectFrom('platform.lmc').select(['id', 'office_id']).where('short_name', '=', 'Wealdshire').execute(),
  )
  if (!lmc) throw new Error('there is no LMC')
  const scope = openScope(db, jobs, system(lmc.office_id, [lmc.id]), now)
  const began = performance.now()
  const bytes = new TextEncoder().encode(csv)
  const read = await readPeople(bytes, 'people.csv')
  if (!read.ok) throw new Error(read.mistake.what)
  const { table } = read
  const matching = { columns: guessColumns(table.titles, []), usual_kind: null }
  const given = await scope.write((tx) => givePeopleFile(tx, { lmc_id: lmc.id, bytes, file_name: 'people.csv' }))
  if (!given.done) throw new Error(given.why)
  await scope.write((tx) => tryPeopleFile(tx, given.value, table, matching))
  const tried = performance.now() - began
  const answer = await scope.write((tx) => takePeopleFile(tx, given.value, table))
  if (!answer.done) throw new Error(answer.why)
  return { tried, taken: performance.now() - began - tried }
}

async function copy(url: string, directory: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const path = join(directory, 'people.csv')
  writeFileSync(path, csv)
  await client.query(`create table plain (${Array.from({ length: 8 }, (_, at) => `c${at} text`).join(', ')})`)
  const began = performance.now()
  await client.query(`copy plain from '${path}' with (format csv)`)
  const took = performance.now() - began
  await client.end()
  return took
}
