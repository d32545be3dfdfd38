import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { clockAhead, makeApp } from './app.tsx'
import { allJobs } from './modules.ts'
import { readConfig } from './platform/config.ts'
import { openInstallation } from './platform/installation.ts'
import { jobTools, startWorker } from './platform/jobs/worker.ts'
import { openLog } from './platform/log.ts'
import { openMetrics } from './platform/metrics.ts'

const config = readConfig()
const log = openLog(config.log_level)
const metrics = openMetrics()
const jobList = allJobs(config)

const installation = await openInstallation(config, 'whichever', jobList)
const ahead = await clockAhead(installation)
const clock = () => Temporal.Now.instant().add(ahead)
const worker = await startWorker(
  installation.app_url,
  jobList,
  jobTools(installation.db, installation.jobs, clock, log),
  log,
  metrics,
)
const app = makeApp({ config, installation, clock, log, metrics })
const server = serve({ fetch: app.fetch, port: config.port }, (at: AddressInfo) =>
  log.info({ port: at.port }, 'serving'),
)
server.on('close', () => undefined)

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  server.close()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await worker.stop()
  await installation.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())
