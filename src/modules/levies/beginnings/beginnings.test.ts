import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import type { Id } from '../../../platform/values.ts'

const office = await registered()
const { installation, office_id, wealdshire, site, scope, html, place, ruth } = office
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const { aLevy, aRate, aContract, press } = charging(scope)

const toDo = (page: string) => page.match(/>To do</g)?.length ?? 0

test('an office that starts from nothing is led from the levy to its first run', async () => {
  const levies = await html('/levies', denise.cookie)
  expect(levies).toContain('No levy is known yet')
  expect(await html('/levies/runs', denise.cookie)).toContain('<a href="/levies">Add one</a>')
  const added = await site.post(
    '/levies',
    {
      lmc_id: wealdshire.id,
      kind: 'statutory',
      name: 'Statutory levy',
      joining: 'built_in',
      begun_on_day: '1',
      begun_on_month: '4',
      begun_on_year: '2020',
    },
    denise.cookie,
  )
  const address = added.headers.get('location') ?? ''
  const id = address.split('/').at(-1) as Id<'levy'>
  const page = await html(address, denise.cookie)
  for (const words of ['Before it is charged for the first time', `${address}/rates"`, '0 of 2 are known'])
    expect(page).toContain(words)
  expect(toDo(page)).toBe(4)

  await aRate(wealdshire, id)
  for (const code of ['Q90001', 'Q90002']) await aContract(wealdshire, place(code).practice_id as Id<'practice'>)
  const further = await html(address, denise.cookie)
  expect(further).toContain('2 of 2 are known')
  expect(toDo(further)).toBe(2)

  const draft = { levy_id: id, first_month: '2026-07-01', months: '3', pressed: press() }
  const run = (await site.post('/levies/runs', draft, denise.cookie)).headers.get('location') ?? ''
  expect(await html(address, denise.cookie)).toContain(`href="${run}"`)
  for (const move of ['check', 'issue']) expect((await site.post(`${run}/${move}`, {}, ruth.cookie)).status).toBe(303)
  expect(await html(address, denise.cookie)).not.toContain('Before it is charged for the first time')
})

test('a levy begins with a month (begins_within_a_month), since nothing is charged for less than one', async () => {
  const fund = { lmc_id: wealdshire.id, kind: 'charity', joining: 'opt_in', name: 'Hardship fund' }
  const from = (day: string) => ({ ...fund, begun_on_day: day, begun_on_month: '6', begun_on_year: '2026' })
  const refused = await site.post('/levies', from('15'), denise.cookie)
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('the first day of one')])
  expect((await site.post('/levies', from('1'), denise.cookie)).status).toBe(303)
})

test('whoever only reads sees how far a new levy has got, and is offered nothing', async () => {
  const id = await aLevy(wealdshire, { kind: 'charity', name: 'Weald fund' })
  const page = await html(`/levies/${id}`, tom.cookie)
  expect(page).toContain('Propose a rate, and have it agreed')
  expect(page).not.toContain(`/levies/${id}/rates"`)
  // What isn’t built into a contract doesn’t ask for any.
  expect(page).not.toContain('Say what contract each practice holds')
})
