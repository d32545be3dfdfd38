import type { Browser, Page } from '@playwright/test'
import { people } from '../../seeds/people.ts'
import { be, expect, setUpApp, test } from '../support/journey.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Somebody new at each telling: the demonstration remembers whom it knows. */
const addressOf = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}.${Date.now()}@journey.example`

/** Another browser, where nobody is signed in. */
async function elsewhere(browser: Browser, has_script: boolean, baseURL: string | undefined) {
  const context = await browser.newContext({ javaScriptEnabled: has_script, ...(baseURL && { baseURL }) })
  return context.newPage()
}

/** Reads the mail that came to an address, and opens the invitation in it. */
async function openInvitation(page: Page, email: string) {
  let link = ''
  await expect(async () => {
    await page.goto('/dev/mail')
    await page.getByRole('row', { name: email }).first().getByRole('link').click({ timeout: 500 })
    const letter = page.getByRole('link', { name: /\/invitations\// }).first()
    link = new URL((await letter.getAttribute('href', { timeout: 500 })) ?? '').pathname
  }).toPass({ timeout: 20_000 })
  await page.goto(link)
  return link
}

test('Ruth invites a colleague, who comes in by a second step; and ends the role when they leave', async ({
  page,
  stop,
  browser,
  has_script,
  baseURL,
}) => {
  const name = 'Amina Featherstonehaugh Yusuf'
  const email = addressOf(name)
  await be(page, people.ruth.name)
  await page.goto('/roles')
  await stop('who holds what')
  await page.getByRole('link', { name: 'Open invitations' }).click()
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter an e-mail address')
  await stop('an invitation with mistakes')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Casework staff' })
  await page.getByLabel('What it is for').selectOption({ label: 'Wealdshire LMC' })
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')
  await expect(page.getByRole('row', { name: email })).toContainText('Casework staff of Wealdshire LMC')
  await stop('an invitation sent')

  const there = await elsewhere(browser, has_script, baseURL)
  const link = await openInvitation(there, email)
  await expect(heading(there)).toHaveText('Ruth Okafor invites you')
  await page.goto(link)
  await expect(page.getByText('You are signed in as Ruth Okafor'), 'it was opened in another’s browser').toBeVisible()
  await stop('an invitation, opened by somebody else')
  await there.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(heading(there)).toHaveText('Set up a second step')
  await there.goto('/practices')
  await expect(there, 'nothing is open before it').toHaveURL(/\/sign-in\/second-step\?return_to=%2Fpractices$/)
  await setUpApp(there)
  await expect(heading(there)).toHaveText('Practices')
  await there.goto('/roles/mine?at=/people')
  await expect(there.getByText(`${name} may see people and their posts, being Casework staff`)).toBeVisible()

  await page.goto(link)
  await expect(heading(page)).toHaveText('This invitation doesn’t work any more')
  await stop('an invitation used up')
  await page.goto(`/roles?q=${encodeURIComponent(email)}`)
  await page.getByRole('link', { name, exact: true }).click()
  await stop('somebody’s roles')
  await page.getByRole('link', { name: /^End Casework staff/ }).click()
  await stop('ending a role')
  await page.getByRole('button', { name: 'End the role' }).click()
  await expect(page.getByRole('status')).toContainText('The role is ended')
  await there.goto('/')
  await expect(heading(there)).toHaveText('There is nothing here for you today')
})

test('Ruth acts for a practice that telephoned, answers for it, and stops', async ({ page, stop }) => {
  const { name: nora, ods_code } = people.nora
  await be(page, people.ruth.name)
  await page.goto(`/practices/${ods_code}`)
  await page.getByRole('link', { name: 'Act for this practice' }).click()
  await page.getByLabel('Who at the practice asked').fill(nora)
  await page.getByLabel('Why').fill('Their line is down and the list is due today')
  await page.getByLabel('15 minutes').check()
  await stop('acting for a practice')
  await page.getByRole('button', { name: /^Act for / }).click()
  await expect(page).toHaveURL(/\/what-wants-you$/)
  const banner = page.getByRole('complementary', { name: 'Acting for somebody else' })
  await expect(banner).toContainText('You are acting for')
  await stop('what wants the practice one acts for')

  await page.getByRole('link', { name: 'Our people' }).click()
  await expect(banner).toBeVisible()
  await stop('its people, acting')
  await page.getByRole('link', { name: /Change who answers: Media/ }).click()
  await page.getByRole('checkbox').first().check()
  await expect(banner).toBeVisible()
  await page.getByRole('button', { name: 'Keep' }).click()
  await expect(page.getByText('Noted, thank you.')).toBeVisible()
  await expect(banner).toBeVisible()

  await page.goto('/practice-roles')
  await expect(page.getByText('is for its own people to say')).toBeVisible()
  await stop('who signs in, acting')
  await page.goto('/practices')
  await expect(heading(page)).toHaveText('You can’t do that')
  await expect(banner).toBeVisible()
  await stop('what one can’t do, acting')
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.goto('/practices')
  await expect(heading(page)).toHaveText('Practices')
  await expect(banner).toBeHidden()

  await be(page, nora)
  await page.goto(`/practices/${ods_code}/actings`)
  await expect(page.getByRole('row', { name: /Ruth Okafor/ }).first()).toContainText('Their line is down')
  await stop('who acted for the practice')
})

test('Jo has a colleague sign in for her practice too, until they leave', async ({
  page,
  stop,
  browser,
  has_script,
  baseURL,
}) => {
  const name = 'Stanley Copplepike-Nettlenell'
  const email = addressOf(name)
  await be(page, people.jo.name)
  await page.locator('summary').filter({ hasText: people.jo.name }).click()
  await page.getByRole('link', { name: 'Who signs in for the practice' }).click()
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByRole('status')).toContainText('on its way')
  await stop('a colleague is invited')

  const there = await elsewhere(browser, has_script, baseURL)
  await openInvitation(there, email)
  await expect(heading(there)).toHaveText('Jo Bright invites you')
  await there.getByRole('button', { name: 'Accept and sign in' }).click()
  await expect(there, 'a link is enough for a practice').toHaveURL(/\/what-wants-you$/)
  await there.goto('/practice-roles')
  await expect(heading(there)).toHaveText('You can’t do that')

  await page.goto('/practice-roles')
  await page.getByRole('row', { name: email }).getByRole('link', { name: 'End' }).click()
  await stop('ending a colleague’s role')
  await page.getByRole('button', { name: 'End the role' }).click()
  await expect(page.getByRole('status')).toContainText('The role is ended')
  await expect(page.getByRole('row', { name: email })).toBeHidden()
  await there.goto('/')
  await expect(heading(there)).toHaveText('There is nothing here for you today')
})
