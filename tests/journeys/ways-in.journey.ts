import type { Page } from '@playwright/test'
import { people } from '../../seeds/people.ts'
import { be, expect, openMailedLink, setUpApp, test } from '../support/journey.ts'

/** A telephone that knows its owner's finger, as Chromium pretends one. */
async function holdDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const signOut = async (page: Page, name: string) => {
  await page.locator('summary').filter({ hasText: name }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
}

test('Martin makes a passkey, and from then on needs no link', { tag: '@script' }, async ({ page, stop }) => {
  const { name, email } = people.martin
  await holdDevice(page)
  await page.goto('/sign-in?return_to=/practices')
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await openMailedLink(page, email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page)).toHaveText('Set up a second step')
  await stop('set up a second step')
  await page.goto('/practices')
  await expect(page, 'nothing else is open yet').toHaveURL(/\/sign-in\/second-step\?return_to=%2Fpractices$/)

  await page.getByLabel('What to call it').fill('Martin’s telephone')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(heading(page)).toHaveText('Keep your recovery codes')
  await expect(page.locator('.recovery-codes li')).toHaveCount(10)
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  await stop('recovery codes')
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL(/\/practices$/)

  await signOut(page, name)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page).toHaveURL(/localhost:\d+\/$/)
  await expect(page.getByText(name).first()).toBeVisible()

  await page.goto('/ways-in')
  await expect(page.getByRole('row', { name: /Martin’s telephone/ })).not.toContainText('Never')
  await stop('ways in')
  await page.getByRole('link', { name: 'Rename Martin’s telephone' }).click()
  await page.getByLabel('What to call it').fill('Telephone, blue')
  await page.getByRole('button', { name: 'Rename it' }).click()
  await page.getByRole('link', { name: 'Remove Telephone, blue' }).click()
  await stop('remove a passkey')
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByRole('alert')).toContainText('This is your only way in beside a link')
  await page.goto('/sign-in/again?return_to=/ways-in')
  await stop('is it still you')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/\/ways-in$/)
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await expect(page.getByRole('alert'), 'the same device makes no second one').toContainText('No passkey was made')
})

test('Ruth comes in without JavaScript, and what she typed when her session ended is not lost', async ({
  page,
  context,
  stop,
  has_script,
}) => {
  const { name, email } = has_script ? people.ruth : people.priya
  await page.goto('/sign-in')
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible({ visible: has_script })
  await openMailedLink(page, email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const codes = await setUpApp(page, stop)
  await expect(page).toHaveURL(/localhost:\d+\/$/)

  await page.goto('/practices?q=aldlebridge')
  await page.locator('tbody th a').first().click()
  const practice = page.url()
  const words = `Spoke about the lease, ${has_script ? 'by telephone' : 'at the gate'}.`
  await page.getByLabel('Note', { exact: true }).fill(words)
  const other = await context.newPage()
  await other.goto('/')
  await signOut(other, name)
  await other.close()
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await expect(page).toHaveURL(/\/sign-in\?return_to=%2Fkept-forms$/)

  await openMailedLink(page, email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading(page)).toHaveText('One more step')
  await page.getByLabel('Code from your authenticator app').fill('12 34')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter the six digits')
  await stop('one more step, mistaken')
  await page.getByText('Use a recovery code', { exact: true }).click()
  await page.getByLabel('Recovery code').fill(codes[0]?.toLowerCase() ?? '')
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await expect(heading(page)).toHaveText('What you had typed')
  await expect(page.getByText(words)).toBeVisible()
  await stop('what you had typed')
  await page.getByRole('button', { name: 'Send it now' }).click()
  await expect(page).toHaveURL(practice)
  await expect(page.locator('.notes').getByText(words)).toBeVisible()
})

test('Jo, of a practice, is asked again by a code in her mail', async ({ page, stop, has_script }) => {
  const { name, email } = has_script ? people.jo : people.nora
  await page.goto('/sign-in')
  await openMailedLink(page, email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/what-wants-you$/)
  await page.goto('/ways-in')
  await stop('ways in, of a practice')
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  await expect(heading(page)).toHaveText('Is it still you?')
  await page.getByRole('button', { name: 'Mail me a code' }).click()
  await expect(page.getByLabel('Code from the mail')).toBeVisible()
  await stop('a code is mailed')
  const asked = page.url()
  await expect(async () => {
    await page.goto('/dev/mail')
    await page
      .getByRole('row', { name: email })
      .filter({ hasText: 'Your code' })
      .getByRole('link')
      .first()
      .click({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  const code = /Your code is (\d{6})/.exec(await page.locator('pre').innerText())?.[1] ?? ''
  await page.goto(asked)
  await page.getByLabel('Code from the mail').fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(heading(page)).toHaveText('Set up an authenticator app')
  await expect(page.getByText(name).first()).toBeVisible()
})

test('an office helps whoever can’t get in', async ({ page, stop }) => {
  await be(page, people.ruth.name)
  await page.goto('/lockouts?q=anneliese')
  await expect(page.getByText('Nobody is locked out.')).toBeVisible()
  await stop('locked out')
  await page.getByRole('link', { name: /Reset the second step of Dr Anneliese Corrie/ }).click()
  await stop('reset a second step')
  await page.getByRole('button', { name: 'Reset it' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter how you know that it is them')
  await page.getByLabel('How you know that it is them').fill('She rang, and I know her voice')
  await page.getByRole('button', { name: 'Reset it' }).click()
  await expect(page.getByRole('status')).toContainText('Their second step is reset')
})
