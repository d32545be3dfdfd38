import type { Page } from '@playwright/test'
import { be, expect, test } from '../support/journey.ts'

const growing = 'Z0012P'
const giant = 'Z0110P'

async function fillDay(page: Page, asked: string, day: Temporal.PlainDate) {
  const boxes = page.getByRole('group', { name: asked })
  await boxes.getByLabel('Day').fill(String(day.day))
  await boxes.getByLabel('Month').fill(String(day.month))
  await boxes.getByLabel('Year').fill(String(day.year))
}

test('Ruth adds somebody, gives them a post, moves it and ends it', async ({ page, stop }) => {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const family = `Featherstonehaugh-${Date.now()}`
  await be(page, 'Ruth Okafor')
  await page.goto('/people')
  await stop('people')
  await page.getByRole('link', { name: 'Add a person' }).click()
  await page.getByLabel('GMC number').fill('123456')
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(page.getByRole('alert')).toContainText('GMC number must be seven digits')
  await stop('somebody new, with mistakes')
  await page.getByLabel('GMC number').fill('')
  await page.getByLabel('Given names').fill('Wilhelmina')
  await page.getByLabel('Family name').fill(family)
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(page.getByText('Holds no post.')).toBeVisible()

  await page.getByRole('link', { name: 'Add a post' }).click()
  await page.getByLabel('Post', { exact: true }).selectOption({ label: 'Salaried GP' })
  await page.getByLabel('Practice').fill(growing)
  await fillDay(page, 'From', today.subtract({ months: 6 }))
  await stop('a post for somebody')
  await page.getByRole('button', { name: 'Add the post' }).click()

  await page.getByRole('link', { name: 'Move', exact: true }).click()
  await page.getByLabel('Practice').fill(giant)
  await fillDay(page, 'From', today)
  await page.getByRole('button', { name: 'Move the post' }).click()
  await stop('somebody who moved')

  await page.getByRole('link', { name: 'End', exact: true }).click()
  await fillDay(page, 'Last day', today.subtract({ days: 1 }))
  await page.getByRole('button', { name: 'End the post' }).click()
  await expect(page.getByRole('alert')).toContainText('The last day is before the first')
  await fillDay(page, 'Last day', today.add({ days: 30 }))
  await page.getByRole('button', { name: 'End the post' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(family)
  await expect(page.getByText('Ended: Salaried GP')).toHaveCount(2)
})

test('Ruth makes one of two, and thinks better of it', async ({ page, stop }) => {
  await be(page, 'Ruth Okafor')
  await page.goto('/people/duplicates')
  await stop('who may be here twice')
  await page.getByRole('link', { name: 'Look at both Jo Bright' }).click()
  await stop('two who may be one')
  await page.getByRole('button', { name: 'Merge them' }).click()
  await expect(page.getByText('Merged with J Bright')).not.toHaveCount(0)
  await page.getByRole('link', { name: 'Undo', exact: true }).click()
  await stop('two after all')
  await page.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('J Bright')
  await page.goto('/people/duplicates')
  await expect(page.getByRole('link', { name: 'Look at both Jo Bright' })).toBeVisible()
})

test('Priya says yes to somebody a practice proposed', async ({ page, stop, has_script }) => {
  // Each telling has somebody of its own: a yes is said once.
  const proposed = has_script ? 'Oona Brightwater' : 'Leif Underhay'
  await be(page, 'Priya Raman')
  await page.getByRole('link', { name: /^Posts to approve/ }).click()
  await stop('posts to approve')
  await page.getByRole('button', { name: `Approve ${proposed}` }).click()
  await expect(page.getByRole('button', { name: `Approve ${proposed}` })).toHaveCount(0)
  await page.goto(`/people?q=${encodeURIComponent(proposed)}`)
  await page.getByRole('link', { name: proposed.split(' ').at(-1) ?? '' }).click()
  await expect(page.getByText('To come')).toBeVisible()
  await stop('somebody to come')
})

test('Jo says from what wants her that these are her people', async ({ page, stop, has_script }) => {
  await be(page, has_script ? 'Jo Bright' : 'Samir Haddad')
  await page.goto('/what-wants-you')
  await stop('what wants a practice')
  await page.getByRole('link', { name: 'Check who works with you' }).click()
  await stop('a list to confirm')
  await page.getByRole('button', { name: 'These are our people' }).click()
  await expect(page.getByText('Thank you. That’s all until')).toBeVisible()
  await page.getByRole('link', { name: 'What wants you' }).click()
  await expect(page.getByRole('link', { name: 'Check who works with you' })).toHaveCount(0)
})
