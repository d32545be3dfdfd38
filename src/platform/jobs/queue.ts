import { Client } from 'pg'
import { PgBoss, fromKysely } from 'pg-boss'
import { applicationRole, asApplication } from '../database.ts'
import type { Scope, Writing } from '../scope.ts'
import type { Id } from '../values.ts'

/** What a job is about: ids and nothing else; the handler reads afresh. */
export type About = Readonly<Record<string, string>>

export type JobTools = {
  /** A scope for the program itself, at the moment the job runs, behind the walls named. */
  readonly scope: (office_id?: Id<'office'> | null, lmc_ids?: readonly Id<'lmc'>[]) => Scope
  /** Where links in letters lead: the whole address of this installation, without a slash at the end. */
  readonly public_url: string
  /** For operators; people read the record. */
  readonly log: (words: string, about?: Readonly<Record<string, unknown>>) => void
}

export type Job = {
  /** `module.verb_noun` */
  readonly name: string
  /** Doing it twice does no harm. A throw means: try again later. */
  readonly work: (tools: JobTools, about: About) => Promise<void>
  /**
   * When it runs by itself, as cron, by London's clocks: `0 7 * * *`. Such a job is about nothing in particular, and only
   * one of it waits or runs at a time, however many processes there are.
   */
  readonly cron?: string
}

/** The queue of this process's connections; its tables are shared by every process. */
export type Jobs = { readonly boss: PgBoss }

export const jobsSchema = 'jobs'

/** Opens the queue for sending only; `startWorker` is what works it. */
export async function openJobs(url: string): Promise<Jobs & { close(): Promise<void> }> {
  const boss = new PgBoss({
    ...asApplication(url),
    schema: jobsSchema,
    max: 2,
    application_name: 'openlmc jobs',
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  return { boss, close: () => boss.stop({ graceful: false, close: true }) }
}

/** Puts a job in this transaction: a rollback queues nothing. It is worked at once, or so many seconds later. */
export async function queue(tx: Writing, job: string, about: About, seconds = 0) {
  await tx.jobs.boss.send(job, about, { db: fromKysely(tx.db), ...(seconds > 0 && { startAfter: seconds }) })
}

/** Long enough to outlast a mail server's bad afternoon: twelve tries in about three hours. */
const tries = { retryLimit: 12, retryDelay: 10, retryBackoff: true, retryDelayMax: 1800 }

const aDay = 24 * 60 * 60

function queueOptions({ cron }: Job) {
  const each = { ...tries, expireInSeconds: 900, notify: true }
  return cron
    ? { ...each, deleteAfterSeconds: aDay }
    : // Never deleted by the queue: a job that failed for good stays listed until somebody retries or discards it. Nor does
      // one that waits go unworked because the office was shut for a fortnight.
      { ...each, deleteAfterSeconds: 0, retentionSeconds: 3650 * aDay }
}

/**
 * Makes the queue's own tables, one queue for each job and its times, as the database's owner; again does no harm, and
 * processes that start at once take turns.
 */
export async function migrateJobs(owner_url: string, jobs: readonly Job[]) {
  const turn = new Client({ connectionString: owner_url, application_name: 'openlmc migrate jobs' })
  await turn.connect()
  const boss = new PgBoss({
    connectionString: owner_url,
    schema: jobsSchema,
    max: 1,
    supervise: false,
    schedule: false,
  })
  try {
    await turn.query(`select pg_advisory_lock(hashtext('openlmc migrate jobs'))`)
    await boss.start()
    const there = new Set((await boss.getQueues()).map(({ name }) => name))
    for (const job of jobs) {
      if (there.has(job.name)) await boss.updateQueue(job.name, queueOptions(job))
      else await boss.createQueue(job.name, { ...queueOptions(job), ...(job.cron && { policy: 'exclusive' }) })
      if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/London' })
      else await boss.unschedule(job.name)
    }
    await turn.query(`grant usage on schema ${jobsSchema} to ${applicationRole};
      grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${applicationRole};
      grant execute on all functions in schema ${jobsSchema} to ${applicationRole}`)
  } finally {
    await boss.stop({ graceful: false, close: true })
    await turn.end()
  }
}
