import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData, recounted } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import type { Id } from '../../../platform/values.ts'
import { commands } from '../verifications/commands.ts'
import { runWords } from './rules.ts'

const { installation, office_id, wealdshire, site, scope, html, ruth, salt } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aMandate, make, press } = charging(scope)
const typed = typedAt(installation, site, commands)
const keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted: { '2026-01-01': 10_000 } },
  { ods_code: 'Q90012', lmc: wealdshire, facts: { name: 'Hill Practice' }, counted: { '2026-01-01': 5_000 } },
])

const draft = (levy_id: string, first_month: string, months = '1', cookie = denise.cookie) =>
  site.post('/levies/runs', { levy_id, first_month, months, pressed: press() }, cookie)
const at = (reply: Response) => reply.headers.get('location') ?? ''
const issue = async (run: string) => {
  for (const to of ['check', 'issue']) expect((await site.post(`${run}/${to}`, {}, ruth.cookie)).status).toBe(303)
}
const linesOf = (run: string) =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.line')
      .select(['kind', 'amount_pence', 'why'])
      .where('run_id', '=', run.split('/').at(-1) as Id<'run'>)
      .execute(),
  )

test('what a levy charged is corrected once it has ended, by a run that has nothing else and says so', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity', name: 'Hardship fund' })
  await aRate(wealdshire, levy)
  for (const id of keys.values()) await aMandate(wealdshire, levy, id, 'in')
  await issue(at(await draft(levy, '2026-07-01', '3')))
  await make((tx) =>
    tx.db
      .updateTable('levies.levy')
      .set({ ended_on: Temporal.PlainDate.from('2026-09-30') })
      .where('id', '=', levy)
      .execute(),
  )
  const nothing = await draft(levy, '2026-10-01')
  expect([nothing.status, (await nothing.text()).includes('nothing is to be corrected')], 'nothing_to_correct').toEqual(
    [409, true],
  )
  await recounted(installation, keys.get('Q90011') ?? ('' as Id<'practice'>), 10_240)
  expect((await draft(levy, '2026-09-01', '3')).status).toBe(409)
  expect((await draft(levy, '2026-10-01', '1', salt.cookie)).status).toBe(422)
  const both = await Promise.all([draft(levy, '2026-10-01'), draft(levy, '2026-10-01', '1', ruth.cookie)])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409])
  await make((tx) =>
    tx.db.updateTable('levies.run').set({ drafted_by_id: denise.account_id }).where('state', '=', 'draft').execute(),
  )
  const run = both.map(at).find((address) => address !== '') ?? ''
  const corrected = [
    { kind: 'adjustment', amount_pence: 2_520, why: 'Its list size of 1 January 2026 is 10,240, not 10,000.' },
  ]
  expect(await linesOf(run)).toEqual(corrected)
  const named = 'Corrections after the end of September 2026, in October 2026'
  for (const page of [run, '/levies/runs', `${run}/drop`]) expect(await html(page, denise.cookie)).toContain(named)
  expect((await site.post(`${run}/drawing`, {}, denise.cookie)).status).toBe(303)
  expect(await linesOf(run)).toEqual(corrected)
  await issue(run)
  expect((await draft(levy, '2026-11-01')).status).toBe(409)
  expect((await typed('levies verify', { lmc: 'Wealdshire' })).join()).toContain('every line comes out again')
})

test('a run of a levy that hasn’t ended, or of a time before its end, is called by its months', () => {
  const [period_from, period_to] = [Temporal.PlainDate.from('2026-07-01'), Temporal.PlainDate.from('2026-09-30')]
  for (const levy_ended_on of [null, period_to, period_to.add({ years: 1 })])
    expect(runWords({ period_from, period_to, levy_ended_on })).toBe('July to September 2026')
})
