import { expect, test } from 'vitest'
import { returning } from '../../../../tests/support/returning.ts'
import { openData } from '../../../../tests/support/register.ts'
import { system } from '../../../platform/scope.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { trendBefore } from './reads.ts'

const world = await returning()
const { at, link, answers, wealdshire } = world
const mine = world.keyOf('Q90001')
const monday = (text: string) => Temporal.PlainDate.from(text)

/** Nine others of the LMC: five of like size, two half as large again, one far larger, and one that stayed silent. */
const others = [8000, 8200, 8400, 9000, 7000, 12_000, 4500, 40_000, 8400]
const keys = await openData(
  world.installation,
  others.map((_, at) => ({ ods_code: `Q9100${at}`, lmc: wealdshire })),
)

async function closed(week: string, own: { alert: string; contacts: number } | null, like: number) {
  await setUp(world.scope, async (tx) => {
    const base = { lmc_id: wealdshire.id, week_of: monday(week) }
    await tx.db
      .insertInto('pressure.closed_week')
      .values({
        ...base,
        reference_on: monday(week),
        closed_at: tx.now,
        practices: 10,
        returned: 9,
        area_method: 'most_common',
        smallest_cell: 5,
        came_by: 'round',
        is_bank_holiday: false,
      })
      .execute()
    const rows = others.map((list_size, at) => ({
      ...base,
      practice_id: keys.get(`Q9100${at}`)!,
      list_size,
      alert: at === 8 ? null : 'amber',
      contacts: at === 8 ? null : Math.round((list_size * (like + at)) / 1000),
    }))
    await tx.db
      .insertInto('pressure.week_practice')
      .values([{ ...base, practice_id: mine.practice_id, list_size: 8412, ...own }, ...rows])
      .execute()
  })
}
await closed('2026-11-02', { alert: 'amber', contacts: 180 }, 20)
await closed('2026-11-09', null, 21)
await closed('2026-11-16', { alert: 'red', contacts: 230 }, 90)

const trend = (week: string) => world.scope.read((tx) => trendBefore(tx, { ...mine, week_of: monday(week) }, 12))

test('a practice’s own closed weeks stand beside the middle half of practices of like size', async () => {
  const [later, earlier] = await trend('2026-11-16')
  expect(later).toMatchObject({ alert: null, contacts: null, list_size: 8412 })
  expect(earlier).toMatchObject({ alert: 'amber', contacts: 180 })
  const [near, wide] = earlier?.bands ?? []
  expect(near?.practices).toBe(5)
  expect(near?.low).toBeCloseTo(21, 1)
  expect(near?.high).toBeCloseTo(23, 1)
  expect(wide?.practices).toBe(7)
})

test('a week shows nothing of itself: what others returned in it is not looked at', async () => {
  expect((await trend('2026-11-16')).map(({ week_of }) => week_of.toString())).toEqual(['2026-11-09', '2026-11-02'])
  expect((await trend('2026-11-23'))[0]?.week_of.toString()).toBe('2026-11-16')
})

test('another LMC’s wall leaves nothing of it', async () => {
  const theirs = at('2026-11-17T10:00:00Z').scope(system(world.office_id, [world.saltmarsh.id]))
  expect(await theirs.read((tx) => trendBefore(tx, { ...mine, week_of: monday('2026-11-23') }, 12))).toEqual([])
})

test('after putting in its return a practice sees its own weeks and that band, and no figure of anybody’s own', async () => {
  const site = at('2026-11-17T10:00:00Z')
  const address = await link()
  await site.post(address, answers({ alert: 'red', contacts: '214' }))
  const html = await (await site.get(`${address}?said=thanks`)).text()
  for (const part of ['Your own weeks', 'practices of like size', 'No return in time', '214 contacts', '2 Nov 2026'])
    expect(html).toContain(part)
  expect(html).not.toContain('Tollgate')
  const own = await (await site.get('/our-returns/Q90001', world.jo.cookie)).text()
  expect(own).toContain('within 25% of your list size')
})
