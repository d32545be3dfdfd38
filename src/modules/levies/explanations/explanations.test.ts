import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData, recounted } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'

const { installation, office_id, wealdshire, site, scope, html } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aContract, press } = charging(scope)
const keys = await openData(installation, [
  {
    ods_code: 'Q90011',
    lmc: wealdshire,
    facts: { name: 'Beacon Practice' },
    counted: { '2026-01-01': 10_240, '2026-04-01': 13_200 },
  },
  {
    ods_code: 'Q90012',
    lmc: wealdshire,
    facts: { name: 'Hill Practice' },
    counted: { '2026-01-01': 3_000 },
    changed: { '2026-02-15': { status: 'closed' } },
  },
])
const [beacon, hill] = keys.values()
if (!beacon || !hill) throw new Error('there is no practice')
for (const id of [beacon, hill]) await aContract(wealdshire, id)
const levy_id = await aLevy(wealdshire)
await aRate(wealdshire, levy_id)

const lineOf = async (practice_id: string) =>
  scope.read(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from levies.line where practice_id = ${practice_id}`.execute(
      tx.db,
    )
    return `/levies/lines/${rows[0]?.id}`
  })

test('a line of a practice that closed says who may have taken over, and theirs from whom', async () => {
  const asked = { levy_id, first_month: '2026-01-01', months: '3', pressed: press() }
  expect((await site.post('/levies/runs', asked, denise.cookie)).status).toBe(303)
  const [gone, stays] = [await html(await lineOf(hill), denise.cookie), await html(await lineOf(beacon), denise.cookie)]
  expect(gone).toMatch(
    /45 of 90[\s\S]*taken over by <a href="\/practices\/Q90011">Beacon Practice<\/a>: its list grew by 2,960/,
  )
  expect(stays).toMatch(
    /90 of 90[\s\S]*taken over from <a href="\/practices\/Q90012">Hill Practice<\/a>: this list grew by 2,960/,
  )
})

test('a line names the file its list size came from, also once a later file has replaced it', async () => {
  const line = await lineOf(beacon)
  const page = () => html(line, denise.cookie)
  expect(await page()).toContain('invented.csv, line 2')
  expect(await page()).toMatch(/href="\/imports\/files\/[-0-9a-f]{36}\/practices\/Q90011">invented\.csv, line 2</)
  await recounted(installation, beacon, 10_240)
  expect(await page()).toContain('invented.csv, which a later file has replaced since')
})
