import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

test('Ruth begins her day: what waits, what she was given, and a date for the diary', async ({ page, stop }) => {
  await be(page, people.ruth.name)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Waits for you' })).toBeVisible()
  await stop('today')
  await page.getByRole('link', { name: /Changes you follow up/ }).click()
  await expect(page.locator('.row-count')).toHaveText(/^\d+ changes?$/)

  await page
    .getByRole('link', { name: /otifications/ })
    .first()
    .click()
  await stop('notifications')
  await page.getByRole('button', { name: /gave you a change to follow up/ }).click()
  await expect(page.getByRole('heading', { name: 'What you do about it' })).toBeVisible()

  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Calendar' }).click()
  await stop('the calendar')
  await page.getByRole('link', { name: 'Add a date' }).click()
  const title = `Visit ${Date.now()}`
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Day', { exact: true }).fill('26')
  await page.getByLabel('Month', { exact: true }).fill('10')
  await page.getByLabel('Year', { exact: true }).fill('2027')
  await page.getByLabel('Begins at').fill('half five')
  await page.getByRole('button', { name: 'Add the date' }).click()
  await expect(page.getByRole('alert')).toContainText('Begins at must be a time of the day')
  await stop('a date that can’t be read')
  await page.getByLabel('Begins at').fill('17:30')
  await page.getByLabel('Ends at').fill('17:00')
  await page.getByRole('button', { name: 'Add the date' }).click()
  await expect(page.getByRole('alert')).toContainText('end before it begins')
  await page.getByLabel('Ends at').fill('19:00')
  await page.getByRole('button', { name: 'Add the date' }).click()
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByText('Tuesday 26 October 2027, 17:30 to 19:00, London time')).toBeVisible()
  await stop('a date')

  await page.goto('/calendar/feed')
  await stop('in one’s own calendar')
  await page.getByRole('button', { name: /^Make a/ }).click()
  const address = await page.locator('pre').textContent()
  await stop('the address, once')
  const feed = await page.request.get(new URL(address ?? '').pathname, { headers: { cookie: '' } })
  expect(await feed.text()).toContain('SUMMARY:Boxing Day')
})

test('Jo does what wants her, looks at what is kept of her, and Ruth puts right what she says is wrong', async ({
  page,
  stop,
}) => {
  await be(page, people.jo.name)
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/wants? you/)
  await stop('what wants you')
  await page.getByRole('link', { name: 'The whole record' }).click()
  await stop('the practice’s record')

  await page.goto('/my/data')
  await stop('your data')
  await page.getByRole('link', { name: 'Something is wrong' }).first().click()
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter what is wrong')
  await stop('a correction that says nothing')
  const words = `My name is spelt Joe, ${Date.now()}`
  await page.getByRole('textbox', { name: /What is wrong/ }).fill(words)
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText('The office has been asked')).toBeVisible()
  await page.getByRole('link', { name: 'Ask for what is kept of you to be erased' }).click()
  await stop('asking for erasure')

  await be(page, people.ruth.name)
  await page.goto('/corrections')
  await stop('corrections')
  await page.getByRole('row', { name: words }).getByRole('link').click()
  await page.getByLabel('Corrected it').check()
  await page.getByRole('textbox', { name: 'What you tell them' }).fill('It says so now.')
  await page.getByRole('button', { name: 'Tell them' }).click()
  await expect(page.getByText('It says so now.')).toBeVisible()
  await stop('a correction answered')
  await page.goto('/record?concerning=Jo+Bright')
  await stop('the record of what concerns Jo')
})
