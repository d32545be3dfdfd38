import type { Page } from '@playwright/test'
import { people } from '../../seeds/people.ts'
import { be, expect, mistakesFound, overflow, test, widths } from '../support/journey.ts'

const focused = (page: Page) => page.locator(':focus')

test('Callum does without a mouse', { tag: '@script' }, async ({ page }) => {
  await be(page, people.callum.name)
  await page.goto('/practices')
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Skip to the page')
  await expect(focused(page)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveAttribute('id', 'main')
  await page.keyboard.press('Tab')
  await expect(focused(page), 'the filters come first').toHaveAccessibleName('Name, code or postcode')

  await test.step('a letter typed into a field is a letter', async () => {
    await page.keyboard.type('and/or')
    await expect(focused(page)).toHaveValue('and/or')
    await focused(page).fill('aldlebridge surgery')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/q=aldlebridge/)
  })

  const order: string[] = []
  await page.locator('#main').focus()
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    await expect(focused(page)).toBeInViewport()
    const name = (await focused(page).getAttribute('aria-label')) ?? (await focused(page).textContent()) ?? ''
    order.push((await focused(page).getAttribute('name')) ?? name)
    if (name === 'Aldlebridge Surgery') break
  }
  expect(order.slice(0, 5)).toEqual(['q', 'lmc', 'pcn', 'sub_icb', 'constituency'])
  expect(
    order.filter((name) => ['Filter', 'Clear filters', 'CSV', 'Practices', 'Aldlebridge Surgery'].includes(name)),
  ).toEqual(['Filter', 'Clear filters', 'CSV', 'Practices', 'Aldlebridge Surgery'])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/practices\/Z/)

  await page.keyboard.press('/')
  await expect(focused(page)).toHaveAccessibleName('Search')
  await page.keyboard.type('Wealdshire LMC')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=Wealdshire/)

  await page.goto('/practices')
  await page.getByLabel('Status').focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(300)
  expect(new URL(page.url()).search, 'passing over a choice doesn’t send it').toBe('')
})

test('Martin opens the menus on his telephone', async ({ page, has_script }) => {
  await page.setViewportSize(widths.telephone)
  await be(page, people.martin.name)
  const menu = page.getByRole('navigation', { name: 'Parts of the office' })
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Menu' }).focus()
  await page.keyboard.press('Enter')
  await expect(menu).toBeVisible()
  if (has_script) expect(await mistakesFound(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Today')
  await menu.getByRole('link', { name: 'Practices' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/practices$/)
  await expect(menu).toBeHidden()

  await page.locator('summary').filter({ hasText: people.martin.name }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport()
  expect(await overflow(page)).toBe(0)
  if (has_script) expect(await mistakesFound(page)).toEqual([])
})
