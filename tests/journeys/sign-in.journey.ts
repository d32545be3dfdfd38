import { people } from '../../seeds/people.ts'
import { be, expect, openMailedLink, setUpApp, test } from '../support/journey.ts'

test('a practice manager asks for a link, comes in by it, and signs out', async ({ page, stop, has_script }) => {
  await page.goto('/')
  await stop('the public page')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await stop('sign in')

  await page.getByLabel('Your e-mail address').fill('jo.bright')
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByLabel('Your e-mail address')).toHaveAccessibleDescription(/Enter an e-mail address/)
  await stop('sign in, mistaken')

  const { email } = has_script ? people.jo : people.nora
  const link = await openMailedLink(page, email)
  await stop('the link opened')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/what-wants-you$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/wants? you/)
  await stop('what wants you')

  await page
    .locator('summary')
    .filter({ hasText: has_script ? 'Jo Bright' : 'Nora Quill' })
    .click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto(new URL(link).pathname)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link doesn’t work any more')
  await stop('the link spent')
})

test('a stranger is sent to sign in, and comes to the page asked for', async ({ page, has_script }) => {
  const asked = '/practices?status=any&sort=-list_size'
  await page.goto(asked)
  await expect(page).toHaveURL(/\/sign-in\?return_to=/)
  await openMailedLink(page, has_script ? people.denise.email : people.callum.email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second step')
  await setUpApp(page)
  await expect(page).toHaveURL(asked)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practices')
})

test('nobody opens what isn’t theirs', async ({ page, stop }) => {
  const closed = {
    [people.tom.name]: ['/changes', '/imports', '/record', '/operations', '/tokens'],
    [people.priya.name]: ['/record', '/operations', '/tokens'],
    [people.jo.name]: ['/practices', '/areas', '/areas/england', '/changes', '/lmcs', '/record', '/search?q=elm'],
  }
  for (const [name, paths] of Object.entries(closed)) {
    await be(page, name)
    for (const path of paths) {
      const reply = await page.goto(path)
      expect(reply?.status(), `${name} at ${path}`).toBe(403)
      await expect(page.getByRole('link', { name: path.slice(1), exact: true })).toHaveCount(0)
    }
    await stop(`${name} is not let in`)
  }

  await be(page, people.tom.name)
  await page.getByRole('link', { name: 'Practices' }).first().click()
  await expect(page.getByRole('combobox', { name: 'LMC', exact: true }), 'a committee sees one LMC').toHaveCount(0)
  await page.locator('tbody th a').first().click()
  await expect(page.getByLabel('Note', { exact: true })).toHaveCount(0)
  await stop('a practice, as a committee member')
})
