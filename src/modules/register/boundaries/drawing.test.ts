import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Faraway LMC', ['Faraway'])
await openData(installation, [
  { ods_code: 'Q90001', counted: { '2026-10-01': 10_000 } },
  { ods_code: 'Q90002', facts: { name: 'Tollgate' }, counted: { '2026-10-01': 5_000 } },
  {
    ods_code: 'Q90003',
    facts: { name: 'Saltby', commissioner_code: '88X', local_authority: 'Hull, City of' },
    counted: { '2026-10-01': 2_000 },
  },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Staff', 'office_staff', { office_id })
const fay = await person(installation, 'Fay Away', 'office_administrator', { office_id: elsewhere.office_id })
const address = (lmc = wealdshire!) => `/lmcs/${lmc.id}/boundary`
const practices = async () =>
  ((await (await site.get('/practices.json', ruth.cookie)).json()) as { ods_code: string }[]).map(
    ({ ods_code }) => ods_code,
  )

test('a rule is tried without changing anything, then drawn, and the practices are there', async () => {
  const tried = await (await site.get(`${address()}?commissioners=99w&excluded_codes=Q90002`, ruth.cookie)).text()
  expect(tried).toMatch(/Practices<\/span><span class="value">1<.*Patients<\/span><span class="value">10,000</s)
  expect(await practices()).toEqual([])
  const drawn = await site.post(address(), { commissioners: '99W', excluded_codes: 'Q90002' }, ruth.cookie)
  expect([drawn.status, drawn.headers.get('location')]).toEqual([303, `/lmcs/${wealdshire!.id}`])
  expect(await practices()).toEqual(['Q90001'])
  expect(await (await site.get(`/lmcs/${wealdshire!.id}`, ruth.cookie)).text()).toMatch(/99W.*Q90002.*Ruth Okafor/s)
})

test('a trial says what today’s area would gain and lose', async () => {
  const tried = await (
    await site.get(`${address()}?local_authorities=${encodeURIComponent('Hull, City of')}`, ruth.cookie)
  ).text()
  expect(tried).toMatch(/Gained<\/span><span class="value">1<.*Lost<\/span><span class="value">1</s)
  expect(await (await site.get(address(), ruth.cookie)).text()).toContain('>99W</textarea>')
})

test('an area with no rule, and one that is another LMC’s, are refused: boundary_takes_nothing, practice_in_one_lmc_at_a_time', async () => {
  expect((await site.post(address(), { commissioners: '' }, ruth.cookie)).status).toBe(409)
  const theirs = await site.post(address(saltmarsh), { commissioners: '99W' }, ruth.cookie)
  expect([theirs.status, (await theirs.text()).includes('Wealdshire LMC has 1 practice of this area')]).toEqual([
    409,
    true,
  ])
  const wrong = await site.get(`${address()}?commissioners=${encodeURIComponent('<b>')}`, ruth.cookie)
  expect([wrong.status, (await wrong.text()).includes('is not a sub-ICB code')]).toEqual([422, true])
})

test('only its own office’s administrators may', async () => {
  expect((await site.get(address(), sal.cookie)).status).toBe(403)
  expect((await site.post(address(), { commissioners: '99W' }, sal.cookie)).status).toBe(403)
  expect((await site.get(address(), fay.cookie)).status).toBe(404)
  expect((await site.post(address(), { commissioners: '99W' }, fay.cookie)).status).toBe(404)
})
