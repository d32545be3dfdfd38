import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Pool } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDatabase } from './prepare.ts'
import { runsHere } from './postgres-server.ts'
import { startPostgres } from './postgres.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'openlmc-test-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const pidFile = () => join(directory, 'cluster', 'postmaster.pid')
const postmaster = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10)
const isRunning = (pid: number) => runsHere(pid, { directory, socket: '', durable: false })

/** Another process that starts PostgreSQL here, says what it got, and stops when told to. */
function anotherProcess() {
  const code = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))}
    const postgres = await startPostgres({ directory: ${JSON.stringify(directory)}, durable: false })
    process.on('SIGTERM', () => postgres.stop())
    console.log(JSON.stringify({ started: postgres.started, superuser_url: postgres.superuser_url }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((tell) => child.once('exit', (status) => tell(status)))
  const ready = new Promise<{ started: boolean; superuser_url: string }>((tell) =>
    child.stdout.once('data', (line: Buffer) => tell(JSON.parse(line.toString()))),
  )
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    return ended
  }
  return { ready, end }
}

async function ask(url: string, query: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

test('four processes that start at once share one cluster, and the last one out stops it', async () => {
  const processes = Array.from({ length: 4 }, anotherProcess)
  const answers = await Promise.all(processes.map((each) => each.ready))
  expect(answers.filter((answer) => answer.started)).toHaveLength(1)
  const identify = 'select system_identifier, pg_postmaster_start_time() from pg_control_system()'
  const clusters = await Promise.all(answers.map((answer) => ask(answer.superuser_url, identify)))
  expect(new Set(clusters.map((rows) => JSON.stringify(rows))).size).toBe(1)

  const pid = postmaster()
  const starter = answers.findIndex((answer) => answer.started)
  expect(await processes[starter]?.end('SIGTERM')).toBe(0)
  expect(isRunning(pid)).toBe(true)
  await Promise.all(processes.map((each) => each.end('SIGTERM')))
  expect(isRunning(pid)).toBe(false)
})

test('a process killed outright leaves the cluster to the next one, which stops it', async () => {
  const killed = anotherProcess()
  await killed.ready
  const pid = postmaster()
  await killed.end('SIGKILL')
  const next = await startPostgres({ directory })
  expect(next.started).toBe(false)
  expect(postmaster()).toBe(pid)
  await next.stop()
  // Its parent is dead, so on a busy machine it stays a zombie until the first process of all has buried it.
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('no acknowledged row is lost when the server is killed, and the pool goes on', async () => {
  const postgres = await startPostgres({ directory })
  const pool = new Pool({ connectionString: postgres.superuser_url, max: 8 })
  pool.on('error', () => {})
  await pool.query('create table mark (writer int, number int)')
  const acknowledged: string[] = []
  const writing = new AbortController()
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let number = 0; !writing.signal.aborted; number++) {
      try {
        await pool.query('insert into mark values ($1, $2)', [writer, number])
        acknowledged.push(`${writer}/${number}`)
      } catch {
        await sleep(20)
      }
    }
  })
  await sleep(300)
  const before = acknowledged.length
  process.kill(postmaster(), 'SIGKILL')
  while (acknowledged.length < before + 200) await sleep(20)
  writing.abort()
  await Promise.all(writers)

  // Its backends outlive it by a moment and go on acknowledging, so on a busy machine the next one may not be there yet.
  const marks = async () =>
    pool.query<{ mark: string }>(`select writer || '/' || number as mark from mark`).catch(() => undefined)
  await expect.poll(marks).toBeDefined()
  const kept = new Set((await marks())?.rows.map((row) => row.mark))
  expect(before).toBeGreaterThan(0)
  expect(acknowledged.filter((mark) => !kept.has(mark))).toEqual([])
  await pool.end()
  await postgres.stop()
})

test.each([
  ['a process that is gone', () => 2 ** 22 - 1],
  ['a living process that is not PostgreSQL', () => process.pid],
])('a pid file left behind that names %s does not stop the start', async (_, pid) => {
  await (await startPostgres({ directory, durable: false })).stop()
  writeFileSync(pidFile(), `${pid()}\n${join(directory, 'cluster')}\n1795295729\n5432\n/tmp\n\n  1  1\nready\n`)
  const postgres = await startPostgres({ directory, durable: false })
  expect(postgres.started).toBe(true)
  await postgres.stop()
})

test('the cluster lives under a folder closed to others, listens on no port and checks its pages', async () => {
  chmodSync(directory, 0o700)
  const postgres = await startPostgres({ directory: join(directory, 'deep', 'data'), durable: false })
  const [settings] = await ask(
    postgres.superuser_url,
    `select current_setting('listen_addresses') as addresses, current_setting('data_checksums') as checksums,
       current_setting('unix_socket_directories') as socket`,
  )
  expect(settings).toMatchObject({ addresses: '', checksums: 'on' })
  expect(statSync(settings.socket).mode & 0o777).toBe(0o700)
  await postgres.stop()
  expect(() => statSync(settings.socket)).toThrow('ENOENT')
})

test('a socket folder that others can write to is refused', async () => {
  const first = await startPostgres({ directory, durable: false })
  const socket = decodeURIComponent(new URL(first.superuser_url).hostname)
  await first.stop()
  mkdirSync(socket, { mode: 0o755 })
  try {
    await expect(startPostgres({ directory })).rejects.toThrow('belongs to somebody else')
  } finally {
    rmSync(socket, { recursive: true })
  }
})

test('a prepared database has the two roles, neither of them above the rules, and preparing again does no harm', async () => {
  const postgres = await startPostgres({ directory, durable: false })
  await Promise.all([1, 2].map(() => prepareDatabase(postgres.superuser_url, 'openlmc')))
  await prepareDatabase(postgres.superuser_url, 'openlmc')
  const app = postgres.url('openlmc', 'openlmc_app')
  expect(
    await ask(
      app,
      `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as powerful
         from pg_roles where rolname like 'openlmc%' order by 1`,
    ),
  ).toEqual([
    { rolname: 'openlmc_app', powerful: false },
    { rolname: 'openlmc_owner', powerful: false },
  ])
  expect(
    await ask(
      app,
      `select pg_get_userbyid(datdba) as owner, datlocprovider as provider, datlocale as locale
         from pg_database where datname = current_database()`,
    ),
  ).toEqual([{ owner: 'openlmc_owner', provider: 'b', locale: 'C.UTF-8' }])
  await expect(ask(app, 'create table public.mine ()')).rejects.toThrow('permission denied')
  await ask(postgres.url('openlmc', 'openlmc_owner'), 'create schema levies create table levies.invoice ()')
  expect(await ask(app, `select extname from pg_extension where extname <> 'plpgsql' order by 1`)).toEqual(
    ['btree_gist', 'pg_trgm', 'unaccent'].map((extname) => ({ extname })),
  )
  await postgres.stop()
})
