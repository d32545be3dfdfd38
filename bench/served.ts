// The built program as a child, for benches that ask it over HTTP.
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startPostgres } from '../src/platform/postgres.ts'

export type Served = {
  readonly address: string
  readonly ready_ms: number
  readonly child: ChildProcess
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const at = server.address()
  server.close()
  return at && typeof at === 'object' ? at.port : 0
}

/** Starts the program on `data`; `ready_ms` is from the start of the process to the first whole page. */
export async function serveProgram(data: string, environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', join('dist', 'src', 'main.js')], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      OPENLMC_DATA: data,
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    const page = await fetch(address).then(
      (reply) => reply.text(),
      () => '',
    )
    if (page.includes('</html>')) break
    if (child.exitCode !== null) throw new Error('the program did not start')
    await sleep(5)
  }
  return {
    address,
    ready_ms: performance.now() - began,
    child,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** A signed-in browser's cookie, by the demonstration's own way in. */
export async function cookieOf(address: string, name: string): Promise<string> {
  const list = await (await fetch(`${address}/dev?q=${encodeURIComponent(name)}`)).text()
  const action = /action="(\/dev\/people\/[^"]+)"/.exec(list)?.[1]
  if (!action) throw new Error(`nobody called ${name} is in the demonstration`)
  const reply = await fetch(address + action, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams(),
    redirect: 'manual',
  })
  if (reply.status !== 303) throw new Error(`${name} could not be signed in: ${reply.status}`)
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** Resident memory of a process and everything under it, in MB, shared pages counted once each by their share (PSS). */
export function memoryOf(pids: readonly number[]): number {
  const kb = (pid: number) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  return pids.reduce((sum, pid) => sum + kb(pid), 0) / 1024
}

/** As a database is a minute after its rows came: PostgreSQL does this by itself, but would do it while we measure. */
export async function settle(data: string) {
  const postgres = await startPostgres({ directory: join(data, 'postgres') })
  const client = new Client({ connectionString: postgres.url('openlmc_demonstration', 'postgres') })
  await client.connect()
  await client.query('vacuum analyze')
  await client.end()
  await postgres.stop()
}

type Round = { readonly readers: number; readonly requests: number }

/** Server times in ms, sorted, as each reply says them. */
async function timesOf(url: string, cookie: string, { readers, requests }: Round): Promise<readonly number[]> {
  const times: number[] = []
  const reader = async () => {
    while (times.length < requests) {
      const reply = await fetch(url, { headers: { cookie }, redirect: 'manual' })
      await reply.arrayBuffer()
      if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`)
      times.push(Number(/dur=([\d.]+)/.exec(reply.headers.get('server-timing') ?? '')?.[1]))
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
  return times.sort((one, other) => one - other)
}

export type Page = {
  readonly name: string
  readonly path: string
  readonly cookie: string
  readonly most_ms: number
}

/** Says what each page takes once it is warm, beside the first of them, which is the reference; one that takes more than it may fails the bench. */
export async function measurePages(address: string, pages: readonly Page[], round: Round) {
  console.log(`${round.readers} readers at once, ${round.requests} requests a page; server time in ms`)
  let reference = 0
  for (const { name, path, cookie, most_ms } of pages) {
    await timesOf(address + path, cookie, round)
    const times = await timesOf(address + path, cookie, round)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    const p95 = at(0.95)
    reference ||= p95
    console.log(
      `${name.padEnd(46)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ×${(p95 / reference).toFixed(1)} of the reference${p95 > most_ms ? '  OVER' : ''}`,
    )
    if (p95 > most_ms) process.exitCode = 1
  }
}
