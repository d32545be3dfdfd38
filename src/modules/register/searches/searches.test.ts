import { expect, test } from 'vitest'
import { office } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { searches } from './reads.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T08:55:00Z')
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const [wealdshire] = lmcs
if (!wealdshire) throw new Error('there is no LMC')
const named = (name: string, address = '4 Elm Street, Wealdbridge') => ({ facts: { name, address } })
await openData(installation, [
  { ods_code: 'Y90001', ...named('Tollgate Surgery') },
  { ods_code: 'Y90002', ...named('The Tollgate Practice'), lmc: wealdshire },
  { ods_code: 'Y90003', ...named('Saint-Anne’s Medical Centre', '9 Quay Road, Saltby') },
  { ods_code: 'Y90004', ...named('100%_Health') },
])

const find = (kind: string, words: string) =>
  site
    .scope(system(office_id, [wealdshire.id]))
    .read(async (tx) => (await searches.find((one) => one.kind === kind)?.find(tx, words, 10)) ?? [])
const practices = async (words: string) => (await find('Practices', words)).map(({ code }) => code)

test('a practice is found by its name however it is spelt, the office’s own first', async () => {
  expect(await practices('tollgate')).toEqual(['Y90002', 'Y90001'])
  expect(await practices('Töllgate')).toEqual(['Y90002', 'Y90001'])
  expect(await practices('tolgate')).toEqual(['Y90002', 'Y90001'])
  expect(await practices('anne')).toEqual(['Y90003'])
})

test('a practice is found by its place, its postcode and the beginning of its code', async () => {
  expect(await practices('quay road')).toEqual(['Y90003'])
  expect(await practices('WB1 4')).toHaveLength(4)
  expect(await practices('y9000')).toHaveLength(4)
  expect(await practices('Y90003')).toEqual(['Y90003'])
})

test('a sign that stands for any letter elsewhere stands for itself here', async () => {
  expect(await practices('100%_')).toEqual(['Y90004'])
  expect(await practices('1%h')).toEqual([])
})

test('an area is found by its code or its name', async () => {
  expect((await find('Areas', 'weeld and coast')).map(({ code }) => code)).toEqual(['QW9'])
  expect((await find('Areas', '99W')).map(({ code }) => code)).toEqual(['99W'])
  expect((await find('Areas', 'saltby')).map(({ code }) => code)).toEqual(['E14009002'])
})
