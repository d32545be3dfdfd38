import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

test('Priya follows a change through, and notes all of a kind at once', async ({ page, stop, has_script }) => {
  const [one, many] = has_script
    ? ['Moved PCN', 'List shrank by more than 10%']
    : ['Renamed', 'List grew by more than 10%']
  await be(page, people.priya.name)
  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Changes' }).click()
  await stop('changes')
  await page.getByRole('table').getByRole('link', { name: one }).first().click()
  await stop('a change')

  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByRole('button', { name: 'Leave it to nobody' })).toBeVisible()
  await page.getByLabel('Note it').check()
  await page
    .getByRole('textbox', { name: 'What you did or found out' })
    .fill('Rang the manager; she rings back on Monday.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByText('Rang the manager')).toBeVisible()
  await page.getByRole('textbox', { name: 'What you did or found out' }).fill('The file was early: nothing to do.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('group', { name: 'What was done' })).toHaveAccessibleDescription(/Select/)
  await expect(page.getByRole('textbox', { name: 'What you did or found out' })).toHaveValue(/early/)
  await stop('a change, and no move chosen')
  await page.getByLabel('Dismiss it').check()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByText('Dismissed').first()).toBeVisible()
  await stop('a change dismissed')

  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Changes' }).click()
  const filters = page.getByRole('search', { name: 'Filter changes' })
  await filters.getByLabel('What changed').selectOption({ label: many })
  await filters.getByRole('button', { name: 'Filter' }).click()
  await expect(page.locator('.row-count')).toHaveText(/^\d+ changes$/)
  const count = await page.locator('.row-count').textContent()
  await stop('changes of a kind')
  await page.getByRole('button', { name: `Note all ${count} of this kind` }).click()
  await expect(page.locator('.row-count')).toHaveText('No changes')
  await filters.getByLabel('State').selectOption({ label: 'Noted' })
  await filters.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/state=noted/)
  const noted = Number.parseInt((await page.locator('.row-count').textContent()) ?? '', 10)
  expect(noted, 'with those noted before').toBeGreaterThanOrEqual(Number.parseInt(count ?? '', 10))
})
