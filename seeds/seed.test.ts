import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { CommandTools } from '../src/platform/command.ts'
import { WrongKind } from '../src/platform/installation.ts'
import { openScope, system } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { person } from '../tests/support/people.ts'
import { siteAt, testConfig, testInstallation } from '../tests/support/site.ts'
import { seedCommands } from './commands.ts'
import { demonstration, saltmarsh, wealdshire } from './demonstration.ts'
import { countingDays } from './months.ts'
import { people } from './people.ts'
import { practicesOn } from './practice-days.ts'
import { seedDemonstration } from './seed.ts'
import { told } from './stories.ts'

const now = Temporal.Instant.from('2026-11-21T09:00:00Z')
const days = countingDays(Temporal.PlainDate.from('2026-11-21'), 24)
const newest = Temporal.PlainDate.from('2026-11-01')

const installation = await testInstallation()
const figures = await seedDemonstration(installation, now)

const lmcs = await openScope(installation.db, installation.jobs, system(), now).read((tx) =>
  tx.db.selectFrom('platform.lmc').select(['id', 'office_id', 'short_name']).execute(),
)
const read = <T>(query: ReturnType<typeof sql<T>>, lmc_ids: readonly Id<'lmc'>[] = lmcs.map(({ id }) => id)) =>
  openScope(installation.db, installation.jobs, system(lmcs[0]?.office_id ?? null, lmc_ids), now).read(
    async (tx) => (await query.execute(tx.db)).rows,
  )

test('an office with its LMCs, practices and people is there', () => {
  expect(figures).toMatchObject({ is_new: true, lmcs: 2, people: Object.keys(people).length })
})

test.each([wealdshire, saltmarsh])(
  '$name has, on any day, the practices and patients it was invented with',
  async (county) => {
    const lmc = lmcs.find(({ short_name }) => short_name === county.name)
    if (!lmc) throw new Error('there is no such LMC')
    for (const day of days) {
      const invented = practicesOn(county, demonstration.stories, day, newest)
      const found = await read(
        sql<{ practices: number; active: number; patients: number }>`
        select count(*)::int as practices, (count(*) filter (where status = 'active'))::int as active, sum(list_size)::int as patients
        from register.representation r join register.practice_period p on p.practice_id = r.practice_id
        where r.during @> ${day}::date and p.from_on <= ${day} and p.until_on > ${day} and r.lmc_id = ${lmc.id}`,
      )
      expect({ day, ...found[0] }).toMatchObject({
        day,
        active: invented.filter(({ on }) => on.status === 'active').length,
        patients: invented.reduce((total, { on }) => total + (on.patients ?? 0), 0),
      })
    }
  },
)

const rowsOfEveryTable = async () => {
  const tables = await read(
    sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('platform', 'accounts', 'register') order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables)
    counts[name] = (await read(sql<{ n: number }>`select count(*)::int as n from ${sql.raw(name)}`))[0]?.n ?? 0
  return counts
}

test('a second time changes nothing', async () => {
  const before = await rowsOfEveryTable()
  expect(await seedDemonstration(installation, now.add({ hours: 24 * 40 }))).toEqual({ ...figures, is_new: false })
  expect(await rowsOfEveryTable()).toEqual(before)
  expect(before['register.list_size']).toBeGreaterThan(24 * 180)
})

test('of two seedings at once, one does it and the other finds it done', async () => {
  const other = await testInstallation()
  const both = await Promise.all([seedDemonstration(other, now), seedDemonstration(other, now)])
  expect(both.filter(({ is_new }) => is_new)).toHaveLength(1)
  const { rows } = await other.pool.query('select count(*)::int as accounts from accounts.account')
  expect(rows).toEqual([{ accounts: figures.people }])
})

test('the command says so, in figures where they are asked for, and knows no other scale', async () => {
  const printed: string[] = []
  const [command] = seedCommands
  const tools: CommandTools = {
    config: testConfig,
    now: () => now,
    open: async () => installation,
    scope: (of, actor = system()) => openScope(of.db, of.jobs, actor, now),
    print: (line) => printed.push(line),
    say: () => undefined,
  }
  expect(await command?.run(tools, { words: [], options: {} })).toBe(0)
  expect(await command?.run(tools, { words: [], options: { json: true } })).toBe(0)
  expect(printed).toEqual(['It is there already. Nothing was changed.', JSON.stringify({ ...figures, is_new: false })])
  await expect(command?.run(tools, { words: [], options: { scale: 'wales' } })).rejects.toThrow('use --scale england')
})

test('the invented never goes into a real installation', async () => {
  await expect(seedDemonstration({ ...installation, kind: 'real' }, now)).rejects.toThrow(WrongKind)
})

test('the office is shown what happened', async () => {
  const found = await read(
    sql<{ ods_code: string; kind: string; state: string }>`
      select p.ods_code, c.kind, c.state from register.change c join register.practice p on p.id = c.practice_id`,
  )
  const seen = found.map(({ ods_code, kind }) => `${ods_code} ${kind}`)
  const expected = [
    [told.merged, 'closed'],
    [told.successor, 'list_up'],
    [told.dormant, 'dormant'],
    [told.renamed, 'renamed'],
    [told.moved_pcn, 'moved_pcn'],
    [told.opened, 'opened'],
    [told.halved, 'list_down'],
  ].map((words) => words.join(' '))
  expect(expected.filter((each) => !seen.includes(each))).toEqual([])
  expect(new Set(found.map(({ state }) => state))).toEqual(new Set(['new', 'noted', 'acted', 'dismissed']))
})

test('a practice manager speaks for the practice the seeds name', async () => {
  const found = await read(
    sql<{ email: string; ods_code: string }>`
      select a.email, p.ods_code from accounts.role_held h join accounts.account a on a.id = h.account_id
      join register.practice p on p.id = h.practice_id order by a.email`,
  )
  const managers = Object.values(people).flatMap((person) =>
    'ods_code' in person ? [{ email: person.email, ods_code: person.ods_code }] : [],
  )
  expect(found).toEqual(managers.toSorted((one, other) => one.email.localeCompare(other.email)))
})

test('whoever works in a practice is in the register, with something left for the office to do', async () => {
  const [found] = await read(
    sql<Record<string, number>>`
      select (select count(*)::int from register.person) as people,
        (select count(*)::int from register.person where account_id is not null) as with_account,
        (select count(*)::int from register.post where state = 'waiting') as proposed,
        (select count(*)::int from register.erasure_request where answer is null) as erasures,
        (select count(*)::int from platform.suppression) as bouncing,
        (select count(distinct practice_id)::int from register.post where kind = 'practice_manager' and state = 'held') as managed`,
  )
  expect(found).toMatchObject({ with_account: Object.keys(people).length, proposed: 2, erasures: 1, managed: 191 })
  expect(found?.['people']).toBeGreaterThan(2_000)
  expect(found?.['bouncing']).toBeGreaterThan(5)
})

test('every kind of invented code has its page', async () => {
  const [lmc] = lmcs
  if (!lmc) throw new Error('there is no LMC')
  const { cookie } = await person(installation, 'Una Elderfen', 'office_administrator', lmc, now.toString())
  const site = siteAt(installation, now.toString())
  const areas = ['icb/ZI001', 'sub-icb/ZS002', 'pcn/ZU00012', 'constituency/ZE1400003', `lmc/${lmc.id}`, 'england']
  const people_too = ['/people', '/people/waiting', '/people/duplicates', '/people/unnominated', '/bodies', '/erasures']
  const paths = [
    ...people_too,
    ...areas.map((area) => `/areas/${area}`),
    ...Object.values(told).map((code) => `/practices/${code}`),
  ]
  for (const path of ['/practices', ...paths])
    expect([path, (await site.get(path, cookie)).status]).toEqual([path, 200])
})
