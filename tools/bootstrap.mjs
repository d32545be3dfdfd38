// Makes a clone ready to run: installs what package-lock.json pins, then builds. Runs before every npm script, on
// whatever Node the machine has (20 or later), so it is plain JavaScript and imports nothing that must be installed.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.bootstrap-stamp')
const built = join(root, 'dist', '.built')
const lock = join(root, '.bootstrap-lock')

class CannotPrepare extends Error {}

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Two commands started at once take turns; a lock left by a process that died is removed. */
function withLock(work) {
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(join(lock, 'pid'), String(process.pid))
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(read(join(lock, 'pid')))
      if (holder && !isRunning(holder)) rmSync(lock, { recursive: true, force: true })
      else sleep(200)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  return status === 0
}

function npm(...args) {
  const script = process.env.npm_execpath
  const quiet = [...args, '--no-audit', '--no-fund', '--loglevel=error']
  return script ? run(process.execPath, [script, ...quiet]) : run('npm', quiet)
}

const wanted = () =>
  createHash('sha256')
    .update(read(join(root, 'package.json')) + read(join(root, 'package-lock.json')) + process.platform + process.arch)
    .digest('hex')

function install() {
  if (read(stamp) === wanted()) return
  process.stderr.write('Installing what OpenLMC needs (once, about half a minute) …\n')
  // A registry that lacks some other platform's optional package makes `npm ci` refuse; the lock still pins versions.
  if (!npm('ci') && !npm('install', '--no-save')) {
    throw new CannotPrepare('The packages could not be installed. Check the network, then run the command again.')
  }
  writeFileSync(stamp, wanted())
}

function newest(path) {
  if (!existsSync(path)) return 0
  const at = statSync(path)
  if (!at.isDirectory()) return at.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), at.mtimeMs)
}

function build() {
  const sources = ['src', 'tools', 'bench', 'seeds', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']
  const state = String(Math.max(...sources.map((name) => newest(join(root, name)))))
  if (read(built) === state) return
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  const node = join(modules, '.bin', 'node')
  const tsc = join(modules, 'typescript', 'bin', 'tsc')
  if (!run(existsSync(node) ? node : process.execPath, [tsc, '-p', 'tsconfig.build.json'])) {
    throw new CannotPrepare('The build failed: see the errors above.')
  }
  writeFileSync(built, state)
}

try {
  withLock(() => {
    install()
    build()
  })
} catch (error) {
  if (!(error instanceof CannotPrepare)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
