import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { done } from '../../../platform/answers.ts'

const { installation, office_id, wealdshire, site, scope, html } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aContract, press } = charging(scope)
const keys = await openData(installation, [{ ods_code: 'Q90011', lmc: wealdshire, counted: { '2026-01-01': 10_240 } }])
const [beacon] = keys.values()
if (!beacon) throw new Error('there is no practice')
await aContract(wealdshire, beacon)
const levy_id = await aLevy(wealdshire)
await aRate(wealdshire, levy_id)

test('a line names the file its list size came from, also once a later file has replaced it', async () => {
  const asked = { levy_id, first_month: '2026-01-01', months: '3', pressed: press() }
  expect((await site.post('/levies/runs', asked, denise.cookie)).status).toBe(303)
  const line = await scope.read((tx) =>
    tx.db.selectFrom('levies.line').select('id').where('practice_id', '=', beacon).executeTakeFirstOrThrow(),
  )
  const page = () => html(`/levies/lines/${line.id}`, denise.cookie)
  expect(await page()).toContain('invented.csv, line 2')
  await openData(installation, [])
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('made for a test')
    const { id } = await tx.db
      .selectFrom('register.open_data_file')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await tx.db.updateTable('register.list_size').set({ file_id: id, line: 9 }).execute()
    return done()
  })
  expect(answer.done).toBe(true)
  expect(await page()).toContain('invented.csv, which a later file has replaced since')
})
