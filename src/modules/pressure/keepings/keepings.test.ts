import { expect, test } from 'vitest'
import { closedWeek } from '../../../../tests/support/closed-weeks.ts'
import { returning } from '../../../../tests/support/returning.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import type { DB } from '../../../platform/tables.ts'

const { at, scope, scopeAt, link, answers, installation, wealdshire, priya, jo } = await returning()

async function nightAt(moment: string) {
  await installation.jobs.boss.send('pressure.forget', {})
  await at(moment).runJobs()
}
const rows = (table: keyof DB & `pressure.${string}`) =>
  scope.read(async (tx) => (await tx.db.selectFrom(table).select('lmc_id').execute()).length)

test('a link is forgotten when its week takes no return any more', async () => {
  await link()
  await nightAt('2026-12-13T23:59:00Z')
  expect(await rows('pressure.return_link')).toBe(1)
  await nightAt('2026-12-14T03:00:00Z')
  expect(await rows('pressure.return_link')).toBe(0)
})

test('a call is forgotten after two years, and whoever was taken off the list the next night', async () => {
  const pressed = crypto.randomUUID()
  const call = { outcome: 'reached', words: 'Away until Monday', pressed }
  await at('2026-11-18T09:00:00Z').post('/pressure/calls/Q90002/2026-11-16', call, priya.cookie)
  await setUp(scope, async (tx) => {
    const one = {
      lmc_id: wealdshire.id,
      organisation: 'The ICB',
      kind: 'icb',
      added_at: tx.now,
      added_by: 'Ruth',
    } as const
    await tx.db
      .insertInto('pressure.recipient')
      .values([
        { ...one, name: 'Dana Whitlock', email: 'dana@icb.example', ended_at: tx.now },
        { ...one, name: 'Ola Grant', email: 'ola@icb.example' },
      ])
      .execute()
  })
  await nightAt('2028-11-18T08:59:00Z')
  expect([await rows('pressure.call'), await rows('pressure.recipient')]).toEqual([1, 1])
  await nightAt('2028-11-18T09:01:00Z')
  expect(await rows('pressure.call')).toBe(0)
})

test('what practices wrote is forgotten after two years, and what was shown of it stays as it was published', async () => {
  const frozen = scopeAt('2026-11-20T10:00:00Z')
  await closedWeek(frozen, { lmc_id: wealdshire.id, week_of: '2026-11-09' })
  await setUp(frozen, async (tx) => {
    const of = { lmc_id: wealdshire.id, frozen_at: tx.now, frozen_by: 'OpenLMC', narrative: '', what_changed: '' }
    const week_of = Temporal.PlainDate.from('2026-11-09')
    const { id: issue_id } = await tx.db
      .insertInto('pressure.issue')
      .values({ ...of, week_of, number: 1, version: 1, state: 'released', figures: '{}', secret: 'x' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('pressure.issue_comment')
      .values([
        { lmc_id: wealdshire.id, issue_id, said: 'Dr Lee is off', shown_as: 'A partner is off', is_shown: true },
        { lmc_id: wealdshire.id, issue_id, said: 'Busy', shown_as: 'Busy', is_shown: false },
      ])
      .execute()
  })
  const kept = () =>
    scope.read((tx) =>
      tx.db.selectFrom('pressure.issue_comment').select(['said', 'shown_as']).orderBy('said').execute(),
    )
  await nightAt('2028-11-20T09:59:00Z')
  expect(await kept()).toHaveLength(2)
  await nightAt('2028-11-20T10:01:00Z')
  expect(await kept()).toEqual([{ said: '', shown_as: 'A partner is off' }])
})

test('what a practice returned is forgotten after seven years, and what was published of it stays', async () => {
  await at('2026-11-18T09:00:00Z').post('/our-returns/Q90001/2026-11-16', answers(), jo.cookie)
  await installation.jobs.boss.send('pressure.close_weeks', {})
  await at('2026-11-19T18:00:00Z').runJobs()
  const kept = async () => [
    await rows('pressure.weekly_return'),
    await rows('pressure.return_version'),
    (await rows('pressure.week_practice')) > 0,
  ]
  expect(await kept()).toEqual([1, 1, true])
  const cells = await rows('pressure.week_cell')
  await nightAt('2033-11-15T03:00:00Z')
  expect(await kept()).toEqual([1, 1, true])
  await nightAt('2033-11-17T03:00:00Z')
  const of_that_week = await scope.read((tx) =>
    tx.db
      .selectFrom('pressure.week_practice')
      .select('week_of')
      .where('week_of', '=', Temporal.PlainDate.from('2026-11-16'))
      .execute(),
  )
  expect(of_that_week).toEqual([])
  expect((await kept()).slice(0, 2)).toEqual([0, 0])
  expect(await rows('pressure.week_cell')).toBe(cells)
})
