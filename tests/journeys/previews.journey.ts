import { expect, mistakesFound, overflow, test, widths } from '../support/journey.ts'

/** What a narrow screen can break that a wide one doesn’t show. */
const narrow = ['scrollable-region-focusable', 'target-size']

test('every preview is whole: light and dark, on a laptop and on a telephone', { tag: '@script' }, async ({ page }) => {
  test.setTimeout(150_000)
  await page.goto('/dev/previews')
  const names = await page.locator('#main li a').allTextContents()
  expect(names.length).toBeGreaterThan(50)
  for (const name of names) {
    await page.goto(`/dev/previews/${encodeURIComponent(name)}`)
    expect.soft(await overflow(page), `${name} can be pushed sideways on a laptop`).toBe(0)
    expect.soft(await mistakesFound(page), `axe at ${name}`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await mistakesFound(page, ['color-contrast']), `axe at ${name}, in the dark`).toEqual([])
    await page.setViewportSize(widths.telephone)
    expect.soft(await overflow(page), `${name} can be pushed sideways on a telephone`).toBe(0)
    expect.soft(await mistakesFound(page, narrow), `axe at ${name}, on a telephone`).toEqual([])
    await page.setViewportSize(widths.laptop)
    await page.emulateMedia({ colorScheme: 'light' })
  }
})
