import { expect, test } from 'vitest'
import { office } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { countLateLists, lateLists } from './reads.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire! },
  { ods_code: 'Q90002', lmc: wealdshire! },
  { ods_code: 'Q90003', lmc: wealdshire!, facts: { status: 'closed' } },
  { ods_code: 'Q90004', lmc: saltmarsh! },
])
const scope = siteAt(installation, '2026-11-19T09:00:00Z').scope(system(office_id, [wealdshire!.id]))
const confirmed = (ods_code: string, at: string) =>
  setUp(scope, async (tx) => {
    const { id: lmc_id } = wealdshire!
    const said = { lmc_id, practice_id: keys.get(ods_code)!, people: 1, confirmed_by: 'Jo Bright' }
    await tx.db
      .insertInto('register.confirmation')
      .values({ ...said, confirmed_at: Temporal.Instant.from(at) })
      .execute()
  })
const keeping = (months: number, from: string) =>
  setUp(scope, async (tx) => {
    const set = {
      lmc_id: wealdshire!.id,
      from_on: Temporal.PlainDate.from(from),
      set_at: tx.now,
      set_by: 'Ruth Okafor',
    }
    await tx.db
      .insertInto('register.list_keeping')
      .values({ ...set, confirm_every_months: months })
      .execute()
  })
const late = (on: string) =>
  scope.read(async (tx) => {
    const day = Temporal.PlainDate.from(on)
    const lists = await lateLists(tx, day)
    expect(await countLateLists(tx, day), 'the figure is the length of its list').toBe(lists.length)
    return lists.map(({ ods_code }) => ods_code).toSorted((one, other) => one.localeCompare(other))
  })

test('the lists not confirmed in time are counted as they are listed, by each LMC’s own months', async () => {
  expect(await late('2026-11-19')).toEqual(['Q90001', 'Q90002'])
  // Half past midnight in London's summer is the day before in UTC.
  await confirmed('Q90001', '2026-05-18T23:30:00Z')
  await confirmed('Q90002', '2026-08-31T10:00:00Z')
  expect(await late('2026-11-19')).toEqual([])
  expect(await late('2026-11-20')).toEqual(['Q90001'])
  expect(await late('2027-02-28')).toEqual(['Q90001'])
  expect(await late('2027-03-01')).toEqual(['Q90001', 'Q90002'])
  await keeping(12, '2026-11-20')
  expect(await late('2026-11-20')).toEqual([])
})
