import { expect, test } from 'vitest'
import { charging } from '../../../../tests/support/charging.ts'
import { person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { isInForce } from '../runs/rules.ts'

const { installation, office_id, wealdshire, site, scope } = await registered()
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const { aLevy, aRate, aMandate, press } = charging(scope)
const keys = await openData(installation, [{ ods_code: 'Q90011', lmc: wealdshire, counted: { '2026-01-01': 10_240 } }])
const day = (text: string) => Temporal.PlainDate.from(text)

const charged = async (name: string) => {
  const levy_id = await aLevy(wealdshire, { kind: 'charity', name })
  await aRate(wealdshire, levy_id, { pence_rate: 1 })
  for (const id of keys.values()) await aMandate(wealdshire, levy_id, id, 'in')
  return levy_id
}
const draft = (levy_id: string, first_month: string, months = '3') =>
  site.post('/levies/runs', { levy_id, first_month, months, pressed: press() }, denise.cookie)
const end = (levy_id: string, on: string) => {
  const { year, month, day: of_month } = day(on)
  const parts = { ended_on_year: String(year), ended_on_month: String(month), ended_on_day: String(of_month) }
  return site.post(`/levies/${levy_id}/end`, parts, denise.cookie)
}
const said = async (reply: Response) => [reply.status, await reply.text()] as const

test.each([
  ['all of it', '2026-04-01', '2026-06-30', true],
  ['a month at its beginning', '2026-01-01', '2026-01-31', true],
  ['a month before its first day', '2025-12-01', '2026-01-31', false],
  ['a month after its last day', '2026-06-01', '2026-07-31', false],
])('a levy of the first half of 2026 is charged for %s, or isn’t', (_, from, to, is) => {
  const levy = { begun_on: day('2026-01-01'), ended_on: day('2026-06-30') }
  expect(isInForce(levy, { from: day(from), to: day(to) })).toBe(is)
  expect(isInForce({ ...levy, begun_on: day('2026-01-02') }, { from: day('2026-01-01'), to: day('2026-01-31') })).toBe(
    false,
  )
})

test('a levy ends with a month, is charged to its last day, and never after it', async () => {
  const levy = await charged('Benevolent fund')
  expect(await said(await end(levy, '2026-06-15'))).toEqual([409, expect.stringContaining('last day of one')]) // ends_within_a_month
  expect((await end(levy, '2026-06-30')).status).toBe(303)
  expect((await draft(levy, '2026-04-01')).status).toBe(303)
  for (const [month, months, why] of [
    ['2026-07-01', '1', 'nothing is charged'],
    ['2026-01-01', '12', 'isn’t in force'],
  ] as const)
    expect(await said(await draft(levy, month, months))).toEqual([409, expect.stringContaining(why)])
})

test('a levy doesn’t end before what is drafted or issued of it (charged_beyond), unless the draft is thrown away', async () => {
  const levy = await charged('Education fund')
  const run = (await draft(levy, '2026-07-01')).headers.get('location') ?? ''
  expect(await said(await end(levy, '2026-06-30'))).toEqual([409, expect.stringContaining('throw the draft away')])
  expect((await site.post(`${run}/drop`, {}, denise.cookie)).status).toBe(303)
  expect((await end(levy, '2026-06-30')).status).toBe(303)
})

test('a levy that is ended while it is charged, at once, is ended or charged, and never both', async () => {
  for (const at of [1, 2, 3, 4]) {
    const levy = await charged(`Fund ${at}`)
    const [ended, drafted] = await Promise.all([end(levy, '2026-06-30'), draft(levy, '2026-07-01')])
    expect([ended.status, drafted.status].toSorted((one, other) => one - other)).toEqual([303, 409])
  }
})
