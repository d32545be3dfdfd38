import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { tokenHash } from '../../../platform/session.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Marsh', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id, lmc_id: wealdshire!.id })
const eve = await person(installation, 'Eve Fen', 'committee_member', { office_id: elsewhere.office_id })

await site.scope().operate(async (tx) => {
  for (const { account_id } of [com, eve])
    await tx.db
      .updateTable('accounts.role_held')
      .set({ during: '[2024-01-01,2026-12-01)' })
      .where('account_id', '=', account_id)
      .execute()
  const invitation = (name: string, expires_at: string, accepted_at: Temporal.Instant | null) => ({
    office_id,
    lmc_id: wealdshire!.id,
    email: `${name}@x.example`,
    name,
    role: 'observer',
    accepted_at,
    token_hash: tokenHash(name),
    made_at: tx.now,
    made_by: 'Ruth Okafor',
    expires_at: Temporal.Instant.from(expires_at),
  })
  await tx.db
    .insertInto('accounts.invitation')
    .values([invitation('ann', '2026-11-24T00:30:00Z', null), invitation('bob', '2026-11-23T00:30:00Z', tx.now)])
    .execute()
  tx.leavesNoRecord('a test')
  return done()
})
const november = async (cookie: string) => (await site.get('/calendar?month=2026-11', cookie)).text()

test('the last day of a role is in the calendar of its holder and of whoever gives roles', async () => {
  for (const { cookie } of [ruth, com])
    expect(await november(cookie)).toMatch(/Monday 30 November 2026.*Last day of Com Mittee as committee member/s)
  expect(await november(sal.cookie)).not.toContain('Com Mittee as')
  for (const { cookie } of [ruth, com, sal]) expect(await november(cookie)).not.toContain('Eve Fen')
})

test('an invitation that runs out is in the calendar of whoever may give another, until it is taken', async () => {
  expect(await november(ruth.cookie)).toMatch(/Tuesday 24 November 2026.*The invitation of ann runs out/s)
  expect(await november(ruth.cookie)).not.toContain('of bob')
  for (const { cookie } of [com, sal]) expect(await november(cookie)).not.toContain('of ann')
})
