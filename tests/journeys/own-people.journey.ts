import { be, expect, test } from '../support/journey.ts'

test('Jo says who works at her practice, who has left and who answers for it, between two patients', async ({
  page,
  stop,
}) => {
  await be(page, 'Jo Bright')
  await page.goto('/our-people')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your people')
  await stop('the practice’s own list')

  await page.getByRole('link', { name: 'Add somebody' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Enter family name')
  await stop('somebody new, nothing filled in')
  await page.getByLabel('Their post').selectOption({ label: 'Nurse' })
  await page.getByLabel('Given names').fill('Wilhelmina')
  const family = `Featherstonehaugh-${Date.now()}`
  await page.getByLabel('Family name').fill(family)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Added.')).toBeVisible()
  await expect(page.locator('strong', { hasText: family })).toBeVisible()

  await page.getByRole('link', { name: /Change who answers: Levy/ }).click()
  await page.getByLabel(`Wilhelmina ${family}`).check()
  await stop('who answers for the levy')
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Noted, thank you.')).toBeVisible()

  await page.getByRole('link', { name: `Wilhelmina ${family} Has left` }).click()
  await stop('somebody has left')
  const today = Temporal.Now.plainDateISO('Europe/London')
  await page.getByLabel('Day', { exact: true }).fill(String(today.day))
  await page.getByLabel('Month', { exact: true }).fill(String(today.month))
  await page.getByLabel('Year', { exact: true }).fill(String(today.year))
  await page.getByRole('button', { name: 'Say they have left' }).click()
  await expect(page.getByText('Noted: they have left.')).toBeVisible()
  await stop('the list again')
})

test('Ruth takes a spreadsheet of people in, having seen what becomes of each row', async ({ page, stop }) => {
  await be(page, 'Ruth Okafor')
  await page.goto('/people/files')
  await stop('no file given')
  const rows = [
    'Name,E-mail,Notes',
    `Ann Lee,ann.${Date.now()}@import.example,keen`,
    'Bo Work,"two@a.example, b@c.example",',
  ]
  await page.getByLabel('The LMC they belong to').selectOption({ label: 'Wealdshire LMC' })
  await page
    .getByLabel('The spreadsheet')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await page.getByRole('button', { name: 'Match its columns' }).click()
  await expect(page.getByLabel('Notes')).toHaveValue('')
  await stop('matching columns')
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('nobody is changed yet')).toBeVisible()
  await expect(page.getByText('is not one e-mail address')).toBeVisible()
  await stop('what would become of each row')
  await page.getByRole('button', { name: 'Take it in' }).click()
  await expect(page.getByText('Taken in at')).toBeVisible()
  await stop('a file of people taken in')
})
