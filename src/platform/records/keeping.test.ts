import { sql } from 'kysely'
import { Client, type QueryResultRow } from 'pg'
import { expect, test } from 'vitest'
import { siteAt, testConfig, testInstallation } from '../../../tests/support/site.ts'
import { done } from '../answers.ts'
import { jobTools } from '../jobs/worker.ts'
import { openLog } from '../log.ts'
import { platformCommands } from '../platform-commands.ts'
import { classOf, forgetRecords, keepingClasses } from './keeping.ts'
import { sealRecords } from './seal.ts'
import { verifyRecords } from './verify.ts'

const installation = await testInstallation()

// The database itself empties nothing that was sealed within a year of its own clock, so these stories are told of long ago.
const at = (moment: string) => {
  const site = siteAt(installation, moment)
  const tools = jobTools(installation.db, installation.jobs, testConfig.public_url, () => site.now, openLog('silent'))
  return {
    write: (what: string) =>
      site.scope().write(async (tx) => {
        await tx.record(null, what, { words: 'Moved to the new building', account_id: ruth })
        return done()
      }),
    seal: () => sealRecords.work(tools, {}),
    forget: () => forgetRecords.work(tools, {}),
    verify: async () => {
      const answer = await site.scope().operate(async (tx) => {
        tx.leavesNoRecord('a test')
        return done(await verifyRecords(tx))
      })
      return answer.done ? answer.value : undefined
    },
  }
}

async function printedBy(name: string) {
  const printed: string[] = []
  const site = siteAt(installation, '2022-03-02T09:00:00Z')
  const given = { config: testConfig, now: () => site.now, open: async () => installation, scope: () => site.scope() }
  await platformCommands
    .find((command) => command.name === name)
    ?.run({ ...given, print: (line) => printed.push(line), say: () => undefined }, { words: [], options: {} })
  return printed.join('\n')
}
const ruth = '0197a1b2-0000-7000-8000-000000000001'

/** As the database's owner, past the walls. */
async function asOwner<Row extends QueryResultRow>(text: string) {
  const client = new Client({ connectionString: installation.owner_url })
  await client.connect()
  try {
    await client.query('alter table platform.record no force row level security')
    const { rows } = await client.query<Row>(text)
    await client.query('alter table platform.record force row level security')
    return rows
  } finally {
    await client.end()
  }
}
const kept = async () =>
  (await asOwner<{ what: string }>(`select what from platform.record where forgotten_by is null order by number`)).map(
    ({ what }) => what,
  )

test.each([
  ['accounts.session_begun', 'Signing in'],
  ['accounts.other_sessions_ended', 'Signing in'],
  ['accounts.sign_in_link_made', 'Signing in'],
  ['desk.record_read', 'Looking'],
  ['register.person_seen', 'Looking'],
  ['accounts.accounts_listed', 'Looking'],
  ['register.note_written', 'Changing'],
  ['accounts.wrong_code_given', 'Signing in'],
  ['accounts.locked_out', 'Signing in'],
  ['register.people_taken_out', 'Looking'],
  ['accounts.second_step_reset', 'Changing'],
  ['accounts.passkey_made', 'Changing'],
  ['accounts.role_given', 'Changing'],
  ['platform.records_forgotten', 'Forgetting itself'],
])('%s is kept as: %s', (what, name) => {
  expect(classOf(what)?.name).toBe(name)
})

test('each class says for how long, and why', () => {
  for (const { name, why } of keepingClasses) expect([name, why.length > 40]).toEqual([name, true])
})

test('what is old is emptied by class, and the chain still agrees', async () => {
  const early = at('2015-03-01T09:00:00Z')
  for (const what of ['accounts.session_begun', 'desk.record_read', 'register.note_written']) await early.write(what)
  await early.seal()
  const notYet = at('2016-02-29T09:00:00Z')
  await notYet.forget()
  expect(await notYet.verify()).toMatchObject({ broken: null, forgotten: 0 })

  const later = at('2016-03-02T09:00:00Z')
  await later.forget()
  expect(await kept()).toEqual(['desk.record_read', 'register.note_written', 'platform.records_forgotten'])
  await later.seal()
  expect(await later.verify()).toMatchObject({ broken: null, forgotten: 1, unsealed: 0 })

  const muchLater = at('2022-03-02T09:00:00Z')
  await muchLater.forget()
  expect(new Set(await kept())).toEqual(new Set(['platform.records_forgotten']))
  await muchLater.seal()
  expect(await muchLater.verify()).toMatchObject({ broken: null, forgotten: 3, unsealed: 0 })
  const left = await asOwner<{ everything: string }>(
    `select to_jsonb(r)::text as everything from platform.record r where forgotten_by is not null`,
  )
  expect(left).toHaveLength(3)
  for (const { everything } of left) expect(everything).not.toMatch(/building|0197a1b2-0000/)
  await muchLater.forget()
  expect(await muchLater.verify()).toMatchObject({ forgotten: 3 })
  expect(await printedBy('records verify')).toContain('3 records forgotten')
})

test('what is young, or not sealed, is not emptied, whoever asks', async () => {
  await at('2026-11-19T09:00:00Z').write('register.note_written')
  await at('2026-11-19T09:00:00Z').seal()
  await at('2015-03-01T09:00:00Z').write('register.note_written')
  const answer = await siteAt(installation, '2100-01-01T00:00:00Z')
    .scope()
    .operate(async (tx) => {
      tx.leavesNoRecord('a test')
      const { rows } = await sql<{ forgotten: number }>`
        select platform.forget_records('all', '.', '^platform', '2100-01-01', ${tx.now}, 10) as forgotten`.execute(
        tx.db,
      )
      return done(rows[0]?.forgotten)
    })
  expect(answer).toEqual({ done: true, value: 0 })
})

const hide = `update platform.record set account_id = null, actor = '', what = '', about = '{}'`
const bring = (from: string) => `update platform.record r set account_id = k.account_id, actor = k.actor, what = k.what,
  about = k.about, forgotten_by = k.forgotten_by from ${from} k where k.id = r.id`

test.each([
  [
    'a record emptied behind the back of the record',
    `${hide}, forgotten_by = (select id from platform.record where what = 'platform.records_forgotten' limit 1)
       where what = 'register.note_written' and at > '2026-01-01'`,
  ],
  [
    'words put into a record that was emptied',
    `update platform.record set about = '{"words": "never said"}' where what = ''`,
  ],
  [
    'a record emptied by one that is no forgetting',
    `${hide}, forgotten_by = id where what = 'register.note_written' and at > '2026-01-01'`,
  ],
])('%s is found', async (_, harm) => {
  const now = at('2027-01-01T00:00:00Z')
  await now.seal()
  expect((await now.verify())?.broken).toBeNull()
  await asOwner(`create table public.kept as select * from platform.record; ${harm}`)
  expect((await now.verify())?.broken).toMatchObject({ kind: 'emptied_row' })
  await asOwner(`${bring('public.kept')}; drop table public.kept`)
  expect((await now.verify())?.broken).toBeNull()
})
