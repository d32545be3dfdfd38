// Our own PostgreSQL: one cluster in a folder, reached over a unix socket only, since npm's package bundles an OpenSSL
// out of support. Any number of processes share it: the first in starts it, the last one out stops it.
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { initialise, makePrivate, postmasterPid, runsHere, spawnServer, type Place } from './postgres-server.ts'

export type Postgres = {
  readonly superuser_url: string
  url(database: string, role: string): string
  /** False when another process had started it already. */
  readonly started: boolean
  /** Call it when the pools are closed. Stops the cluster unless another process is using it, whoever started it. */
  stop(): Promise<void>
}

/** Each process holds one connection of such a name: the server forgets it with the process, so it can't go stale. */
const presence = 'openlmc presence'

type Visit = Place & { readonly url: string; readonly name: string }

/** `durable: false` is for tests: quick, and lost with the machine. */
export async function startPostgres(options: { directory: string; durable?: boolean }): Promise<Postgres> {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 })
  const directory = realpathSync(options.directory)
  // A socket's path may have 107 bytes at most, so it can't be inside the folder.
  const socket = `/tmp/openlmc-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`
  const url = (database: string, role: string) => `postgres://${role}@${encodeURIComponent(socket)}:5432/${database}`
  const superuser_url = url('postgres', 'postgres')
  const name = `${presence} ${randomUUID()}`
  const visit: Visit = { directory, socket, durable: options.durable ?? true, url: superuser_url, name }
  let leaving: Promise<void> | undefined

  const attend = async () => {
    const entered = await enter(visit)
    entered.client.once('end', () => {
      if (!leaving) present = revive()
    })
    return entered
  }
  // A server that dies under us is started again: it recovers what it acknowledged, and pools reconnect by themselves.
  const revive = async (): Promise<Client | undefined> => {
    if (leaving) return undefined
    try {
      return (await attend()).client
    } catch (error) {
      console.error(error)
      await sleep(1000)
      return revive()
    }
  }
  const entered = await attend()
  let present: Promise<Client | undefined> = Promise.resolve(entered.client)
  const stop = () => (leaving ??= present.then((client) => leave(visit, client)))
  return { superuser_url, url, started: entered.started, stop }
}

async function enter(visit: Visit): Promise<{ client: Client; started: boolean }> {
  return alone(visit, async () => {
    makePrivate(visit.socket)
    initialise(visit)
    for (let attempt = 1; ; attempt++) {
      const running = await connect(visit)
      if (running) return { client: running, started: false }
      const launched = await launch(visit)
      if (typeof launched !== 'string') return { client: launched, started: true }
      // A killed server not yet reaped, or whose children are still ending, holds on for some seconds.
      if (attempt === 15 || !/lock file|shared memory block/.test(launched))
        throw new Error(`PostgreSQL did not start in ${visit.directory}:\n${launched}`)
      await sleep(1000)
    }
  })
}

/** The connection, or what the server said before it gave up. */
async function launch(visit: Visit): Promise<Client | string> {
  const ended = spawnServer(visit)
  for (;;) {
    const client = await connect(visit)
    if (client) return client
    const last_words = await Promise.race([ended, sleep(20)])
    if (last_words !== undefined) return last_words
  }
}

async function leave(visit: Visit, present: Client | undefined): Promise<void> {
  await alone(visit, async () => {
    await present?.end()
    const client = await connect({ ...visit, name: 'openlmc leaving' })
    if (!client) return
    const none = async (where: string, ...values: string[]) =>
      (await client.query(`select 1 from pg_stat_activity where ${where}`, values)).rowCount === 0
    // A backend outlives its closed socket by a moment: the next to leave must not take ours for somebody's presence,
    // and a pool whose last backends are cut off by the shutdown throws an error nobody waits for.
    await until(() => none('application_name = $1', visit.name))
    const last = await none('starts_with(application_name, $1)', presence)
    if (last) await until(() => none(`backend_type = 'client backend' and pid <> pg_backend_pid()`), 100)
    await client.end()
    if (last) await shutDown(visit)
  })
}

async function shutDown(visit: Visit): Promise<void> {
  const pid = postmasterPid(visit)
  if (!pid) return
  process.kill(pid, 'SIGINT') // PostgreSQL's fast shutdown: cuts off who is connected, keeps what is committed
  await until(() => !runsHere(pid, visit))
  rmSync(visit.socket, { recursive: true, force: true })
}

/** Undefined when nothing listens; waits while the server starts, recovers or shuts down. */
async function connect({ url, name }: Visit): Promise<Client | undefined> {
  for (;;) {
    const client = new Client({ connectionString: url, application_name: name, ssl: false })
    client.on('error', () => {}) // "end" tells of a lost connection
    try {
      await client.connect()
      return client
    } catch (error) {
      if (!(error instanceof DatabaseError)) return undefined
      if (!error.code?.startsWith('57P')) throw error
      await sleep(20)
    }
  }
}

/** One process at a time enters or leaves. SQLite's lock is the kernel's: it ends with its holder, however that died. */
async function alone<Result>({ directory }: Place, work: () => Promise<Result>): Promise<Result> {
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
  try {
    await until(() => {
      try {
        lock.exec('begin exclusive')
        return true
      } catch (error) {
        if (error instanceof Error && error.message === 'database is locked') return false
        throw error
      }
    })
    return await work()
  } finally {
    lock.close()
  }
}

async function until(claim: () => boolean | Promise<boolean>, tries = Infinity): Promise<void> {
  for (let tried = 0; tried < tries && !(await claim()); tried++) await sleep(10)
}
