import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, setUpApp, test } from '../support/journey.ts'
import { freePort, openlmc, startProgram, type Program } from '../support/program.ts'

const directory = mkdtempSync(join(tmpdir(), 'openlmc-journey-'))
const environment = { OPENLMC_DATA: directory, PORT: String(await freePort()) }
let program: Program | undefined
test.use({ baseURL: `http://localhost:${environment.PORT}` })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  await openlmc(environment, 'init', '--office', 'Fenmarket LMC', '--admin', 'ada@fenmarket.example')
  await openlmc(environment, 'lmc', 'add', '--name', 'Fenmarket LMC', '--commissioners', '99A')
  program = await startProgram(environment)
})

test.afterAll(async () => {
  await program?.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
})

test('Ada sets up a weekly return where there never was one', async ({ page, stop }) => {
  test.setTimeout(120_000)
  const said = await openlmc(environment, 'accounts', 'link', 'ada@fenmarket.example')
  await page.goto(/http\S+\/sign-in\/link\/\S+/.exec(said)?.[0] ?? 'no link')
  await page.getByRole('button', { name: 'Sign in' }).click()
  page.setDefaultTimeout(10_000)
  await setUpApp(page)

  await page.goto('/pressure')
  await expect(page.getByText('No LMC collects a weekly return.')).toBeVisible()
  await stop('nobody collects')
  await page.getByRole('link', { name: 'Fenmarket: set up its weekly return' }).click()
  await expect(page.getByText('Nobody has set this yet')).toBeVisible()
  await stop('settings, none yet')

  const change = (part: string) =>
    page
      .locator('section', { has: page.getByRole('heading', { name: part, exact: true }) })
      .getByRole('link', { name: /Change/ })
  await change('The week').click()
  await stop('the week')
  await page.getByLabel('Time it closes').fill('half five')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('alert')).toContainText('Time it closes')
  await stop('the week, mistaken')
  await page.getByLabel('Time it closes').fill('18:00')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Kept.')).toBeVisible()
  await stop('settings')

  await change('What is asked').click()
  await page.getByLabel('Question 1 of your own').fill('Is the telephone queue longer than twenty minutes?')
  await page.getByLabel('Its answer (question 1)').selectOption({ label: 'Yes or no' })
  await stop('what is asked')
  await page.getByRole('button', { name: 'Keep' }).click()
  await change('What the states mean').click()
  await stop('what the states mean')
  await page.getByLabel('Amber on the OPEL scale').selectOption({ label: 'OPEL 4' })
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByRole('alert')).toContainText('OPEL')
  await stop('states that contradict one another')
  await page.getByLabel('Amber on the OPEL scale').selectOption({ label: 'OPEL 3' })
  await page.getByRole('button', { name: 'Keep' }).click()
  await change('What is published').click()
  await stop('what is published')
  await page.goBack()
  await change('Mails').click()
  await page.getByLabel('Name that signs the mails').fill('Ada Finch')
  await page.getByLabel('Their post').fill('Office manager')
  await stop('mails')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Start collecting' }).click()
  await expect(page.locator('.page-head .tag')).toHaveText(/^Collecting/)
  await stop('collecting')

  await page.getByRole('link', { name: 'Bank holidays' }).click()
  await stop('bank holidays')
  await page.goBack()
  await page.getByRole('link', { name: 'Limits of the computed state' }).click()
  await stop('limits')
})
