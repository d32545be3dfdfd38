import { afterAll } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { allJobs } from '../../src/modules.ts'
import { readConfig, type Config } from '../../src/platform/config.ts'
import type { Installation } from '../../src/platform/installation.ts'
import { openJobs, type About } from '../../src/platform/jobs/queue.ts'
import { jobTools } from '../../src/platform/jobs/worker.ts'
import { openLog } from '../../src/platform/log.ts'
import { openMetrics } from '../../src/platform/metrics.ts'
import type { Module } from '../../src/platform/module.ts'
import type { Route } from '../../src/platform/routes.ts'
import { openScope, system, type Actor, type Scope } from '../../src/platform/scope.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export const testConfig: Config = {
  ...readConfig({ OPENLMC_SECRET: 'a'.repeat(64) }),
  public_url: 'http://localhost:3000',
  log_level: 'silent',
}

/** A migrated installation of this test file's own, opened as the application's role. */
export const testInstallation = async (): Promise<Installation> => installationOn(await freshDatabase())

export async function installationOn(database: TestDatabase): Promise<Installation> {
  const jobs = await openJobs(database.app_url)
  afterAll(() => jobs.close())
  return { kind: 'demonstration', is_founded: true, ...database, jobs }
}

export type Site = {
  readonly now: Temporal.Instant
  /** Anything at all, from any network address. */
  ask(path: string, asked?: RequestInit, from?: string): Promise<Response>
  /** What a browser signed in with this cookie gets; nobody when left out. */
  get(path: string, cookie?: string): Promise<Response>
  /** A form sent, as a browser sends it. */
  post(
    path: string,
    form: Readonly<Record<string, string | readonly string[]>> | FormData,
    cookie?: string,
  ): Promise<Response>
  scope(actor?: Actor): Scope
  /** Works every job that waits, as the worker would at this moment; says which. */
  runJobs(): Promise<readonly string[]>
}

/** The whole program at one moment, without a socket; with routes, or with whole modules, of a test's own beside it. */
export function siteAt(
  installation: Installation,
  moment: string,
  routes: readonly Route[] = [],
  stubs: readonly Module[] = [],
): Site {
  const now = Temporal.Instant.from(moment)
  const clock = () => now
  const log = openLog('silent')
  const app = makeApp({
    config: testConfig,
    installation,
    clock,
    log,
    metrics: openMetrics(),
    extra: [{ name: 'extra', routes }, ...stubs],
  })
  const headers = (cookie?: string) => ({ origin: testConfig.public_url, ...(cookie ? { cookie } : {}) })
  const address = (path: string) => new URL(path, testConfig.public_url)
  const ask = async (path: string, asked: RequestInit = {}, from = '192.0.2.1') =>
    app.request(address(path), asked, { incoming: { socket: { remoteAddress: from } } })
  return {
    now,
    ask,
    get: async (path, cookie) => ask(path, { headers: headers(cookie) }),
    post: async (path, form, cookie) => {
      const body = form instanceof FormData ? form : new URLSearchParams()
      if (body instanceof URLSearchParams && !(form instanceof FormData))
        for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
      return ask(path, { method: 'POST', body, headers: headers(cookie) })
    },
    scope: (actor = system()) => openScope(installation.db, installation.jobs, actor, now),
    async runJobs() {
      const tools = jobTools(installation.db, installation.jobs, testConfig.public_url, clock, log)
      const worked: string[] = []
      for (let again = true; again;) {
        again = false
        for (const job of allJobs(testConfig)) {
          for (const waiting of await installation.jobs.boss.fetch<About>(job.name, { batchSize: 1000 })) {
            await job.work(tools, waiting.data)
            await installation.jobs.boss.complete(job.name, waiting.id)
            worked.push(job.name)
            again = true
          }
        }
      }
      return worked
    },
  }
}
