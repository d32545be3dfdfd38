import { PgBoss, type JobResult } from 'pg-boss'
import { stopAside } from '../aside.ts'
import { asApplication, type Database } from '../database.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { openScope, system } from '../scope.ts'
import { jobsSchema, type About, type Job, type Jobs, type JobTools } from './queue.ts'

export type Clock = () => Temporal.Instant

/** What a job's handler is given, here and in tests. */
export const jobTools = (db: Database, jobs: Jobs, public_url: string, clock: Clock, log: Log): JobTools => ({
  public_url,
  scope: (office_id = null, lmc_ids = []) => openScope(db, jobs, system(office_id, lmc_ids), clock()),
  log: (words, about) => log.info(about ?? {}, words),
})

/** Works the queue with connections of its own, so that a long list of jobs never keeps a page waiting. */
export async function startWorker(
  url: string,
  jobList: readonly Job[],
  tools: JobTools,
  log: Log,
  metrics: Metrics,
): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    ...asApplication(url),
    schema: jobsSchema,
    max: 4,
    application_name: 'openlmc worker',
    migrate: false,
    createSchema: false,
    reindex: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports a fault'))
  await boss.start()
  const workEach = async (job: Job, batch: readonly { id: string; data: About }[]) => {
    const results: JobResult[] = []
    for (const { id, data } of batch) {
      try {
        await job.work(tools, data)
        metrics.jobs.inc({ job: job.name, outcome: 'done' })
        results.push({ id, status: 'completed' })
      } catch (error) {
        metrics.jobs.inc({ job: job.name, outcome: 'failed' })
        log.error({ err: error, job: job.name }, 'a job failed and will be tried again')
        results.push({ id, status: 'failed', output: { message: error instanceof Error ? error.message : 'unknown' } })
      }
    }
    return results
  }
  for (const job of jobList) {
    await boss.work(
      job.name,
      { batchSize: 10, burstWhenBatchFull: true, notifyPollingIntervalSeconds: 5, perJobResults: true },
      (batch) => workEach(job, batch as readonly { id: string; data: About }[]),
    )
  }
  return {
    stop: async () => {
      // Hundreds of papers would be printed to their end first, and whoever stops the program waits.
      await stopAside()
      await boss.stop({ graceful: true, timeout: 5_000, close: true })
    },
  }
}
