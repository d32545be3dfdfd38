import { expect, test } from 'vitest'
import { office, person, type Lmc } from '../../../../tests/support/people.ts'
import { leviedBy } from '../../../../tests/support/received.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { Id } from '../../../platform/values.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs as [Lmc, Lmc]
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire },
  { ods_code: 'Q90002', lmc: wealdshire, facts: { name: 'Tollgate Surgery' } },
])
const [elm, tollgate] = ['Q90001', 'Q90002'].map((code) => keys.get(code)) as [Id<'practice'>, Id<'practice'>]
const levied = await leviedBy(installation, wealdshire, {
  runs: [
    {
      from: '2026-07-01',
      issued: '2026-07-10T09:00:00Z',
      charged: new Map([
        [elm, 107_520],
        [tollgate, 52_500],
      ]),
    },
  ],
})
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const denise = await person(installation, 'Denise Fallow', 'finance_staff', { office_id })
const tom = await person(installation, 'Tom Ashby', 'officer', { office_id })
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'finance_staff', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'finance_staff', { office_id, lmc_id: saltmarsh.id })

const address = `/levies/variances/${levied.run_ids[0]}`
const text = async (path: string, cookie = denise.cookie) => (await site.get(path, cookie)).text()
const note = (of: string, form: Readonly<Record<string, string>>, cookie = denise.cookie) =>
  site.post(`${address}/${of}`, form, cookie)

test('who paid other than they were charged is named, until they have', async () => {
  expect(await text('/levies/variances')).toMatch(/July to September 2026[\s\S]*£1,600\.20[\s\S]*−£1,600\.20/)
  for (const [amount_pence, ods_code] of [
    ['525.00', 'Q90002'],
    ['1,000.00', 'Q90001'],
  ] as const) {
    const day = { received_on_day: '1', received_on_month: '10', received_on_year: '2026' }
    const form = {
      levy_id: levied.levy_id,
      collector_id: levied.collector_id,
      amount_pence,
      ods_code,
      named: ods_code,
      words: '',
    }
    await site.post('/levies/receipts', { ...form, ...day, pressed: crypto.randomUUID() }, denise.cookie)
  }
  await site.post('/levies/receipts/allocations', { levy_id: levied.levy_id }, denise.cookie)
  const page = await text(address)
  expect([page.includes('Elm Surgery'), page.includes('Tollgate'), page.includes('−£75.20')]).toEqual([
    true,
    false,
    true,
  ])
})

test('its reason is noted, and a later one goes before it', async () => {
  expect((await note('Q90001', { reason: 'late', words: '' })).status).toBe(303)
  expect((await note('Q90001', { reason: 'list_size', words: 'By the count of 1 April' })).status).toBe(303)
  expect(await text(`${address}?list=noted`)).toMatch(
    /It was deducted by another list size[\s\S]*By the count of 1 April/,
  )
  expect(await text(`${address}?list=open`)).toContain('No practice differs')
  expect(await (await site.get(`${address}.csv`, denise.cookie)).text()).toContain('Q90001,Elm Surgery,107520,100000')
  expect((await site.get(`${address}.csv.x`, denise.cookie)).status).toBe(404)
})

test('without a reason, nothing is noted', async () => {
  const reply = await note('Q90001', { reason: 'nonsense', words: '' })
  expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining('Select why it differs')])
})

test('whoever may not is turned away, and another office’s or LMC’s run is nowhere', async () => {
  expect((await site.get(address)).status).toBe(303)
  expect((await site.get(address, priya.cookie)).status).toBe(403)
  expect(await text(`${address}/Q90001`, tom.cookie)).not.toContain('Note another reason')
  expect((await note('Q90001', { reason: 'late', words: '' }, tom.cookie)).status).toBe(403)
  expect((await site.get(`${address}/Q77777`, denise.cookie)).status).toBe(404)
  for (const { cookie } of [eve, saltby]) {
    for (const path of [address, `${address}.csv`, `${address}/Q90001`])
      expect((await site.get(path, cookie)).status).toBe(404)
    expect((await note('Q90001', { reason: 'late', words: '' }, cookie)).status).toBe(404)
    expect(await text('/levies/variances', cookie)).toContain('No run was issued')
  }
})
