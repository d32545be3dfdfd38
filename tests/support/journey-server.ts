import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Starts the program as its user would, on data of its own; the journeys find it by OPENLMC_ADDRESS. */
export default async function startProgram() {
  const directory = mkdtempSync(join(tmpdir(), 'openlmc-journeys-'))
  const port = await freePort()
  const address = `http://localhost:${port}`
  const program = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], {
    env: { ...process.env, PORT: String(port), OPENLMC_DATA: directory, PUBLIC_URL: address, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.env['OPENLMC_ADDRESS'] = address
  for (let tries = 0; ; tries += 1) {
    const ready = await fetch(`${address}/readyz`).then((reply) => reply.ok, () => false)
    if (ready) break
    if (tries > 600 || program.exitCode !== null) throw new Error('the program did not become ready')
    await sleep(100)
  }
  return async () => {
    const gone = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGTERM')
    await gone
    rmSync(directory, { recursive: true, force: true })
  }
}
