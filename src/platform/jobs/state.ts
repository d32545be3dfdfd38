import { fromKysely } from 'pg-boss'
import { sql, type RawBuilder } from 'kysely'
import { done, refused } from '../answers.ts'
import type { Actor, Reading, Writing } from '../scope.ts'

/** How one queue stands. */
export type QueueState = {
  readonly name: string
  /** When it runs by itself, as cron; null where it runs only when asked. */
  readonly cron: string | null
  readonly waiting: number
  readonly active: number
  readonly failed: number
  readonly oldest_waiting_at: Temporal.Instant | null
  readonly last_done_at: Temporal.Instant | null
}

/** A job that failed: for good, or until `tries_again_at`. */
export type FailedJob = {
  readonly id: string
  readonly name: string
  readonly reason: string
  readonly tries: number
  readonly queued_at: Temporal.Instant
  readonly tries_again_at: Temporal.Instant | null
  /** The next one comes by itself, so there is nothing to retry. */
  readonly has_cron: boolean
}

/** The queue's tables have no walls, so its readers bring their own: a job about another office or LMC isn't there. */
const mine = ({ office_id, lmc_ids }: Actor) =>
  sql`coalesce(j.data->>'office_id', ${office_id ?? ''}) = ${office_id ?? ''}
    and (j.data->>'lmc_id' is null or j.data->>'lmc_id' = any(${[...lmc_ids]}::text[]))`

export const queueStates = async (tx: Reading) =>
  (
    await sql<QueueState>`
      select q.name, s.cron,
        count(*) filter (where j.state in ('created', 'retry')) as waiting,
        count(*) filter (where j.state = 'active') as active,
        count(*) filter (where j.state = 'failed') as failed,
        min(j.start_after) filter (where j.state in ('created', 'retry')) as oldest_waiting_at,
        max(j.completed_on) filter (where j.state = 'completed') as last_done_at
      from jobs.queue q
      left join jobs.schedule s on s.name = q.name
      left join jobs.job j on j.name = q.name and ${mine(tx.actor)}
      where q.name not like '\\_\\_pgboss%'
      group by q.name, s.cron order by q.name`.execute(tx.db)
  ).rows

/** How many jobs have failed for good. */
export const failedForGood = async (tx: Reading) =>
  (
    await sql<{ jobs: number }>`
      select count(*) as jobs from jobs.job j where j.state = 'failed' and ${mine(tx.actor)}`.execute(tx.db)
  ).rows[0]?.jobs ?? 0

/** The latest jobs that failed, those failed for good first. */
export const failedJobs = async (tx: Reading, most: number) =>
  (
    await sql<FailedJob>`
      select j.id, j.name, coalesce(j.output->>'message', 'it gave no reason') as reason,
        j.retry_count + 1 as tries, j.created_on as queued_at,
        case when j.state = 'retry' then j.start_after end as tries_again_at, j.policy is not distinct from 'exclusive' as has_cron
      from jobs.job j
      where (j.state = 'failed' or j.state = 'retry' and j.start_after > now()) and ${mine(tx.actor)}
      order by j.state = 'failed' desc, j.created_on desc limit ${most}`.execute(tx.db)
  ).rows

const failedHere = async (tx: Writing, which: RawBuilder<unknown>) =>
  (
    await sql<{ id: string; name: string }>`
      select j.id, j.name from jobs.job j where j.state = 'failed' and ${which} and ${mine(tx.actor)} for update`.execute(
      tx.db,
    )
  ).rows

/** A job that runs by itself isn't put back: the next one does its work, and two may not wait at once. */
const onlyWhenAsked = sql`j.policy is distinct from 'exclusive'`

/** Puts a job that failed for good back in its queue. */
export async function retryJob(tx: Writing, id: string) {
  const [job] = await failedHere(tx, sql`j.id = ${id} and ${onlyWhenAsked}`)
  if (!job) return refused('job_gone')
  await tx.jobs.boss.retry(job.name, job.id, { db: fromKysely(tx.db) })
  await tx.record(null, 'platform.job_retried', { job: job.name, job_id: job.id })
  return done()
}

/** Puts every job of a queue that failed for good back in it; says how many. */
export async function retryAll(tx: Writing, name: string) {
  const jobs = await failedHere(tx, sql`j.name = ${name} and ${onlyWhenAsked}`)
  if (jobs.length === 0) return refused('job_gone')
  await tx.jobs.boss.retry(
    name,
    jobs.map(({ id }) => id),
    { db: fromKysely(tx.db) },
  )
  await tx.record(null, 'platform.jobs_retried', { job: name, jobs: jobs.length })
  return done(jobs.length)
}

/** Takes a job that failed for good off the list: it is never done. */
export async function discardJob(tx: Writing, id: string) {
  const [job] = await failedHere(tx, sql`j.id = ${id}`)
  if (!job) return refused('job_gone')
  await tx.jobs.boss.deleteJob(job.name, job.id, { db: fromKysely(tx.db) })
  await tx.record(null, 'platform.job_discarded', { job: job.name, job_id: job.id })
  return done()
}
