import { expect, test } from 'vitest'
import { person } from '../../../../tests/support/people.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { asTyped } from './forms.ts'
import { thresholdsFor } from './reads.ts'
import { usualThresholds } from './rules.ts'

const { installation, office_id, wealdshire, saltmarsh, site, scope, recorded, ruth, priya, salt, fay } =
  await registered()
const late = await person(installation, 'Una Late', 'office_administrator', { office_id }, '2026-11-22T23:00:00Z')
const at = `/lmcs/${wealdshire.id}/thresholds`
const typed = asTyped(usualThresholds)
const on = (day: string) => scope.read((tx) => thresholdsFor(tx, wealdshire.id, Temporal.PlainDate.from(day)))

test('until an LMC sets any, the usual limits hold, and the page says each one’s source', async () => {
  const page = await (await site.get(at, ruth.cookie)).text()
  expect(page).toContain('Nobody has set these yet')
  expect(page).toContain('BMA, Safe working in general practice, after UEMO')
  expect(page).toContain('the worst state that at least two figures reach')
})

test('the first limits hold at once, those after them from next week, and no week before changes', async () => {
  const first = await site.post(at, { ...typed, contacts_each_red: ['29.5'] }, ruth.cookie)
  expect([first.status, first.headers.get('location')]).toEqual([303, `${at}?kept=yes`])
  const again = await site.post(at, { ...typed, contacts_each_red: ['28'] }, ruth.cookie)
  expect(again.status).toBe(303)
  expect(await on('2026-11-09')).toMatchObject({ contacts_each_red: 30, from_week: null })
  expect(await on('2026-11-16')).toMatchObject({ contacts_each_red: 29.5, set_by: 'Ruth Okafor' })
  expect(await on('2026-11-23')).toMatchObject({ contacts_each_red: 28 })
  const page = await (await site.get(`${at}?kept=yes`, ruth.cookie)).text()
  expect(page).toContain('They hold from the week of 23 November 2026')
  expect(page).toContain('25, 29.5 and 35 became 25, 28 and 35')
  expect((await recorded()).filter((line) => line.includes('pressure.thresholds_set'))).toHaveLength(2)
})

test('set twice in a week, the later counts', async () => {
  await siteAt(installation, '2026-11-22T23:59:59Z').post(at, { ...typed, contacts_each_red: ['27'] }, late.cookie)
  expect(await on('2026-11-23')).toMatchObject({ contacts_each_red: 27 })
})

test('a week begins at midnight of London’s clocks', async () => {
  await siteAt(installation, '2026-11-23T00:00:00Z').post(at, { ...typed, contacts_each_red: ['26'] }, late.cookie)
  expect(await on('2026-11-23')).toMatchObject({ contacts_each_red: 27 })
  expect(await on('2026-11-30')).toMatchObject({ contacts_each_red: 26 })
})

test('limits that don’t rise, or are no limits, get a sentence beside them, and nothing is kept', async () => {
  const before = await on('2027-01-04')
  const reply = await site.post(
    at,
    { ...typed, wait_amber: ['-1'], sessions_lost_black: ['101'], contacts_each_source: [' '] },
    ruth.cookie,
  )
  expect(reply.status).toBe(422)
  const page = await reply.text()
  expect(page).toContain('Longest routine wait: amber must be between 0 and 365')
  expect(page).toContain('Sessions lost to absence: black must be between 0 and 100')
  expect(page).toContain('contacts for each clinician: say where they come from')
  const falling = await site.post(at, { ...typed, contacts_each_red: ['25'] }, ruth.cookie)
  expect(falling.status).toBe(422)
  expect(await falling.text()).toContain('the red limit must be above the amber one, which is 25')
  for (const wrong of ['', 'lots', '25.15', '1e9']) {
    const one = await site.post(at, { ...typed, contacts_each_red: [wrong] }, ruth.cookie)
    expect(one.status, wrong).toBe(422)
  }
  expect(await on('2027-01-04')).toEqual(before)
})

test('only whoever sets returns may, and only for their own LMCs', async () => {
  expect((await site.get(at, priya.cookie)).status).toBe(403)
  expect((await site.get(at)).status).toBe(303)
  for (const other of [salt, fay]) {
    expect((await site.get(at, other.cookie)).status).toBe(404)
    expect((await site.post(at, typed, other.cookie)).status).toBe(404)
  }
  expect((await site.get(`/lmcs/${saltmarsh.id}/thresholds`, salt.cookie)).status).toBe(200)
})
