import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'
import { papersOf } from '../printings/reads.ts'

const { installation, office_id, wealdshire, site, scope, html, ruth } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aContract, press } = charging(scope)

test('issuing a run, by two people at once, numbers its papers once: a bill of what is charged, nothing to whoever is asked first', async () => {
  const keys = await openData(installation, [
    { ods_code: 'Q90011', lmc: wealdshire, counted: { '2026-01-01': 10_240 } },
  ])
  for (const id of keys.values()) await aContract(wealdshire, id)
  const levy_id = await aLevy(wealdshire)
  await aRate(wealdshire, levy_id)
  const own = { lmc_id: wealdshire.id, kind: 'lmc', name: 'Wealdshire LMC', email: '', days_to_pay: '30' }
  const collector = (await site.post('/levies/collectors', own, ruth.cookie)).headers.get('location') ?? ''
  const from = { levy_id, icb_code: '', from_on_day: '1', from_on_month: '4', from_on_year: '2025' }
  expect((await site.post(`${collector}/collectings`, from, ruth.cookie)).status).toBe(303)
  const drafted = { levy_id, first_month: '2026-01-01', months: '3', pressed: press() }
  const address = (await site.post('/levies/runs', drafted, denise.cookie)).headers.get('location') ?? ''
  expect((await site.get(`${address}/documents`, ruth.cookie)).status).toBe(404)
  expect((await site.post(`${address}/check`, {}, ruth.cookie)).status).toBe(303)
  const both = await Promise.all([1, 2].map(async () => site.post(`${address}/issue`, {}, ruth.cookie)))
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  const { papers } = await scope.read(async (tx) => {
    const rows = await tx.db
      .selectFrom('levies.document')
      .select('id')
      .where('run_id', '=', address.split('/').at(-1) as Id<'run'>)
      .execute()
    return papersOf(
      tx,
      wealdshire.id,
      rows.map(({ id }) => id),
    )
  })
  expect(papers.map(({ paper }) => [paper.title, paper.to[0], paper.total, paper.lines[0]?.how])).toEqual([
    ['Invoice 1', 'Elm Surgery', '£1,075.20', '10,240 patients on 1 January 2026 × 42p a year × 3 of 12 months'],
  ])
  expect(await html(address, ruth.cookie)).toContain('Statements and bills')
})
