import { Client, type QueryResultRow } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { CommandRefused, type CommandTools } from '../command.ts'
import type { Installation } from '../installation.ts'
import { jobTools } from '../jobs/worker.ts'
import { openLog } from '../log.ts'
import { platformCommands } from '../platform-commands.ts'
import type { Operating } from '../scope.ts'
import { sealBatch, sealRecords } from './seal.ts'
import { verifyRecords, type Anchor } from './verify.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00.123456789Z')
const tools = jobTools(installation.db, installation.jobs, testConfig.public_url, () => site.now, openLog('silent'))

/** As the database's owner, whom nothing in the database stops. */
async function asOwner<T extends QueryResultRow>(text: string, values: unknown[] = []) {
  const client = new Client({ connectionString: installation.owner_url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

async function operating<T>(work: (tx: Operating) => Promise<T>) {
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(await work(tx))
  })
  if (!answer.done) throw new Error('refused')
  return answer.value
}

const verify = (anchor?: Anchor) => operating((tx) => verifyRecords(tx, anchor))
const write = (words: string) =>
  site.scope().write(async (tx) => {
    await tx.record(null, 'desk.thing_said', { words, nested: { b: 1, a: [1.5, null, 'é'] } })
    return done()
  })
const seal = () => sealRecords.work(tools, {})

/** Forced row security keeps even the owner's plain updates from these rows, as it would an honest mistake. */
const tamper = (text: string) =>
  asOwner(`begin; alter table platform.record no force row level security; alter table platform.record disable trigger user;
    ${text}; alter table platform.record force row level security; commit`)

beforeAll(async () => {
  for (const words of ['one', 'two', 'three']) await write(words)
  await seal()
  for (const words of ['four', 'five']) await write(words)
  await seal()
  await write('six')
  await seal()
  await write('seven')
})

test('what was written is sealed in order, and the whole of it agrees', async () => {
  expect(await verify()).toMatchObject({ broken: null, seals: 3, sealed: 6, unsealed: 1, newest: { number: 3 } })
})

test('sealing with nothing to seal makes no seal', async () => {
  const before = await verify()
  expect(await operating(sealBatch)).toBe(1)
  await seal()
  await seal()
  expect((await verify()).seals).toBe(before.seals + 1)
})

test('the application can neither change nor take away a record or a seal', async () => {
  for (const text of [
    `update platform.record set actor = 'nobody'`,
    `delete from platform.record`,
    `update platform.seal set hash = ''`,
    `delete from platform.sealed_record`,
    `truncate platform.record cascade`,
  ])
    await expect(installation.pool.query(text)).rejects.toThrow('permission denied')
})

test('a writer and a second sealer wait for nobody while a seal is made', async () => {
  await write('before')
  await operating(async (tx) => {
    expect(await sealBatch(tx)).toBe(1)
    await write('meanwhile')
    expect(await operating(sealBatch)).toBe(0)
  })
  expect(await operating(sealBatch)).toBe(1)
  expect((await verify()).broken).toBeNull()
})

test('a record whose transaction was open while a later one was sealed is in a seal after it', async () => {
  await site.scope().write(async (tx) => {
    await tx.record(null, 'desk.slow', {})
    await write('quick')
    await seal()
    return done()
  })
  expect((await verify()).unsealed).toBe(1)
  await seal()
  expect(await verify()).toMatchObject({ broken: null, unsealed: 0 })
})

/** Does harm as the owner, looks at what is found, and puts it right again. */
async function afterHarm(harm: string, cure: string) {
  await tamper(harm)
  try {
    return (await verify()).broken
  } finally {
    await tamper(cure)
    expect((await verify()).broken, 'the test left it broken').toBeNull()
  }
}

const inSeal2 = `(select record_id from platform.sealed_record where seal_number = 2 and place = 1)`

test.each([
  ['who', `actor = actor || '!'`, `actor = rtrim(actor, '!')`],
  ['when, by a microsecond', `at = at + interval '1 microsecond'`, `at = at - interval '1 microsecond'`],
  ['what', `what = what || 'x'`, `what = rtrim(what, 'x')`],
  ['about what', `about = about || '{"words": "never said"}'`, `about = about || '{"words": "four"}'`],
  ['whose', `office_id = id`, `office_id = null`],
  ['which LMC’s', `lmc_id = id`, `lmc_id = null`],
])('a record changed in %s is found and named', async (_, harm, cure) => {
  const [row] = await asOwner<{ record_id: string }>(
    `select record_id from platform.sealed_record where seal_number = 2 and place = 1`,
  )
  const where = `where id = ${inSeal2}`
  const broken = await afterHarm(
    `update platform.record set ${harm} ${where}`,
    `update platform.record set ${cure} ${where}`,
  )
  expect(broken).toEqual({ seal_number: 2, kind: 'changed_row', record_id: row?.record_id })
})

test('a record taken out is found', async () => {
  const broken = await afterHarm(
    `create table public.kept as select * from platform.record where id = ${inSeal2};
     create table public.kept_place as select * from platform.sealed_record where record_id in (select id from public.kept);
     delete from platform.sealed_record where record_id in (select id from public.kept);
     delete from platform.record where id in (select id from public.kept)`,
    `insert into platform.record (id, number, at, account_id, actor, office_id, lmc_id, what, about) overriding system value
       select id, number, at, account_id, actor, office_id, lmc_id, what, about from public.kept;
     insert into platform.sealed_record select * from public.kept_place; drop table public.kept, public.kept_place`,
  )
  expect(broken).toEqual({ seal_number: 2, kind: 'missing_row', record_id: null })
})

test('a record put into a seal afterwards is found', async () => {
  const broken = await afterHarm(
    `insert into platform.record (id, at, actor, what, about) values ('00000000-0000-7000-8000-000000000001', now(), 'Eve', 'desk.forged', '{}');
     insert into platform.sealed_record select id, 2, 99, repeat('a', 64) from platform.record where what = 'desk.forged';
     update platform.sealed_record s set hash = (select encode(sha256(convert_to(jsonb_build_array(r.id, r.number,
       to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), r.account_id, r.actor, r.office_id, r.lmc_id, r.what, r.about)::text, 'UTF8')), 'hex')
       from platform.record r where r.id = s.record_id) where place = 99`,
    `delete from platform.sealed_record where place = 99; delete from platform.record where what = 'desk.forged'`,
  )
  expect(broken).toEqual({ seal_number: 2, kind: 'added_row', record_id: null })
})

test('two records that changed places are found', async () => {
  const swap = `update platform.sealed_record set place = -place where seal_number = 1 and place in (1, 2);
    update platform.sealed_record set place = 3 + place where seal_number = 1 and place < 0`
  expect(await afterHarm(swap, swap)).toMatchObject({ seal_number: 1, kind: 'broken_link' })
})

test('a seal whose moment or hash was rewritten is found, there or at the next', async () => {
  const moved = await afterHarm(
    `update platform.seal set made_at = made_at + interval '1 day' where number = 2`,
    `update platform.seal set made_at = made_at - interval '1 day' where number = 2`,
  )
  expect(moved).toEqual({ seal_number: 2, kind: 'broken_link', record_id: null })
  const [first] = await asOwner<{ hash: string }>(`select hash from platform.seal where number = 1`)
  const rewritten = await afterHarm(
    `update platform.seal set hash = repeat('0', 64) where number = 1`,
    `update platform.seal set hash = '${first?.hash}' where number = 1`,
  )
  expect(rewritten).toMatchObject({ seal_number: 1, kind: 'broken_link' })
})

test('a seal taken out of the middle is found', async () => {
  const broken = await afterHarm(
    `create table public.kept as select * from platform.seal where number = 2;
     create table public.kept_place as select * from platform.sealed_record where seal_number = 2;
     delete from platform.sealed_record where seal_number = 2; delete from platform.seal where number = 2`,
    `insert into platform.seal select * from public.kept; insert into platform.sealed_record select * from public.kept_place;
     drop table public.kept, public.kept_place`,
  )
  expect(broken).toEqual({ seal_number: 2, kind: 'missing_seal', record_id: null })
})

const run = async (name: string, options: Record<string, string | boolean> = {}) => {
  const printed: string[] = []
  const tools: CommandTools = {
    config: testConfig,
    now: () => site.now,
    open: async (): Promise<Installation> => installation,
    scope: () => site.scope(),
    print: (line) => printed.push(line),
    say: () => undefined,
  }
  const command = platformCommands.find((one) => one.name === name)
  const code = await command?.run(tools, { words: [], options })
  return { code, printed: printed.join('\n') }
}

test('an operator is told that the record is whole, and keeps an anchor elsewhere', async () => {
  const { code, printed } = await run('records verify')
  expect([code, printed]).toEqual([
    0,
    expect.stringMatching(
      /^\d+ records in \d+ seals; 0 not sealed yet\.\n.*08:55 on 19 November 2026\.\nThe record is whole\.$/,
    ),
  ])
  const anchor = await run('records anchor')
  expect(anchor.printed).toMatch(/^\d+:[0-9a-f]{64}$/)
  expect((await run('records verify', { anchor: anchor.printed })).code).toBe(0)
  await expect(run('records verify', { anchor: 'twelve' })).rejects.toThrow(CommandRefused)
})

test('seals taken off the end are found by the anchor alone, and exit with 2', async () => {
  const { printed: anchor } = await run('records anchor')
  const last = anchor.split(':')[0] ?? ''
  await tamper(
    `delete from platform.sealed_record where seal_number = ${last}; delete from platform.seal where number = ${last}`,
  )
  expect((await run('records verify')).code).toBe(0)
  const { code, printed } = await run('records verify', { anchor })
  expect([code, printed]).toEqual([
    2,
    expect.stringContaining(`Broken at seal ${last}: a seal is gone from the chain.`),
  ])
  await write('one more')
  await seal()
  const again = await run('records verify', { anchor, json: true })
  expect([again.code, JSON.parse(again.printed)]).toEqual([
    2,
    expect.objectContaining({ broken: { seal_number: Number(last), kind: 'not_anchor', record_id: null } }),
  ])
})

test('ten thousand records are sealed at once, and checked', async () => {
  await asOwner(`insert into platform.record (id, at, actor, what, about)
    select uuidv7(), now(), 'Ruth Okafor', 'desk.thing_said', jsonb_build_object('n', n) from generate_series(1, 10000) n`)
  await seal()
  expect(await verify()).toMatchObject({ broken: null, unsealed: 0 })
})
