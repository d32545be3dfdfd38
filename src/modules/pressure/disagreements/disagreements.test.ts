import type { Insertable } from 'kysely'
import { expect, test } from 'vitest'
import { registered } from '../../../../tests/support/registered.ts'
import { done } from '../../../platform/answers.ts'
import type { DB } from '../../../platform/tables.ts'
import type { Id } from '../../../platform/values.ts'
import { disagreementsIn } from './reads.ts'

const { wealdshire, saltmarsh, site, scope, place, recorded, ruth, priya, wes, sam, fay } = await registered()
const this_week = Temporal.PlainDate.from('2026-11-16')
const last_week = Temporal.PlainDate.from('2026-11-09')
const practice = (ods_code: string) => {
  const there = place(ods_code)
  if (!('practice_id' in there)) throw new Error('no practice')
  return { lmc_id: there.lmc_id, practice_id: there.practice_id }
}
const strained = { contacts: 300, list_size: 9_000, sessions_planned: 40, sessions_lost: 10, longest_wait_days: 4 }

type Return = Insertable<DB['pressure.weekly_return']>
const write = (rows: readonly (Partial<Return> & Pick<Return, 'alert'> & { ods_code: string })[]) =>
  scope.write(async (tx) => {
    await tx.db
      .insertInto('pressure.weekly_return')
      .values(
        rows.map(({ ods_code, ...answers }) => ({
          ...practice(ods_code),
          week_of: this_week,
          reference_on: this_week,
          comment: '',
          own_answers: '{}',
          versions: 1,
          is_late: false,
          submitted_at: tx.now,
          submitted_by: 'Jo Bright',
          ...answers,
        })),
      )
      .execute()
    tx.leavesNoRecord('made for a test')
    return done()
  })
await write([
  { ods_code: 'Q90001', alert: 'green', ...strained },
  { ods_code: 'Q90002', alert: 'amber', ...strained },
  { ods_code: 'Q90003', alert: 'black', contacts: 90, list_size: 9_000, longest_wait_days: 3 },
])
const closed = { reference_on: last_week, closed_at: site.now, area_method: 'most_common', smallest_cell: 5 }
await scope.write(async (tx) => {
  const week = { lmc_id: wealdshire.id, week_of: last_week }
  await tx.db
    .insertInto('pressure.closed_week')
    .values({ ...week, ...closed, practices: 2, returned: 2, came_by: 'round', is_bank_holiday: false })
    .execute()
  await tx.db
    .insertInto('pressure.week_practice')
    .values([
      // As it was computed by the limits of that week, whatever they are now.
      { ...week, ...practice('Q90001'), alert: 'black', computed: 'amber', longest_wait_days: 4 },
      { ...week, ...practice('Q90002'), alert: null, computed: null, longest_wait_days: 40 },
    ])
    .execute()
  tx.leavesNoRecord('made for a test')
  return done()
})

const among = (lmc_id: Id<'lmc'>, week_of: Temporal.PlainDate) =>
  scope.read((tx) => disagreementsIn(tx, lmc_id, week_of))
const page = async (query = '', cookie = ruth.cookie) =>
  (await site.get(`/pressure/disagreements${query}`, cookie)).text()

test('a week that is open is computed from its returns in time; one step apart is no disagreement', async () => {
  expect(await among(wealdshire.id, this_week)).toMatchObject([
    {
      ods_code: 'Q90001',
      name: 'Elm Surgery',
      declared: 'green',
      computed: 'red',
      measures: [
        { key: 'contacts_per_1000', value: 33.3, alert: 'black' },
        { key: 'sessions_lost', value: 25, alert: 'red' },
        { key: 'wait', value: 4, alert: 'green' },
      ],
    },
  ])
  expect(await among(saltmarsh.id, this_week)).toMatchObject([{ declared: 'black', computed: 'green' }])
})

test('a closed week stands as it was computed, and who returned nothing isn’t in it', async () => {
  expect(await among(wealdshire.id, last_week)).toMatchObject([{ ods_code: 'Q90001', computed: 'amber' }])
  expect(await among(saltmarsh.id, last_week)).toEqual([])
})

test('the office sees each with its figures and what to ask, and that it looked is recorded', async () => {
  const html = await page()
  expect(html).toContain('Elm Surgery')
  expect(html).toContain('33.3 contacts per 1,000 patients (black); 25% of sessions lost (red)')
  expect(html).toContain('coping by staff staying late')
  expect(html).toContain('Saltby Surgery')
  expect(html).not.toContain('Tollgate Surgery')
  expect(await recorded()).toContainEqual(
    expect.stringContaining('Ruth Okafor: pressure.disagreements_read {"as":"page","week_of":"2026-11-16"}'),
  )
  expect(await recorded()).toContainEqual(
    expect.stringMatching(`Ruth Okafor: pressure.practice_seen .*${practice('Q90001').practice_id}`),
  )
})

test('it is narrowed to a week and an LMC; what is no week is the latest', async () => {
  expect(await page(`?lmc=${saltmarsh.id}`)).not.toContain('Elm Surgery')
  expect(await page(`?week=${last_week.toString()}`)).toContain('what must not happen next')
  expect(await page('?week=lots&lmc=1')).toContain('Week of 16 November 2026')
})

test('it leaves as a file, with the figures in columns of their own', async () => {
  const reply = await site.get('/pressure/disagreements.csv', priya.cookie)
  expect(reply.headers.get('content-disposition')).toContain('disagreements-2026-11-16.csv')
  const [head, first] = (await reply.text()).split(/\r?\n/)
  expect(head).toContain('ods_code,name,declared,computed,contacts_per_1000,contacts_each')
  expect(first).toContain('Wealdshire,Q90001,Elm Surgery,green,red,33.3,,,25,4,')
  expect(await recorded()).toContainEqual(expect.stringContaining('"as":"csv"'))
})

test('a colleague of one LMC sees its own, another office none, and a committee member isn’t let in', async () => {
  expect(await page('', wes.cookie)).not.toContain('Saltby Surgery')
  expect(await page('', fay.cookie)).toContain('no practice’s word and figures are two steps apart')
  expect((await site.get('/pressure/disagreements', sam.cookie)).status).toBe(403)
  expect((await site.get('/pressure/disagreements')).status).toBe(303)
})

test('whole-time GPs and the list of the register count where the return doesn’t say them', async () => {
  await scope.write(async (tx) => {
    const given = { given_at: tx.now, given_by: 'Jo Bright', definition: 'fully_qualified', gp_fte: 1 } as const
    await tx.db
      .insertInto('pressure.workforce')
      .values({ ...practice('Q90001'), ...given, from_on: this_week, source: 'practice' })
      .execute()
    tx.leavesNoRecord('made for a test')
    return done()
  })
  const [elm] = await among(wealdshire.id, this_week)
  expect(elm?.measures).toContainEqual({ key: 'patients_per_gp', value: 9_000, alert: 'black' })
  expect(elm?.computed).toBe('black')
})

test('a late return is in no figure', async () => {
  await scope.write(async (tx) => {
    await tx.db
      .updateTable('pressure.weekly_return')
      .set({ is_late: true })
      .where('practice_id', '=', practice('Q90001').practice_id)
      .execute()
    tx.leavesNoRecord('made for a test')
    return done()
  })
  expect(await among(wealdshire.id, this_week)).toEqual([])
})
