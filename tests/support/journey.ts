import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { join } from 'node:path'
import { generate } from 'otplib'

export { expect }

export const widths = { laptop: { width: 1280, height: 900 }, telephone: { width: 390, height: 844 } } as const

type Told = {
  readonly has_script: boolean
  /**
   * A stop on the way: the page has one heading, fits a laptop and a telephone, and axe finds no fault with it. axe can't run
   * where JavaScript doesn't, but the page is the same. JOURNEY_PICTURES names a folder for pictures to be looked at.
   */
  readonly stop: (where: string) => Promise<void>
}

/** Every story is told twice, by the projects of playwright.config.ts: with JavaScript, and without. */
export const test = base.extend<Told>({
  has_script: ({ javaScriptEnabled }, use) => use(javaScriptEnabled),
  stop: ({ page, has_script }, use) =>
    use((where) => test.step(`stop: ${where}`, () => lookAt(page, where, has_script))),
})

/** Signs in as somebody of the demonstration, without their mail. */
export async function be(page: Page, name: string) {
  await page.goto(`/dev?q=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `Be ${name}` }).click()
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible()
}

/** Of the page as it stands; only of some rules where the others can't have changed. */
export async function mistakesFound(page: Page, rules: readonly string[] = []) {
  // The legacy mode looks into no frame of another origin, of which there is none, and needs no second page.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (rules.length > 0 ? builder.withRules([...rules]) : builder).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How far a page can be pushed sideways: words fall off a telephone. */
export const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** axe no longer looks for them, and a label would be of the wrong field. */
const idsTwice = (page: Page) =>
  page.evaluate<readonly string[]>(
    '[...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)',
  )

const pictures = process.env['JOURNEY_PICTURES']

async function lookAt(page: Page, where: string, has_script: boolean) {
  await expect(page.locator('h1'), `${where} has one heading`).toHaveCount(1)
  expect(await idsTwice(page), `ids that stand twice at ${where}`).toEqual([])
  if (has_script) expect(await mistakesFound(page), `axe at ${where}`).toEqual([])
  for (const [name, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    expect(await overflow(page), `${where} on a ${name}`).toBe(0)
    if (pictures && has_script) await page.screenshot({ path: join(pictures, `${where}, ${name}.png`), fullPage: true })
  }
  await page.setViewportSize(widths.laptop)
}

/** Asks for a link at the sign-in page where the browser now is, reads the mail and opens the link. */
export async function openMailedLink(page: Page, email: string) {
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  let address = ''
  // The latest may still be on its way, and an older one is spent.
  await expect(async () => {
    await page.goto('/dev/mail')
    const letter = page.getByRole('row', { name: email }).filter({ hasText: 'Your link to sign in' })
    await letter.first().getByRole('link').click({ timeout: 500 })
    const link = page.getByRole('link', { name: /\/sign-in\/link\// }).first()
    address = (await link.getAttribute('href')) ?? ''
    await page.goto(new URL(address).pathname)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Sign in as /, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
  return address
}

/** From the second step of somebody who has none: sets up an authenticator app, and answers the recovery codes shown. */
export async function setUpApp(page: Page, stop: Told['stop'] = async () => undefined): Promise<readonly string[]> {
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  await stop('set up an authenticator app')
  const secret = (await page.locator('details code').textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Code from the app').fill(await generate({ secret }))
  await page.getByRole('button', { name: 'Set it up' }).click()
  const codes = await page.locator('.recovery-codes code').allTextContents()
  await page.getByRole('link', { name: 'I have kept them' }).click()
  return codes
}
