import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'
import { done } from '../../../platform/answers.ts'
import { usualThresholds } from '../thresholds/rules.ts'
import { normalisingIn, publishedWeeks } from './reads.ts'
import { normalisingSaid } from './rules.ts'

const { wealdshire, saltmarsh, scope } = await registered()
const first = Temporal.PlainDate.from('2025-11-03')
const week = (at: number) => first.add({ weeks: at })
const weeks = 54

/** The first year green, but for three red weeks of 27 contacts per 1,000; since then amber, with as many contacts. */
const cell = (at: number) => {
  const is_red = at >= 10 && at < 13
  const is_late = at >= 52
  const counts = is_red ? { amber: 2, red: 10 } : is_late ? { amber: 10, red: 2 } : { green: 10, amber: 2 }
  return { green: 0, red: 0, black: 0, ...counts, contacts: is_red || is_late ? 2_700 : 1_900 }
}
await scope.write(async (tx) => {
  const all = Array.from({ length: weeks }, (_, at) => ({ lmc_id: wealdshire.id, week_of: week(at) }))
  const closed = { closed_at: tx.now, practices: 12, returned: 12, smallest_cell: 5, came_by: 'round' } as const
  await tx.db
    .insertInto('pressure.closed_week')
    .values(
      all.map((of, at) => ({
        ...of,
        ...closed,
        reference_on: of.week_of,
        area_method: 'most_common',
        is_bank_holiday: at === 8,
      })),
    )
    .execute()
  const area = { area_kind: 'lmc', area_code: wealdshire.id, area_name: 'Wealdshire LMC' } as const
  const held_back = { green: null, amber: null, red: null, black: null, contacts: null, contacts_patients: null }
  await tx.db
    .insertInto('pressure.week_cell')
    .values(
      all.map((of, at) => ({
        ...of,
        ...area,
        practices: 12,
        patients: 120_000,
        contacts_patients: 100_000,
        wait_from: 10,
        wait_days: 110,
        ...(at === 20 ? held_back : cell(at)),
      })),
    )
    .execute()
  // Raised after the first year.
  await tx.db
    .insertInto('pressure.threshold')
    .values({
      ...usualThresholds,
      contacts_per_1000_amber: 30,
      contacts_per_1000_red: 35,
      contacts_per_1000_black: 40,
      lmc_id: wealdshire.id,
      from_week: week(52),
      set_at: tx.now,
      set_by: 'Ruth Okafor',
    })
    .execute()
  tx.leavesNoRecord('made for a test')
  return done()
})
const upTo = (at: number) => scope.read((tx) => normalisingIn(tx, wealdshire.id, week(at)))

test('what an LMC said in its first year is held against what it says now', async () => {
  const found = await upTo(weeks)
  expect(found).toMatchObject({
    of: 54,
    since: first,
    green: { on: week(51), weeks: 2, held_back: 0 },
    longest: { weeks: 3, from: week(10), until: week(12) },
    current: { weeks: 2 },
    baseline: { low: 19, high: 19, of: 52 },
    computed: { now: 'green', first: 'amber' },
    behaviour: { contacts_per_1000: 27, red_from: 27, red_weeks: 3, state: 'amber', would_be_red: true },
  })
  expect(found && normalisingSaid(found).at(-1)).toContain('This would have been called red in the first year')
})

test('a week that is held back has no state, and one to come isn’t looked at', async () => {
  const published = await scope.read((tx) => publishedWeeks(tx, wealdshire.id, week(20)))
  expect(published).toHaveLength(21)
  expect(published.at(-1)?.state).toBeNull()
  expect(await upTo(20)).toMatchObject({ of: 21, green: { on: week(19), weeks: 1, held_back: 1 }, behaviour: null })
})

test('where nothing is published nothing is said', async () => {
  expect(await scope.read((tx) => normalisingIn(tx, saltmarsh.id, week(weeks)))).toBeNull()
})
