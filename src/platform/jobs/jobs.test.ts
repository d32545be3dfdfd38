import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { system } from '../scope.ts'
import type { Id } from '../values.ts'
import { migrateJobs, openJobs, queue, type Job } from './queue.ts'
import { discardJob, failedJobs, queueStates, retryAll, retryJob } from './state.ts'
import { jobTools, startWorker } from './worker.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const log = openLog('silent')
const { boss } = installation.jobs

const worked: string[] = []
const greet: Job = {
  name: 'desk.greet',
  work: async (_, { name = '' }) => {
    worked.push(name)
  },
}
const faulty: Job = { name: 'desk.fail', work: () => Promise.reject(new Error('the printer is on fire')) }
const hourly: Job = { name: 'desk.hourly', cron: '0 * * * *', work: async () => undefined }
const list = [greet, faulty, hourly]
await migrateJobs(installation.owner_url, list)

async function asOwner(text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: installation.owner_url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

const ask = (job: string, about: Record<string, string>) =>
  site.scope().write(async (tx) => {
    tx.leavesNoRecord('a test')
    await queue(tx, job, about)
    return done()
  })

/** Lets a job fail until its queue gives it up, without waiting for the hours between. */
async function failForGood(about: Record<string, string> = {}) {
  await ask('desk.fail', about)
  let tries = 0
  for (;;) {
    await asOwner(`update jobs.job set start_after = now() where name = 'desk.fail' and state = 'retry'`)
    const [job] = await boss.fetch<Record<string, string>>('desk.fail')
    if (!job) return tries
    tries += 1
    await boss.fail('desk.fail', job.id, { message: 'the printer is on fire' })
  }
}

const office = { ...system('00000000-0000-7000-8000-00000000000a' as Id<'office'>), name: 'Ruth Okafor' }
const failures = (actor = office) => site.scope(actor).read((tx) => failedJobs(tx, 50))
const recorded = async () =>
  (await site.scope(office).read((tx) => tx.db.selectFrom('platform.record').select('what').execute())).map(
    ({ what }) => what,
  )

afterEach(async () => {
  worked.length = 0
  await asOwner(`delete from jobs.job`)
})

test('a rollback queues nothing', async () => {
  await expect(
    site.scope().write(async (tx) => {
      await queue(tx, 'desk.greet', { name: 'Jo' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await boss.fetch('desk.greet')).toEqual([])
})

test('a job that fails is tried thirteen times over hours, and then stays on the list with its reason', async () => {
  expect(await failForGood()).toBe(13)
  const [failed] = await failures()
  expect(failed).toMatchObject({
    name: 'desk.fail',
    reason: 'the printer is on fire',
    tries: 13,
    tries_again_at: null,
    has_cron: false,
  })
  const [kept] = await asOwner(`select deletion_seconds, retry_delay_max from jobs.job where state = 'failed'`)
  expect(kept).toEqual({ deletion_seconds: 0, retry_delay_max: 1800 })
  expect(await site.scope(office).read(queueStates)).toContainEqual(
    expect.objectContaining({ name: 'desk.fail', failed: 1, waiting: 0 }),
  )
})

test('a job between two tries is listed with the moment of the next', async () => {
  await ask('desk.fail', {})
  const [job] = await boss.fetch('desk.fail')
  await boss.fail('desk.fail', job?.id ?? '', { message: 'busy' })
  expect((await failures())[0]).toMatchObject({
    reason: 'busy',
    tries: 1,
    tries_again_at: expect.any(Temporal.Instant) as unknown,
  })
})

test('retrying puts a job back once, and says who did', async () => {
  await failForGood()
  const id = (await failures())[0]?.id ?? ''
  expect(await site.scope(office).write((tx) => retryJob(tx, id))).toMatchObject({ done: true })
  expect(await site.scope(office).write((tx) => retryJob(tx, id))).toEqual({ done: false, why: 'job_gone' })
  expect(await boss.fetch('desk.fail')).toMatchObject([{ id }])
  expect(await recorded()).toContain('platform.job_retried')
})

test('every failed job of a queue is retried at once', async () => {
  await failForGood()
  await failForGood()
  expect(await site.scope(office).write((tx) => retryAll(tx, 'desk.fail'))).toEqual({ done: true, value: 2 })
  expect(await boss.fetch('desk.fail', { batchSize: 5 })).toHaveLength(2)
  expect(await site.scope(office).write((tx) => retryAll(tx, 'desk.fail'))).toEqual({ done: false, why: 'job_gone' })
})

test('a discarded job is gone, and the record says so', async () => {
  await failForGood()
  const id = (await failures())[0]?.id ?? ''
  await site.scope(office).write((tx) => discardJob(tx, id))
  expect(await failures()).toEqual([])
  expect(await site.scope(office).write((tx) => discardJob(tx, id))).toEqual({ done: false, why: 'job_gone' })
  expect(await recorded()).toContain('platform.job_discarded')
})

test('another office’s job is neither seen nor touched', async () => {
  await failForGood({ office_id: '00000000-0000-7000-8000-00000000000b' })
  await failForGood({ lmc_id: '00000000-0000-7000-8000-00000000000c' })
  expect(await failures()).toEqual([])
  expect(await site.scope(office).write((tx) => retryAll(tx, 'desk.fail'))).toEqual({ done: false, why: 'job_gone' })
  expect((await site.scope(office).read(queueStates)).find(({ name }) => name === 'desk.fail')).toMatchObject({
    failed: 0,
  })
})

test('a job that runs by itself waits once however often it comes due, and isn’t retried by hand', async () => {
  await ask('desk.hourly', {})
  await ask('desk.hourly', {})
  expect(await boss.fetch('desk.hourly', { batchSize: 5 })).toHaveLength(1)
  await asOwner(
    `update jobs.job set state = 'failed', completed_on = now(), output = '{"message": "late"}' where name = 'desk.hourly'`,
  )
  const [failed] = await failures()
  expect(failed).toMatchObject({ has_cron: true, reason: 'late' })
  expect(await site.scope(office).write((tx) => retryJob(tx, failed?.id ?? ''))).toEqual({
    done: false,
    why: 'job_gone',
  })
  expect(await site.scope(office).write((tx) => discardJob(tx, failed?.id ?? ''))).toMatchObject({ done: true })
})

test('jobs run by themselves at London’s times, and stop when the program says so no longer', async () => {
  expect(await boss.getSchedules('desk.hourly')).toMatchObject([{ cron: '0 * * * *', timezone: 'Europe/London' }])
  await migrateJobs(installation.owner_url, [greet])
  expect(await boss.getSchedules('desk.hourly')).toHaveLength(1)
  await migrateJobs(installation.owner_url, [{ name: hourly.name, work: hourly.work }])
  expect(await boss.getSchedules('desk.hourly')).toEqual([])
  await migrateJobs(installation.owner_url, list)
})

test('processes that start at once on an empty database take turns', async () => {
  const { owner_url, app_url } = await freshDatabase()
  const client = new Client({ connectionString: owner_url })
  await client.connect()
  await client.query('drop schema jobs cascade')
  await client.end()
  await Promise.all([1, 2, 3, 4].map(() => migrateJobs(owner_url, list)))
  await migrateJobs(owner_url, list)
  const jobs = await openJobs(app_url)
  expect(
    (await jobs.boss.getQueues())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('desk.'))
      .sort(),
  ).toEqual(['desk.fail', 'desk.greet', 'desk.hourly'])
  await jobs.close()
})

test('the application may work the queue and not rebuild it', async () => {
  await expect(installation.pool.query('drop table jobs.job')).rejects.toThrow('must be owner')
  await expect(installation.pool.query('create table jobs.more ()')).rejects.toThrow('permission denied')
})

test('two workers share the work, and no job is done twice', async () => {
  const tools = jobTools(installation.db, installation.jobs, testConfig.public_url, () => site.now, log)
  const workers = await Promise.all(
    [1, 2].map(() => startWorker(installation.app_url, list, tools, log, openMetrics())),
  )
  try {
    const names = Array.from({ length: 60 }, (_, at) => `practice ${at}`)
    for (const name of names) await ask('desk.greet', { name })
    await expect.poll(() => worked.length).toBe(60)
    expect([...worked].sort()).toEqual([...names].sort())
    expect((await site.scope(office).read(queueStates)).find(({ name }) => name === 'desk.greet')).toMatchObject({
      waiting: 0,
      failed: 0,
    })
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
})

test('one that fails in a batch holds up none of the others', async () => {
  const mixed: Job = {
    ...greet,
    work: async (tools, about) =>
      about['name'] === 'bad' ? Promise.reject(new Error('bad')) : greet.work(tools, about),
  }
  for (const name of ['one', 'bad', 'two']) await ask('desk.greet', { name })
  const worker = await startWorker(
    installation.app_url,
    [mixed],
    jobTools(installation.db, installation.jobs, testConfig.public_url, () => site.now, log),
    log,
    openMetrics(),
  )
  try {
    await expect.poll(async () => (await failures()).length).toBe(1)
    await expect.poll(() => worked.toSorted()).toEqual(['one', 'two'])
  } finally {
    await worker.stop()
  }
})

test('what is done is forgotten after a week, and what failed is not', async () => {
  await failForGood()
  await ask('desk.greet', { name: 'Jo' })
  const [job] = await boss.fetch('desk.greet')
  await boss.complete('desk.greet', job?.id ?? '')
  await asOwner(`update jobs.job set completed_on = '2026-11-01' where completed_on is not null`)
  await ask('platform.forget_jobs', {})
  expect(await site.runJobs()).toContain('platform.forget_jobs')
  expect(
    (await asOwner(`select name from jobs.job where state in ('completed', 'failed') and name like 'desk.%'`)).map(
      ({ name }) => name,
    ),
  ).toEqual(['desk.fail'])
})
