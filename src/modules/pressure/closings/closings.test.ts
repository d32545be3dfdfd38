import { expect, test } from 'vitest'
import { collecting } from '../../../../tests/support/collecting.ts'
import { office } from '../../../../tests/support/people.ts'
import { openData, type Told } from '../../../../tests/support/register.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testConfig, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { jobTools } from '../../../platform/jobs/worker.ts'
import { openLog } from '../../../platform/log.ts'
import { system, type Scope } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { closeWeeks } from './jobs.ts'
import { closeWeek } from './writes.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const monday = day('2026-11-16')
const never = () => false
const pcn = (letter: string) => ({ pcn_code: `U9000${letter}`, pcn_name: `${letter} PCN` })

/** An LMC that collects since this Monday, with these practices. */
async function week(told: (lmc: Awaited<ReturnType<typeof office>>['lmcs'][number]) => readonly Told[]) {
  const installation = await testInstallation()
  const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
  const [lmc, elsewhere] = lmcs
  if (!lmc || !elsewhere) throw new Error('there is no LMC')
  const keys = await openData(installation, told(lmc))
  const scope = siteAt(installation, '2026-11-16T09:00:00Z').scope(system(office_id, [lmc.id]))
  const collect = (where: Scope, lmc_id: Id<'lmc'>) =>
    collecting(where, lmc_id, '2026-11-16', { optional_questions: ['clinicians'], smallest_cell: 2 })
  await collect(scope, lmc.id)
  const give = (ods_code: string, alert: 'green' | 'amber' | 'red' | 'black', more = {}) =>
    setUp(scope, async (tx) => {
      await tx.db
        .insertInto('pressure.weekly_return')
        .values({
          lmc_id: lmc.id,
          practice_id: keys.get(ods_code)!,
          week_of: monday,
          reference_on: monday,
          alert,
          list_size: null,
          contacts: 100,
          comment: '',
          own_answers: '{}',
          versions: 1,
          is_late: false,
          submitted_at: tx.now,
          submitted_by: 'Jo Bright',
          ...more,
        })
        .execute()
    })
  const run = (moment: string) =>
    closeWeeks.work(
      jobTools(
        installation.db,
        installation.jobs,
        testConfig.public_url,
        () => Temporal.Instant.from(moment),
        openLog('silent'),
      ),
      {},
    )
  const kept = () =>
    scope.read(async (tx) => ({
      weeks: await tx.db.selectFrom('pressure.closed_week').selectAll().orderBy('week_of').execute(),
      practices: await tx.db.selectFrom('pressure.week_practice').selectAll().orderBy('practice_id').execute(),
      cells: await tx.db
        .selectFrom('pressure.week_cell')
        .selectAll()
        .orderBy('area_kind')
        .orderBy('area_code')
        .execute(),
    }))
  const stranger = siteAt(installation, '2026-11-20T09:00:00Z').scope(system(office_id, [elsewhere.id]))
  return { lmc, elsewhere, keys, scope, stranger, give, run, kept, collect }
}

const usual = (lmc: Told['lmc'] & object): Told[] =>
  ['1', '2', '3', '4', '5', '6'].map((number) => ({
    ods_code: `Q9000${number}`,
    lmc,
    facts: pcn(Number(number) <= 3 ? 'A' : 'B'),
    counted: { '2026-11-01': 10_000 },
  }))

test('a week is closed a minute after its grace, with returns in time only, and its figures stand', async () => {
  const { give, run, kept, lmc, keys, scope } = await week(usual)
  for (const [code, alert] of [
    ['Q90001', 'red'],
    ['Q90002', 'amber'],
    ['Q90003', 'red'],
    ['Q90004', 'green'],
    ['Q90005', 'amber'],
  ] as const)
    await give(code, alert)
  await give('Q90006', 'black', { is_late: true })
  await run('2026-11-19T17:30:30Z')
  expect((await kept()).weeks).toEqual([])
  await run('2026-11-19T17:35:00Z')
  const { weeks, practices, cells } = await kept()
  expect(weeks).toMatchObject([{ lmc_id: lmc.id, practices: 6, returned: 5, came_by: 'round', is_bank_holiday: false }])
  expect(practices).toHaveLength(6)
  expect(practices.find(({ practice_id }) => practice_id === keys.get('Q90001'))).toMatchObject({
    alert: 'red',
    computed: 'green',
    contacts: 100,
    list_size: 10_000,
  })
  expect(practices.find(({ practice_id }) => practice_id === keys.get('Q90006'))).toMatchObject({ alert: null })
  const whole = cells.find(({ area_kind }) => area_kind === 'lmc')
  expect(whole).toMatchObject({ practices: 6, patients: 60_000, returned: 5, green: 1, amber: 2, red: 2, black: 0 })
  // All are computed green, which would say it of each.
  expect(whole).toMatchObject({ contacts: 500, contacts_patients: 50_000, computed_from: null, computed_green: null })

  await setUp(scope, async (tx) => {
    await tx.db.updateTable('pressure.weekly_return').set({ alert: 'black', is_late: false }).execute()
  })
  await run('2026-11-19T17:40:00Z')
  expect(await kept()).toEqual({ weeks, practices, cells })
})

test('practices belong to a week as they were on its reference day', async () => {
  const { run, kept, keys } = await week((lmc) => [
    ...usual(lmc).slice(0, 3),
    { ods_code: 'Q90011', lmc, changed: { '2026-11-18': { status: 'closed' } } },
    { ods_code: 'Q90012', lmc, changed: { '2026-11-17': { status: 'closed' } } },
    { ods_code: 'Q90013', lmc, facts: pcn('A'), changed: { '2026-11-18': pcn('B') } },
    { ods_code: 'Q90014', lmc, changed: { '2026-11-16': { status: 'closed' } } },
  ])
  await run('2026-11-20T09:00:00Z')
  const { practices } = await kept()
  const there = new Map(practices.map((practice) => [practice.practice_id, practice]))
  expect(['Q90011', 'Q90012', 'Q90013', 'Q90014'].map((code) => there.has(keys.get(code)!))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(there.get(keys.get('Q90013')!)?.pcn_code).toBe('U9000A')
})

test('two at once close a week once, and after being off all missed weeks are closed', async () => {
  const { run, kept } = await week(usual)
  await Promise.all([run('2026-12-04T09:00:00Z'), run('2026-12-04T09:00:00Z')])
  const { weeks, practices } = await kept()
  expect(weeks.map(({ week_of }) => week_of.toString())).toEqual(['2026-11-16', '2026-11-23', '2026-11-30'])
  expect(practices).toHaveLength(18)
})

test('a week is closed by a file once, and another LMC sees nothing of it', async () => {
  const { scope, stranger, lmc, kept } = await week(usual)
  const close = () =>
    scope.write(async (tx) => {
      const is_closed = await closeWeek(tx, lmc.id, day('2022-03-07'), 'file', never)
      tx.leavesNoRecord('a test')
      return done(is_closed)
    })
  expect(await close()).toEqual({ done: true, value: true })
  expect(await close()).toEqual({ done: true, value: false })
  expect((await kept()).weeks).toMatchObject([{ came_by: 'file' }])
  for (const table of ['pressure.closed_week', 'pressure.week_practice', 'pressure.week_cell'] as const)
    expect(await stranger.read((tx) => tx.db.selectFrom(table).select('lmc_id').execute()), table).toEqual([])
})

test('a week that closes suggests what to ask for', async () => {
  const { run, give, scope, keys } = await week(usual)
  await give('Q90001', 'black', { contacts: 10 })
  await run('2026-11-19T17:35:00Z')
  const suggested = await scope.read((tx) =>
    tx.db.selectFrom('pressure.suggestion').select(['practice_id', 'kind', 'because']).execute(),
  )
  expect(suggested).toEqual([
    {
      practice_id: keys.get('Q90001'),
      kind: 'disagreement',
      because: 'It declared black, and its figures come to green, in the week of 16 November 2026.',
    },
  ])
})

test('an LMC whose week can’t be closed keeps no other from closing its own', async () => {
  const { run, kept, stranger, elsewhere, collect } = await week((lmc) => [
    { ods_code: 'Q90001', lmc, counted: { '2026-11-01': 2_000_000_000 } },
    { ods_code: 'Q90002', lmc, counted: { '2026-11-01': 2_000_000_000 } },
  ])
  await collect(stranger, elsewhere.id)
  await expect(run('2026-11-20T09:00:00Z')).rejects.toThrow('out of range')
  expect((await kept()).weeks).toEqual([])
  const closed = await stranger.read((tx) => tx.db.selectFrom('pressure.closed_week').select('week_of').execute())
  expect(closed.map(({ week_of }) => week_of.toString())).toEqual(['2026-11-16'])
})
