import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

test('Ruth looks after the program: its jobs, its record, her sessions', async ({ page, stop }) => {
  await be(page, people.ruth.name)
  await page.goto('/operations')
  await expect(page.getByText('Nothing to put right')).toBeVisible()
  await stop('operations')

  await page.goto('/record')
  await stop('the record')
  const filters = page.getByRole('search', { name: 'Filter entries' })
  await filters.getByLabel('Who').fill('ruth')
  await filters.getByRole('button', { name: 'Filter' }).click()
  for (const who of await page.locator('tbody tr td:nth-child(3)').allTextContents()) expect(who).toBeTruthy()
  for (const who of await page.locator('tbody tr td:nth-child(2)').allTextContents()) expect(who).toBe('Ruth Okafor')
  await filters.getByLabel('Day').first().fill('31')
  await filters.getByLabel('Month').first().fill('2')
  await filters.getByLabel('Year').first().fill('2026')
  await filters.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('Put the days right to see entries.')).toBeVisible()
  await stop('the record, mistaken')

  await page.goto('/imports')
  await stop('imports')
  await page.goto('/sessions')
  await expect(page.getByText('This one')).toBeVisible()
  await stop('sessions')
  await page.goto('/about-the-data')
  await stop('about the data')
  await page.goto('/practices/Z0000X')
  await stop('a practice that is none')
})
