import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'

const installation = await testInstallation()
const { office_id } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const elsewhere = await office(installation, 'Faraway LMC', ['Faraway'])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sal = await person(installation, 'Sal Staff', 'office_staff', { office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', { office_id })
const fay = await person(installation, 'Fay Away', 'office_administrator', { office_id: elsewhere.office_id })

const header =
  'PUBLICATION,EXTRACT_DATE,TYPE,SUB_ICB_LOCATION_CODE,ONS_SUB_ICB_LOCATION_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS'
const lists = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`
const row = (code: string, patients: string) =>
  `GP_PRAC_PAT_LIST,2026-10-01,GP,99W,E38000001,${code},WB1 4ZZ,ALL,ALL,${patients}`
const good = lists(row('Q90001', '10240'), row('Q90002', '5010'))

function give(
  content: string | undefined,
  name = 'lists.csv',
  day: Readonly<Record<string, string>> = {},
  cookie = ruth.cookie,
) {
  const form = new FormData()
  if (content !== undefined) form.set('file', new File([content], name))
  for (const [part, text] of Object.entries(day)) form.set(`as_at_${part}`, text)
  return site.post('/imports', form, cookie)
}
const html = async (path: string, cookie = ruth.cookie) => (await site.get(path, cookie)).text()

test('before anything, the page says what is missing', async () => {
  const page = await html('/imports')
  expect(page).toContain('Nothing was taken in yet')
  expect(page).toContain('14 kinds of file')
})

test('a file is tried, looked through, confirmed, and is there', async () => {
  const given = await give(good, 'C:\\Downloads\\lists.csv')
  const path = given.headers.get('location') ?? ''
  expect([given.status, path]).toEqual([303, expect.stringMatching(/^\/imports\/[0-9a-f-]{36}$/)])
  expect(await html(path)).toMatch(
    /<h1>lists\.csv.*Waiting.*http-equiv="refresh"|http-equiv="refresh".*<h1>lists\.csv.*Waiting/s,
  )
  await site.runJobs()
  const tried = await html(path)
  for (const part of ['nothing is changed yet', '15,250', 'Take it in']) expect(tried).toContain(part)
  expect(await html('/imports')).toContain('Nothing was taken in yet')
  expect((await site.post(`${path}/confirmation`, {}, ruth.cookie)).status).toBe(303)
  await site.runJobs()
  expect(await html(path)).toContain('Taken in:')
  expect(await html('/imports')).toMatch(/List sizes.*1 Oct 2026.*lists\.csv.*Ruth Okafor/s)
  expect((await site.post(`${path}/confirmation`, {}, ruth.cookie)).status).toBe(409)
  expect((await site.post(`${path}/dropping`, { seen: 'tried' }, ruth.cookie)).status).toBe(409)
})

test('what is wrong with a file is said with its line, and it can be dropped', async () => {
  const path = (await give(lists(row('Q90001', '10240'), row('Q90002', '-3')))).headers.get('location') ?? ''
  await site.runJobs()
  const page = await html(path)
  expect(page).toContain('Refused')
  expect(page).toContain('line 3')
  expect((await site.post(`${path}/dropping`, { seen: 'refused' }, ruth.cookie)).headers.get('location')).toBe(
    '/imports',
  )
  expect(await html(path)).toContain('Dropped')
})

test('no file, a web page, and a day that is none are refused with a sentence: not_a_data_file', async () => {
  for (const empty of [undefined, '']) expect((await give(empty)).status).toBe(422)
  const page = await give('<!doctype html><title>Not here</title>')
  expect([page.status, (await page.text()).includes('not a file of data')]).toEqual([409, true])
  const day = await give(good, 'lists.csv', { day: '30', month: '2', year: '2026' })
  expect([day.status, (await day.text()).includes('must be a real date')]).toEqual([422, true])
})

test('staff look but don’t import; the committee and other offices see nothing', async () => {
  const path = (await give(`${good}\n`)).headers.get('location') ?? ''
  expect(await html('/imports', sal.cookie)).not.toContain('enctype')
  expect((await give(good, 'lists.csv', {}, sal.cookie)).status).toBe(403)
  expect((await site.post(`${path}/confirmation`, {}, sal.cookie)).status).toBe(403)
  expect((await site.get('/imports', com.cookie)).status).toBe(403)
  expect((await site.get(path, fay.cookie)).status).toBe(404)
  expect((await site.post(`${path}/confirmation`, {}, fay.cookie)).status).toBe(404)
  expect((await site.post(`${path}/dropping`, { seen: 'waiting' }, fay.cookie)).status).toBe(404)
  for (const path of [`/imports/${randomUUID()}`, '/imports/1'])
    expect((await site.get(path, ruth.cookie)).status).toBe(404)
})
