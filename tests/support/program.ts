import { execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { root } from './sources.ts'

/** Below the ports that connections are given, so that none takes it before whoever asked listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const port = randomInt(10_000, 32_000)
    const server = createServer()
    server.once('error', () => resolve(freePort()))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)))
  })

export type Program = {
  readonly address: string
  /** When it has gone by itself: its exit code. */
  readonly gone: Promise<number | null>
  /** Everything it has printed so far. */
  output(): string
  /** Sends a signal and waits until the process is gone; its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Runs the built program as its user does, and waits until it is ready (or has said why not and gone). */
export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const port = environment['PORT'] ?? String(await freePort())
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', 'src', 'main.js')], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: port, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return gone
  }
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const ready = await fetch(`${address}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready && text.includes(`running at ${address}`)) break
    await sleep(50)
  }
  return { address, gone, output: () => text, end }
}

/** Runs one command of the built `openlmc`; what it printed. */
export const openlmc = async (environment: Readonly<Record<string, string>>, ...words: readonly string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'dist', 'src', 'openlmc.js'), ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
  })
  return stdout
}
