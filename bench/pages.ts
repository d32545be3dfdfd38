// Server time of the register's pages with 16 readers at once, at the scale of England and of an LMC in the same run; the
// reference is a page of three lines, one’s own sessions.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../src/platform/postgres.ts'
import { cookieOf, serveProgram } from './served.ts'

const readers = 16
const requests = 480
/** A page of England; an LMC's may take half as much again. */
const most_ms = 50
const most_lmc_ms = 75

const at = (times: readonly number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** As a database is a minute after its rows came: PostgreSQL does this by itself, but would do it while we measure. */
async function settle(data: string) {
  const postgres = await startPostgres({ directory: join(data, 'postgres') })
  const client = new Client({ connectionString: postgres.url('openlmc_demonstration', 'postgres') })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
  await postgres.stop()
}

/** Server times in ms, sorted, as each reply says them. */
async function measure(address: string, path: string, cookie: string): Promise<readonly number[]> {
  const times: number[] = []
  const reader = async () => {
    while (times.length < requests) {
      const reply = await fetch(address + path, { headers: { cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
      times.push(Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1]))
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return times.sort((one, other) => one - other)
}

export async function run() {
  // An invented England that somebody seeded before, and keeps.
  const kept = process.env['OPENLMC_BENCH_DATA']
  const data = kept ?? mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  try {
    if (!kept)
      execFileSync(process.execPath, [join('dist', 'src', 'openlmc.js'), 'seed', '--scale', 'england'], {
        env: { ...process.env, OPENLMC_DATA: data },
        stdio: 'ignore',
      })
    await (await serveProgram(data)).stop()
    await settle(data)
    const program = await serveProgram(data)
    try {
      const cookie = await cookieOf(program.address, 'Ruth Okafor')
      const practice_cookie = await cookieOf(program.address, 'Jo Bright')
      const lmc_page = await (await fetch(`${program.address}/practices`, { headers: { cookie } })).text()
      const code = /href="\/practices\/(\w+)/.exec(lmc_page)?.[1] ?? ''
      const pages = [
        ['reference: one’s own sessions', '/sessions'],
        ['practices, an office of 188', '/practices'],
        ['practices, England’s 6,200', '/areas/england'],
        ['practices, England’s, page 60 by list size', '/areas/england?sort=-list_size&page=60'],
        ['practices, England’s, a year ago', '/areas/england?as_at=2025-11-01'],
        ['practice', `/practices/${code}`],
        ['changes', '/changes'],
        ['search', '/search?q=aldle'],
        ['search of people', '/search?q=raman'],
        ['today', '/'],
        ['calendar', '/calendar'],
        ['notifications', '/notifications'],
        ['what wants you, a practice', '/what-wants-you'],
      ] as const
      console.log(`${readers} readers at once, ${requests} requests a page; server time in ms`)
      let reference = 0
      for (const [name, path] of pages) {
        const asker = path === '/what-wants-you' ? practice_cookie : cookie
        await measure(program.address, path, asker)
        const times = await measure(program.address, path, asker)
        reference ||= at(times, 0.95)
        const p95 = at(times, 0.95)
        const most = path === '/practices' ? most_lmc_ms : most_ms
        console.log(
          `${name.padEnd(46)} p50 ${at(times, 0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ×${(p95 / reference).toFixed(1)} of the reference${p95 > most ? '  OVER' : ''}`,
        )
        if (p95 > most) process.exitCode = 1
      }
    } finally {
      await program.stop()
    }
  } finally {
    if (!kept) rmSync(data, { recursive: true, force: true })
  }
}
