import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { office, person } from '../support/people.ts'
import { freePort, startProgram } from '../support/program.ts'
import { installationOn } from '../support/site.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-program-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const runningOn = (path: string) => {
  try {
    return execFileSync('pgrep', ['-f', path], { encoding: 'utf8' }).trim().split('\n')
  } catch {
    return []
  }
}

test('one command brings up the demonstration, a signal ends everything it started, and a kill loses nothing', async () => {
  const first = await startProgram({ OPENLMC_DATA: directory })
  expect(first.output()).toContain(first.address)
  expect(first.output()).toContain('demonstration')
  expect(await (await fetch(first.address)).text()).toContain('Wealdshire')
  await first.end('SIGKILL')

  const second = await startProgram({ OPENLMC_DATA: directory })
  expect(await (await fetch(second.address)).text()).toContain('Wealdshire')
  expect(await second.end('SIGTERM')).toBe(0)
  expect(runningOn(directory)).toEqual([])
})

test('a second start on the same data shares it, and on the same port says what is running', async () => {
  const first = await startProgram({ OPENLMC_DATA: directory })
  const port = new URL(first.address).port
  const clash = await startProgram({ OPENLMC_DATA: directory, PORT: port })
  expect(clash.output()).toContain(`port ${port}`)
  expect(clash.output()).not.toMatch(/ at .*\.js:/)
  expect(await clash.gone).toBe(1)

  const beside = await startProgram({ OPENLMC_DATA: directory, PORT: String(await freePort()) })
  await first.end('SIGTERM')
  expect((await fetch(`${beside.address}/readyz`)).status).toBe(200)
  await beside.end('SIGINT')
  expect(runningOn(directory)).toEqual([])
})

test('two processes share sessions and limits', async () => {
  const database = await freshDatabase()
  const installation = await installationOn(database)
  const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const now = Temporal.Now.instant().toString()
  const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id }, now)
  const environment = { DATABASE_URL: database.owner_url, OPENLMC_DATA: directory, NODE_ENV: 'production' }
  const [one, other] = await Promise.all([startProgram(environment), startProgram(environment)])
  expect(one.output() + other.output()).toContain(one.address)

  const sessions = await Promise.all(
    [one, other].map(({ address }) => fetch(`${address}/sessions`, { headers: { cookie: ruth.cookie } })),
  )
  expect(sessions.map(({ status }) => status)).toEqual([200, 200])

  const out = await fetch(`${one.address}/sign-out`, {
    method: 'POST',
    headers: { cookie: ruth.cookie, origin: one.address },
    body: new URLSearchParams(),
    redirect: 'manual',
  })
  expect(out.status).toBe(303)
  const after = await fetch(`${other.address}/sessions`, { headers: { cookie: ruth.cookie }, redirect: 'manual' })
  expect(after.status).toBe(303)

  const ask = (address: string) =>
    fetch(`${address}/sign-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: 'nobody@wealdshire.example' }),
      redirect: 'manual',
    })
  const answers: number[] = []
  for (let tries = 0; tries < 30; tries += 1) answers.push((await ask((tries % 2 ? one : other).address)).status)
  expect(answers, 'the limit counts both processes together').toContain(429)

  await Promise.all([one.end('SIGTERM'), other.end('SIGTERM')])
})
