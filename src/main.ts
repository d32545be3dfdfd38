import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { makeApp } from './app.tsx'
import { allJobs } from './modules.ts'
import { openClock } from './platform/clock.ts'
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
const ticking = await openClock(installation)
const { clock } = ticking
const worker = await startWorker(
  installation.app_url,
  jobList,
  jobTools(installation.db, installation.jobs, config.public_url, clock, log),
  log,
  metrics,
)
// Loaded only here, so that a production build can leave the folder out.
const has_dev_pages = config.has_dev_pages && installation.kind === 'demonstration'
const extra = has_dev_pages ? (await import('./dev/routes.tsx')).devRoutes : []
const app = makeApp({ config, installation, clock, log, metrics, extra })
const server = serve({ fetch: app.fetch, port: config.port }, (at: AddressInfo) => log.info({ port: at.port }, 'serving'))
server.on('close', () => undefined)

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  server.close()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await worker.stop()
  await ticking.close()
  await installation.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())
