import { expect, test } from 'vitest'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { safeWorkingWith } from './rules.ts'

const installation = await testInstallation()
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const page = async (query: string) => {
  const reply = await site.get(`/safe-working${query}`)
  return { status: reply.status, html: await reply.text(), cookie: reply.headers.get('set-cookie') }
}

test('anybody may reckon without signing in, and nothing is kept, not even a cookie', async () => {
  const { status, html, cookie } = await page('?contacts=135&gps=4&minutes=15&waiting=60&list_size=9120')
  expect([status, cookie]).toEqual([200, null])
  expect(html).toContain('35 of 135 contacts are over the safe limit')
  expect(html).toContain('33.8 for each GP, where 25 are safe')
  expect(html).toContain('may book at most 3 appointments a day')
  expect(html).toContain('What to do with the rest')
  expect(html).toContain('Safe working in general practice')
  const records = await site.scope().read((tx) => tx.db.selectFrom('platform.record').select('what').execute())
  expect(records).toEqual([])
})

test('opened for the first time it asks, and says nothing is wrong', async () => {
  const { status, html } = await page('')
  expect(status).toBe(200)
  expect(html).toContain('name="minutes"')
  expect(html).toContain('value="15"')
  expect(html).not.toContain('There is a problem')
})

test('opened from a page that knows some of it, that much is filled in', async () => {
  const reply = await site.get(safeWorkingWith({ contacts: 130, list_size: 9_000 }))
  const html = await reply.text()
  expect(reply.status).toBe(200)
  expect(html).toContain('value="130"')
  expect(html).not.toContain('There is a problem')
})

test('within the limit there is no rest to be dealt with, and the list can be cleared', async () => {
  const { html } = await page('?contacts=80&gps=4&waiting=61')
  expect(html).toContain('80 contacts a day are within the safe limit')
  expect(html).toContain('4 working days until nobody waits')
  expect(html).not.toContain('What to do with the rest')
})

test('unlikely numbers are asked about and reckoned with; impossible ones get a sentence', async () => {
  const { status, html } = await page('?contacts=900&gps=4')
  expect(status).toBe(200)
  expect(html).toContain('That is 225 contacts for each GP. Are they of one day')
  for (const wrong of ['-1', '12.5', 'lots', '1000000000', '']) {
    const reply = await page(`?contacts=${wrong}&gps=4`)
    expect(reply.status, wrong).toBe(422)
    expect(reply.html, wrong).toContain('There is a problem')
  }
  expect((await page('?contacts=10&gps=0')).html).toContain('GPs working that day must be between 0.1 and 500')
})
