import { PgBoss, fromKysely } from 'pg-boss'
import { applicationRole, asApplication } from '../database.ts'
import type { Scope, Writing } from '../scope.ts'
import type { Id } from '../values.ts'

/** What a job is about: ids and nothing else; the handler reads afresh. */
export type About = Readonly<Record<string, string>>

export type JobTools = {
  /** A scope for the program itself, at the moment the job runs, behind the walls named. */
  readonly scope: (office_id?: Id<'office'> | null, lmc_ids?: readonly Id<'lmc'>[]) => Scope
  /** For operators; people read the record. */
  readonly log: (words: string, about?: Readonly<Record<string, unknown>>) => void
}

export type Job = {
  /** `module.verb_noun` */
  readonly name: string
  /** Doing it twice does no harm. A throw means: try again later. */
  readonly work: (tools: JobTools, about: About) => Promise<void>
  /** When it also runs by itself, as cron, by London's clocks: `0 7 * * *`. */
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

/** Puts a job in this transaction: a rollback queues nothing. */
export async function queue(tx: Writing, job: string, about: About) {
  await tx.jobs.boss.send(job, about, { db: fromKysely(tx.db) })
}

/** Makes the queue's own tables and one queue for each job, as the database's owner; again does no harm. */
export async function migrateJobs(owner_url: string, jobs: readonly Job[]) {
  const boss = new PgBoss({ connectionString: owner_url, schema: jobsSchema, max: 1, supervise: false, schedule: false })
  await boss.start()
  try {
    const there = new Set((await boss.getQueues()).map(({ name }) => name))
    for (const { name } of jobs)
      if (!there.has(name))
        await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 10, expireInSeconds: 900, notify: true })
    const db = boss.getDb()
    await db.executeSql(`grant usage on schema ${jobsSchema} to ${applicationRole};
      grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${applicationRole};
      grant execute on all functions in schema ${jobsSchema} to ${applicationRole}`)
  } finally {
    await boss.stop({ graceful: false, close: true })
  }
}
