import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { change, openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire!, counted: { '2026-10-01': 10_240 } },
  { ods_code: 'Q90002', lmc: saltmarsh!, facts: { name: 'Saltby Surgery' }, counted: { '2026-10-01': 2_000 } },
])
await change(installation, wealdshire!, keys.get('Q90001')!, {
  kind: 'list_up',
  before: '9000',
  after: '10240',
  on: '2026-10-01',
})
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const where = { office_id, lmc_id: wealdshire!.id }
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', where)
const jo = await person(installation, 'Jo Elm', 'practice_staff', { ...where, practice_id: keys.get('Q90001')! })

test('a stranger is told what this is and whose, and nothing else', async () => {
  const page = await (await site.get('/')).text()
  expect(page).toContain('Wealdshire LMC')
  expect(page).toContain('href="/sign-in"')
  expect(page).not.toContain('Elm Surgery')
})

test('the office sees how many practices and patients it has, and what changed', async () => {
  const page = await (await site.get('/', ruth.cookie)).text()
  for (const part of ['12,240', 'Elm Surgery: List grew by more than 10%', 'Open data', 'aria-current="page">Today'])
    expect(page).toContain(part)
})

test('a committee member sees the figures of their LMC and no work of the office', async () => {
  const page = await (await site.get('/', com.cookie)).text()
  expect(page).toContain('10,240')
  expect(page).not.toContain('What changed')
})

test('a practice is told that nothing wants it, with its own figures', async () => {
  expect((await site.get('/', jo.cookie)).headers.get('location')).toBe('/what-wants-you')
  const page = await (await site.get('/what-wants-you', jo.cookie)).text()
  for (const part of ['Nothing wants you now', '10,240', 'Elm and Beacon PCN', 'Wealdshire LMC'])
    expect(page).toContain(part)
  expect(page).not.toContain('Saltby')
  expect((await site.get('/what-wants-you', ruth.cookie)).status).toBe(403)
})
