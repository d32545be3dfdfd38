import { once } from 'node:events'
import { createAdaptorServer } from '@hono/node-server'
import { seedDemonstration } from '../seeds/seed.ts'
import { makeApp } from './app.tsx'
import { allJobs } from './modules.ts'
import { openClock } from './platform/clock.ts'
import { readConfig, type Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { openInstallation, type Installation } from './platform/installation.ts'
import { jobTools, startWorker } from './platform/jobs/worker.ts'
import { openLog } from './platform/log.ts'
import { openMetrics } from './platform/metrics.ts'
import { prepareSecret } from './platform/secrets.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Starts the program and returns how to stop it; throws a sentence where it can't. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = openLog(config.log_level)
  const metrics = openMetrics()
  prepareSecret(config)
  const jobList = allJobs(config)
  const installation = await openInstallation(config, config.has_dev_pages ? 'whichever' : 'real', jobList)
  const undo: (() => Promise<void>)[] = [() => installation.close()]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    if (installation.kind === 'demonstration') await seedDemonstration(installation, Temporal.Now.instant())
    const ticking = await openClock(installation)
    const { clock } = ticking
    undo.push(() => ticking.close())
    // Work in the background has connections of its own, so that however much there is of it, no page waits for one.
    const working = openDatabase(installation.app_url, { connections: 6, name: 'openlmc worker' })
    undo.push(() => working.close())
    const tools = jobTools(working.db, installation.jobs, config.public_url, clock, log)
    const worker = await startWorker(installation.app_url, jobList, tools, log, metrics)
    undo.push(() => worker.stop())
    // Loaded only here, so that a production build can leave the folder out.
    const has_dev_pages = config.has_dev_pages && installation.kind === 'demonstration'
    const routes = has_dev_pages ? (await import('./dev/routes.tsx')).devRoutes : []
    const app = makeApp({ config, installation, clock, log, metrics, extra: [{ name: 'dev', routes }] })
    undo.push(await listen(config, app.fetch))
    introduce(config, installation, has_dev_pages)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

/** Serves until the returned function is called; requests under way are answered first. */
async function listen({ port }: Config, fetch: Fetch): Promise<() => Promise<void>> {
  const server = createAdaptorServer({ fetch })
  server.listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new CannotStart(
      (await answersAsOpenLmc(port))
        ? `OpenLMC is running already on port ${port}: open http://localhost:${port}. For a second process beside it, choose another port with PORT.`
        : `Another program has port ${port}. Choose another port, for example PORT=${port + 1} npm start.`,
    )
  }
  return async () => {
    const closed = once(server, 'close')
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await closed
  }
}

class CannotStart extends Error {}

const answersAsOpenLmc = (port: number) =>
  globalThis.fetch(`http://localhost:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    async (reply) => (await reply.text()) === 'alive\n',
    () => false,
  )

function introduce({ public_url }: Config, { kind, is_founded }: Installation, has_dev_pages: boolean) {
  say(`OpenLMC is running at ${public_url}`)
  if (kind === 'demonstration') say('This is the demonstration: the invented office of Wealdshire and Saltmarsh LMCs.')
  if (has_dev_pages) say(`Sign in: choose whom to be at ${public_url}/dev (mail is kept at ${public_url}/dev/mail).`)
  else if (is_founded) say(`Sign in: ask for a link at ${public_url}/sign-in`)
  else say('There is no office yet. Make one: npm run openlmc -- init --office NAME --admin EMAIL')
}

try {
  const stop = await start(readConfig())
  let stopping: Promise<void> | undefined
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => void (stopping ??= stop().then(() => process.exit(0))))
} catch (error) {
  const words = error instanceof Error ? error.message : String(error)
  const is_expected = error instanceof CannotStart || error instanceof RangeError
  process.stderr.write(
    is_expected ? `${words}\n` : `OpenLMC could not start: ${error instanceof Error ? error.stack : words}\n`,
  )
  process.exit(1)
}
