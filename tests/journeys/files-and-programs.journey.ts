import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

const today = Temporal.Now.plainDateISO('Europe/London').toString()

test('Denise takes the list she narrowed home as a file', async ({ page }) => {
  await be(page, people.denise.name)
  await page.goto('/practices?flag=list_down&sort=-list_size')
  const shown = await page.locator('tbody tr td:nth-child(2)').allTextContents()
  expect(shown.length).toBeGreaterThan(0)

  const taken = async (kind: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('list', { name: 'Practices as a file' }).getByRole('link', { name: kind }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`practices-${today}.${kind.toLowerCase()}`)
    return readFileSync(await download.path())
  }
  const csv = Papa.parse<Record<string, string>>((await taken('CSV')).toString().replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  expect(csv.data.map(({ ods_code }) => ods_code)).toEqual(shown)
  const json = JSON.parse((await taken('JSON')).toString()) as { ods_code: string }[]
  expect(json.map(({ ods_code }) => ods_code)).toEqual(shown)
  const rows = await readSheet(await taken('XLSX'))
  const at = rows[0]?.indexOf('Code') ?? -1
  expect(rows.slice(1).map((row) => row[at])).toEqual(shown)
})

test('Ruth gives a program a token, and takes it away', async ({ page, stop, has_script }) => {
  await be(page, people.ruth.name)
  await page.goto('/tokens')
  await stop('tokens')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await stop('a token without a name')

  const name = has_script ? 'List size dashboard' : 'Spreadsheet'
  await page.getByLabel('The program’s name').fill(name)
  await page.getByLabel('Saltmarsh LMC').check()
  await page.getByLabel('Practices', { exact: true }).check()
  await page.getByRole('button', { name: 'Make the token' }).click()
  const secret = (await page.locator('main code').first().textContent()) ?? ''
  await stop('a token, shown once')

  const ask = () =>
    fetch(`${process.env['OPENLMC_ADDRESS']}/api/v1/practices`, { headers: { authorization: `Bearer ${secret}` } })
  const reply = await ask()
  expect(reply.status).toBe(200)
  expect(await reply.text()).not.toContain('Wealdshire LMC')

  await page.getByRole('link', { name: 'I have copied it' }).click()
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('link', { name: `Revoke ${name}` }).click()
  await stop('revoking a token')
  await page.getByRole('button', { name: 'Revoke the token' }).click()
  await expect(page.getByRole('row', { name }).getByText('Revoked')).toBeVisible()
  expect((await ask()).status).toBe(401)
})

test('somebody who writes programs reads the API’s manual', async ({ page, stop }) => {
  await page.goto('/api/v1')
  await stop('the API’s manual')
})
