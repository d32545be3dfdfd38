import { people } from '../../seeds/people.ts'
import { told } from '../../seeds/stories.ts'
import { be, expect, test } from '../support/journey.ts'

test('Ruth draws an LMC’s area differently, and back', async ({ page, stop }) => {
  await be(page, people.ruth.name)
  await page.goto('/lmcs')
  await stop('LMCs')
  await page.getByRole('table').getByRole('link', { name: 'Wealdshire LMC' }).click()
  await stop('an LMC')

  const draw = async (excluded: string) => {
    await page.getByRole('link', { name: 'Draw it anew' }).click()
    await page.getByLabel('Practices left out').fill(excluded)
    await page.getByLabel('Day').fill('1')
    await page.getByLabel('Month').fill('4')
    await page.getByLabel('Year').fill('2026')
    await page.getByRole('button', { name: 'See what it takes' }).click()
  }
  await draw(`${told.renamed}, nonsense?`)
  await expect(page.getByLabel('Practices left out')).toHaveAccessibleDescription(/“NONSENSE\?” is not a practice code/)
  await stop('an area, mistaken')

  await page.goBack()
  await page.getByLabel('Practices left out').fill(told.renamed)
  await page.getByLabel('Day').fill('1')
  await page.getByLabel('Month').fill('4')
  await page.getByLabel('Year').fill('2026')
  await page.getByRole('button', { name: 'See what it takes' }).click()
  const lost = page.locator('section', { has: page.getByRole('heading', { name: 'Lost' }) })
  await expect(lost.getByText(told.renamed)).toBeVisible()
  await expect(lost.getByRole('listitem')).toHaveCount(1)
  await stop('an area tried')

  await page.getByRole('button', { name: 'Draw the area so' }).click()
  await expect(page).toHaveURL(/\/lmcs\/[0-9a-f-]+$/)
  await expect(page.getByText('1 April 2026').first()).toBeVisible()
  await expect(page.getByText(`without ${told.renamed}`).or(page.getByText(told.renamed)).first()).toBeVisible()
  await stop('an area drawn')

  const practices = async (as_at: string) => {
    await page.goto(`/practices?q=${told.renamed}&as_at=${as_at}`)
    return page.getByRole('table').getByText(told.renamed).count()
  }
  expect(await practices('2026-03-31')).toBe(1)
  expect(await practices('2026-04-01')).toBe(0)

  await page.goto('/lmcs')
  await page.getByRole('table').getByRole('link', { name: 'Wealdshire LMC' }).click()
  await draw('')
  await page.getByRole('button', { name: 'Draw the area so' }).click()
  await expect(page).toHaveURL(/\/lmcs\/[0-9a-f-]+$/)
  expect(await practices('2026-04-01')).toBe(1)
})

test('Anneliese goes from England down to a constituency', async ({ page, stop }) => {
  await be(page, people.anneliese.name)
  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Areas' }).click()
  await stop('areas')
  await page.getByRole('link', { name: 'All of England' }).click()
  for (const [kind, address] of [
    ['ICB', /\/areas\/icb\//],
    ['sub-ICB', /\/areas\/sub-icb\//],
    ['PCN', /\/areas\/pcn\//],
  ] as const) {
    await page.locator(`main a[href*="/areas/${kind.toLowerCase()}/"]`).first().click()
    await expect(page).toHaveURL(address)
    await stop(`a ${kind}`)
  }
  await page.locator('main tbody a[href*="/areas/constituency/"]').first().click()
  await stop('a constituency')
})
