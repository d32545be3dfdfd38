import type { Page } from '@playwright/test'
import { expect, mistakesFound, overflow, test, widths } from '../support/journey.ts'

/** What a narrow screen can break that a wide one doesn’t show. */
const narrow = ['scrollable-region-focusable', 'target-size']

async function lookAt(page: Page, name: string) {
  await page.setViewportSize(widths.laptop)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`/dev/previews/${encodeURIComponent(name)}`)
  expect.soft(await overflow(page), `${name} can be pushed sideways on a laptop`).toBe(0)
  expect.soft(await mistakesFound(page), `axe at ${name}`).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect.soft(await mistakesFound(page, ['color-contrast']), `axe at ${name}, in the dark`).toEqual([])
  await page.setViewportSize(widths.telephone)
  expect.soft(await overflow(page), `${name} can be pushed sideways on a telephone`).toBe(0)
  expect.soft(await mistakesFound(page, narrow), `axe at ${name}, on a telephone`).toEqual([])
}

test(
  'every preview is whole: light and dark, on a laptop and on a telephone',
  { tag: '@script' },
  async ({ page, context }) => {
    test.setTimeout(600_000)
    await page.goto('/dev/previews')
    const names = await page.locator('#main li a').allTextContents()
    expect(names.length).toBeGreaterThan(300)
    const left = names.values()
    const look = async (own: Page) => {
      for (const name of left) await lookAt(own, name)
    }
    await Promise.all([look(page), look(await context.newPage()), look(await context.newPage())])
  },
)
