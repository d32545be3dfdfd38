import { people } from '../../seeds/people.ts'
import { be, expect, test } from '../support/journey.ts'

const aYearAgo = Temporal.Now.plainDateISO('Europe/London').subtract({ years: 1 })

test('Ruth starts the day: finds a practice, and how it was a year ago', async ({ page, stop }) => {
  await be(page, people.ruth.name)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today')
  await stop('today')

  await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Practices' }).click()
  await expect(page.locator('.row-count')).toHaveText(/of 188 practices/)
  await stop('practices')

  const filters = page.getByRole('search', { name: 'Filter practices' })
  const names = page.getByRole('table').getByRole('rowheader')
  await filters.getByLabel('PCN', { exact: true }).selectOption({ index: 3 })
  const pcn = await filters.getByLabel('PCN', { exact: true }).locator('option:checked').textContent()
  await filters.getByRole('button', { name: 'Filter' }).click()
  await expect(page.locator('.row-count')).toHaveText(/^\d practices$/)
  for (const cell of await page.getByRole('row').getByRole('link', { name: / PCN$/ }).allTextContents())
    expect(cell).toBe(pcn)

  await page.getByRole('columnheader', { name: 'List size' }).getByRole('link').click()
  await expect(page.getByRole('columnheader', { name: 'List size' })).toHaveAttribute('aria-sort', 'descending')
  const sizes = (await page.locator('td.is-number:nth-child(5)').allTextContents()).map((text) =>
    Number(text.replaceAll(',', '')),
  )
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
  expect(sizes.length).toBeGreaterThan(1)
  await stop('practices of a PCN, largest first')

  await page.getByRole('link', { name: 'Clear filters' }).click()
  await filters.getByLabel('Name, code or postcode').fill('Aldlebrige Surgry')
  await filters.getByRole('button', { name: 'Filter' }).click()
  await expect(names.filter({ hasText: 'Aldlebridge Surgery' })).toBeVisible()
  await stop('a misspelt search')

  await filters.getByLabel('As at').fill(aYearAgo.toLocaleString('en-GB'))
  await filters.getByRole('button', { name: 'Filter' }).click()
  await names.getByRole('link', { name: 'Aldlebridge Surgery' }).click()
  await expect(page.getByText(`As at`).first()).toContainText(String(aYearAgo.year))
  const history = page.locator('section', { has: page.getByRole('heading', { name: 'History' }) })
  await expect(history.getByText('Opened')).toBeVisible()

  const chart = page.getByRole('figure')
  await chart.getByText('The figures').click()
  await expect(chart.getByRole('table')).toBeVisible()
  expect(await chart.getByRole('row').count()).toBeGreaterThan(6)
  await stop('a practice a year ago')

  await page
    .getByRole('link', { name: pcn ?? '' })
    .or(page.getByRole('link', { name: / PCN$/ }))
    .first()
    .click()
  await expect(page).toHaveURL(/\/areas\/pcn\/.*as_at=/)
  await stop('its PCN a year ago')
})

test('Ruth writes a note and withdraws it, and puts the practice in a group and takes it out', async ({
  page,
  stop,
  has_script,
}) => {
  await be(page, people.ruth.name)
  await page.getByRole('searchbox', { name: 'Search' }).fill('Aldlebridge Surgery')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=/)
  await stop('search')
  await page.getByRole('main').getByRole('link', { name: 'Aldlebridge Surgery' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Aldlebridge Surgery/)
  await stop('a practice')

  const patient = 'The manager asked about 943 476 5919 again.'
  await page.getByLabel('Note', { exact: true }).fill(patient)
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue(patient)
  await expect(page.getByLabel('Note', { exact: true })).toHaveAccessibleDescription(/NHS number/)
  await expect(page).toHaveTitle(/^Error: /)
  await stop('a note refused')

  const words = `The manager is retiring at Easter (${has_script ? 'by telephone' : 'by letter'}).`
  await page.getByLabel('Note', { exact: true }).fill(words)
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: words })).toContainText('Ruth Okafor')
  await stop('a note kept')
  await page.getByRole('listitem').filter({ hasText: words }).getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText(words)).toHaveCount(0)

  const group = 'Trains new GPs'
  const groups = page.locator('section', { has: page.getByRole('heading', { name: 'Groups and tags' }) })
  await groups.getByLabel('Add to').selectOption({ label: group })
  await groups.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(groups.getByRole('link', { name: group })).toBeVisible()
  await stop('in a group')
  await groups.getByRole('button', { name: `Leave ${group}` }).click()
  await expect(groups.getByRole('link', { name: group })).toHaveCount(0)
})

test('Ruth makes a group and ends it', async ({ page, stop, has_script }) => {
  await be(page, people.ruth.name)
  await page.goto('/groups')
  await stop('groups')
  await page.getByRole('button', { name: 'Make the group' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Enter/)
  await stop('a group without a name')

  const name = has_script ? 'Marsh road practices' : 'Weald road practices'
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Locality').check()
  await page.getByLabel('Day').fill('1')
  await page.getByLabel('Month').fill('4')
  await page.getByLabel('Year').fill('2026')
  await page.getByRole('button', { name: 'Make the group' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(name))
  await stop('an empty group')

  await page.goto('/groups')
  await page.getByRole('link', { name: `End ${name}` }).click()
  await stop('ending a group')
  await page.getByRole('button', { name: 'End the group' }).click()
  await expect(page).toHaveURL(/\/groups$/)
  await expect(page.getByRole('link', { name: `End ${name}` })).toHaveCount(0)
})
