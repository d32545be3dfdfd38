import { expect, test } from 'vitest'
import { charging } from '../../../../../tests/support/charging.ts'
import { openData } from '../../../../../tests/support/register.ts'
import { registered } from '../../../../../tests/support/registered.ts'
import { person } from '../../../../../tests/support/people.ts'

const { installation, office_id, wealdshire, scope, html } = await registered()
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const { aLevy, aRate, aMandate } = charging(scope)
const keys = await openData(installation, [
  { ods_code: 'Q90011', lmc: wealdshire, facts: { name: 'Beacon Practice' }, counted: { '2025-01-01': 10_000 } },
])

test('a rate that changed within the year before is counted month by month, and said', async () => {
  const levy = await aLevy(wealdshire, { kind: 'charity' })
  for (const id of keys.values()) await aMandate(wealdshire, levy, id, 'in')
  await aRate(wealdshire, levy, { from_on: '2020-04-01', until_on: '2026-01-01', pence_rate: 40 })
  await aRate(wealdshire, levy, { from_on: '2026-01-01', until_on: '2026-04-01', pence_rate: 48 })
  const rate = await aRate(wealdshire, levy, { from_on: '2026-04-01', pence_rate: 50 })
  const page = await html(`/levies/${levy}/rates/${rate}`, tom.cookie)
  // Nine months at 40p and three at 48p, not twelve at 48p.
  for (const part of ['£4,200.00', '+£800.00', '40p a year; 1 January 2026 to 31 March 2026 at 48p a year'])
    expect(page).toContain(part)
  expect(page).not.toContain('£4,800.00')
})
