import { expect, test } from 'vitest'
import { collecting, returned, weekClosed } from '../../../../../tests/support/collecting.ts'
import { office } from '../../../../../tests/support/people.ts'
import { registered } from '../../../../../tests/support/registered.ts'
import { siteAt } from '../../../../../tests/support/site.ts'
import { system } from '../../../../platform/scope.ts'
import type { Id } from '../../../../platform/values.ts'
import { closesAndFreezes, lmcWeeks } from './reads.ts'
import { lmcsInWords, rateWords } from './rules.ts'

const of = await registered()
const { installation, office_id, wealdshire, saltmarsh, scope, place, html, ruth, priya } = of
const at = (ods_code: string) => place(ods_code) as { lmc_id: Id<'lmc'>; practice_id: Id<'practice'> }
const day = (text: string) => Temporal.PlainDate.from(text)
const behind = (moment: string) => siteAt(installation, moment).scope(system(office_id, [wealdshire.id, saltmarsh.id]))

test('an office none of whose LMCs collects is told what to do', async () => {
  const page = await html('/pressure', ruth.cookie)
  expect(page).toContain('No LMC collects a weekly return')
  expect(page).toContain(`href="/lmcs/${wealdshire.id}/returns"`)
  const without = await html('/pressure', priya.cookie)
  expect(without).toContain('Ask an administrator')
  expect(without).not.toContain(`/lmcs/${wealdshire.id}/returns`)
})

test('each LMC’s week: who returned of those in scope, what they said, who is silent, when the next reminder goes', async () => {
  await collecting(scope, wealdshire.id, '2026-11-02')
  await returned(scope, at('Q90001'), '2026-11-16', { alert: 'red' })
  const page = await html('/pressure', priya.cookie)
  expect(page).toContain('1 of 2 practices (50%)')
  expect(page).toContain('Open until Thursday 19 November at 17:30')
  expect(page).toContain('Red 1')
  expect(page).toContain(`href="/pressure/silent?lmc=${wealdshire.id}"`)
  expect(page).toContain('Collects no return')
  const [, week] = await behind('2026-11-18T08:00:00Z').read((tx) => lmcWeeks(tx, day('2026-11-16')))
  expect(week).toMatchObject({
    lmc_name: 'Wealdshire',
    state: 'open',
    practices: 2,
    returned: 1,
    silent: 1,
    late: 0,
    red: 1,
  })
  expect(week?.next_reminder_at?.toString()).toBe('2026-11-18T09:00:00Z')
  expect(week?.freezes_at.toString()).toBe('2026-11-20T10:00:00Z')
})

test('a late return is neither in time nor silent', async () => {
  await returned(scope, at('Q90002'), '2026-11-16', { is_late: true, alert: 'black' })
  const [, week] = await behind('2026-11-20T08:00:00Z').read((tx) => lmcWeeks(tx, day('2026-11-16')))
  expect(week).toMatchObject({ state: 'late', practices: 2, returned: 1, silent: 0, late: 1, black: 0 })
})

test('the figures of a closed week stand as they were closed', async () => {
  await weekClosed(scope, wealdshire.id, '2026-11-09', [
    [at('Q90001').practice_id, null],
    [at('Q90002').practice_id, 'green'],
  ])
  await returned(scope, at('Q90001'), '2026-11-09', { is_late: true })
  const page = await html('/pressure?week=2026-11-09', priya.cookie)
  expect(page).toContain('Week of 9 November 2026')
  expect(page).toContain('1 of 2 practices (50%)')
  expect(page).toContain('Green 1')
  expect(page).toContain('href="/pressure?week=2026-11-02"')
  const [, week] = await behind('2026-11-20T08:00:00Z').read((tx) => lmcWeeks(tx, day('2026-11-09')))
  expect(week).toMatchObject({ returned: 1, late: 1, silent: 0 })
})

test('a week to come, or a day that is no Monday, shows this week', async () => {
  for (const week of ['2026-11-23', '2026-11-10', 'nonsense'])
    expect(await html(`/pressure?week=${week}`, priya.cookie)).toContain('Week of 16 November 2026')
})

test('a bank holiday without a return says so, and asks nobody', async () => {
  await collecting(scope, saltmarsh.id, '2026-08-03', { on_bank_holiday: 'no_return' })
  const [week] = await behind('2026-09-01T09:00:00Z').read((tx) => lmcWeeks(tx, day('2026-08-31')))
  expect(week).toMatchObject({ state: 'none', practices: 0, silent: 0, next_reminder_at: null })
})

test('strangers see no page, committee members are sent to areas, another LMC’s staff see only theirs', async () => {
  expect((await of.site.get('/pressure')).status).toBe(303)
  const sent = await of.site.get('/pressure', of.sam.cookie)
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/pressure/areas'])
  expect(await html('/pressure', of.salt.cookie)).toContain('<h2>Saltmarsh')
  expect(await html('/pressure', of.salt.cookie)).not.toContain('<h2>Wealdshire')
  expect(await html('/pressure', of.fay.cookie)).not.toContain('<h2>Saltmarsh')
})

test('an office of twenty-seven LMCs has one table', async () => {
  const many = await office(
    installation,
    'London',
    Array.from({ length: 27 }, (_, n) => `Borough ${n + 1}`),
  )
  const all = siteAt(installation, '2026-11-18T08:00:00Z').scope(
    system(
      many.office_id,
      many.lmcs.map(({ id }) => id),
    ),
  )
  await collecting(all, many.lmcs[3]!.id, '2026-11-02')
  const weeks = await all.read((tx) => lmcWeeks(tx, day('2026-11-16')))
  expect(weeks.filter(({ state }) => state === 'open')).toHaveLength(1)
  expect(weeks).toHaveLength(27)
})

test('closes and freezes are in the calendar, those of the same moment as one', async () => {
  const find = () =>
    scope.read(async (tx) =>
      (await closesAndFreezes.find(tx, day('2026-11-16'), day('2026-11-23'))).map(
        ({ title, begins_at, href }) => `${begins_at?.toString()} ${title} ${href}`,
      ),
    )
  expect(await find()).toEqual([
    '2026-11-19T17:30:00Z The weekly return closes: Saltmarsh and Wealdshire /pressure?week=2026-11-16',
    '2026-11-20T10:00:00Z The situation report is frozen: Saltmarsh and Wealdshire /pressure?week=2026-11-16',
  ])
  await collecting(scope, saltmarsh.id, '2026-11-16', {
    freezes_weekday: 9,
    closes_weekday: 5,
    freezes_at: Temporal.PlainTime.from('09:00'),
  })
  expect(await find()).toEqual([
    '2026-11-20T17:30:00Z The weekly return closes: Saltmarsh /pressure?week=2026-11-16',
    '2026-11-19T17:30:00Z The weekly return closes: Wealdshire /pressure?week=2026-11-16',
    '2026-11-20T10:00:00Z The situation report is frozen: Wealdshire /pressure?week=2026-11-16',
  ])
  const uids = await scope.read(async (tx) =>
    (await closesAndFreezes.find(tx, day('2026-11-01'), day('2026-12-31'))).map(({ uid }) => uid),
  )
  expect(new Set(uids).size).toBe(uids.length)
  expect(await html('/calendar', priya.cookie)).toContain('The weekly return closes')
})

test('a rate always says of how many', () => {
  expect(rateWords(81, 128)).toBe('81 of 128 practices (63%)')
  expect(rateWords(1, 1)).toBe('1 of 1 practice (100%)')
  expect(rateWords(0, 0)).toBe('No practice is in scope')
  expect(lmcsInWords(['A', 'B', 'C', 'D'])).toBe('4 LMCs')
})
