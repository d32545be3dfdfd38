import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Faraway LMC', ['Faraway'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Staff', 'office_staff', { office_id })
const wes = await person(installation, 'Wes Weald', 'office_administrator', { office_id, lmc_id: wealdshire!.id })
const fay = await person(installation, 'Fay Away', 'office_administrator', { office_id: elsewhere.office_id })
const form = { name: 'Weald and Coast LMC', short_name: 'Weald', brand_hue: '120', smallest_cell: '7' }

test('an administrator says what an LMC is called and how small a figure it shows', async () => {
  expect((await site.post(`/lmcs/${wealdshire!.id}`, form, ruth.cookie)).status).toBe(303)
  const page = await (await site.get(`/lmcs/${wealdshire!.id}`, ruth.cookie)).text()
  for (const value of Object.values(form)) expect(page).toContain(`value="${value}"`)
  expect(await (await site.get('/lmcs', ruth.cookie)).text()).toMatch(/Weald and Coast LMC.*Not drawn/s)
})

test('a figure so small that it protects nobody is a mistake; another LMC’s name is refused: one_lmc_of_a_name_in_an_office', async () => {
  const small = await site.post(
    `/lmcs/${wealdshire!.id}`,
    { ...form, smallest_cell: '1', brand_hue: '360' },
    ruth.cookie,
  )
  expect([small.status, (await small.text()).match(/must be between/g)?.length]).toEqual([422, 4])
  expect((await site.post(`/lmcs/${wealdshire!.id}`, { ...form, name: saltmarsh!.name }, ruth.cookie)).status).toBe(409)
})

test('nobody else may, and another office’s or LMC’s is not found', async () => {
  expect((await site.post(`/lmcs/${wealdshire!.id}`, form, sal.cookie)).status).toBe(403)
  expect(await (await site.get(`/lmcs/${wealdshire!.id}`, sal.cookie)).text()).not.toContain(
    '<form method="post" action="/lmcs',
  )
  for (const [id, cookie] of [
    [wealdshire!.id, fay.cookie],
    [saltmarsh!.id, wes.cookie],
    [randomUUID(), ruth.cookie],
    ['1', ruth.cookie],
  ] as const) {
    expect((await site.get(`/lmcs/${id}`, cookie)).status).toBe(404)
    expect((await site.post(`/lmcs/${id}`, form, cookie)).status).toBe(404)
  }
})
