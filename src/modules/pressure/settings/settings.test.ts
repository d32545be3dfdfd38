import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { rawOf } from './forms.ts'
import { settingFor, settingsFor } from './reads.ts'
import { usualSetting } from './rules.ts'
import type { Part } from './facts/rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', [
  'Wealdshire',
  'Saltmarsh',
  'Downland',
  'Marshland',
])
const [wealdshire, saltmarsh, downland, marshland] = lmcs
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
/** The site at nine on a day, with an administrator of both LMCs signed in. */
const on = async (day: string) => {
  const { cookie } = await person(
    installation,
    `Ruth ${day.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')}`,
    'office_administrator',
    { office_id },
    `${day}T08:55:00Z`,
  )
  return { ...siteAt(installation, `${day}T09:00:00Z`), cookie }
}
// In the week of Monday 16 November 2026.
const thursday = await on('2026-11-19')
const friday = await on('2026-11-20')
const tuesday = await on('2026-11-24')
const priya = await person(installation, 'Priya Raman', 'office_staff', { office_id })
const eve = await person(installation, 'Eve Stranger', 'office_administrator', { office_id: elsewhere.office_id })
const saltby = await person(installation, 'Sal Tby', 'office_administrator', { office_id, lmc_id: saltmarsh!.id })

const form = (part: Part, more: Record<string, string | readonly string[]> = {}) => ({
  ...rawOf(part, usualSetting),
  ...more,
})
const page = async (id: string, site = thursday) => (await site.get(`/lmcs/${id}/returns`, site.cookie)).text()
const change = (id: string, part: Part, more: Record<string, string | readonly string[]>, site = thursday) =>
  site.post(`/lmcs/${id}/returns/${part}`, form(part, more), site.cookie)
const collect = (id: string, is_collecting: 'yes' | 'no', site = thursday) =>
  site.post(`/lmcs/${id}/returns/collecting`, { is_collecting }, site.cookie)
const settingIn = (id: Id<'lmc'>, week: string) =>
  thursday.scope(system(office_id, [id])).read((tx) => settingFor(tx, id, Temporal.PlainDate.from(week)))
const mails = { signed_by: 'Priya Raman', signed_post: 'Liaison manager' }

test('until somebody sets something, the usual settings hold and nobody is asked', async () => {
  const shown = await page(wealdshire!.id)
  for (const part of ['Nobody has set this yet', 'Thursday at 17:30', 'Not collecting', 'OPEL 2', 'Start collecting'])
    expect(shown).toContain(part)
  expect(await settingIn(wealdshire!.id, '2026-11-16')).toMatchObject({ ...usualSetting, from_week: null })
})

test('what is set before collecting begins holds from this week, and a change once it has begun from the next', async () => {
  const { id } = wealdshire!
  expect((await change(id, 'mails', mails)).status).toBe(303)
  expect((await collect(id, 'yes')).status).toBe(303)
  expect(await settingIn(id, '2026-11-16')).toMatchObject({ is_collecting: true, signed_by: 'Priya Raman' })

  const first = await page(id)
  for (const part of ['Thursday 17:30', 'Friday 10:00', 'Collecting begins', 'Monday 7 December'])
    expect(first).toContain(part)

  const form_page = await (await thursday.get(`/lmcs/${id}/returns/week`, thursday.cookie)).text()
  expect(form_page).toContain('From Monday 23 November')
  expect((await change(id, 'week', { closes_weekday: '5', closes_at: '9.30' })).status).toBe(303)
  expect((await settingIn(id, '2026-11-16')).closes_weekday).toBe(4)
  expect(await settingIn(id, '2026-11-23')).toMatchObject({ closes_weekday: 5, is_collecting: true, ...mails })
  const then = await page(id)
  for (const part of [
    'From Monday 23 November: Friday at 09:30',
    'Thursday 17:30',
    'Friday 09:30',
    'Closes: Friday at 09:30',
  ])
    expect(then).toContain(part)
})

test('two people who change different parts in one week both have their way, and the week after is a line of its own', async () => {
  const { id } = saltmarsh!
  await collect(id, 'yes')
  await Promise.all([change(id, 'mails', mails), change(id, 'publication', { smallest_cell: '7' })])
  await change(id, 'questions', { own_1_label: 'Telephones down?', own_1_kind: 'yes_no' }, friday)
  expect(await settingIn(id, '2026-11-23')).toMatchObject({
    ...mails,
    smallest_cell: 7,
    own_questions: [{ key: 'own_1', label: 'Telephones down?', kind: 'yes_no' }],
  })
  await tuesday.post(`/lmcs/${id}/returns/questions`, form('questions'), tuesday.cookie)
  expect((await settingIn(id, '2026-11-23')).own_questions).toHaveLength(1)
  expect((await settingIn(id, '2026-11-30')).own_questions).toEqual([])
})

test('collecting begins next week where nobody could be in time for this one, and what is changed meanwhile goes with it', async () => {
  const { id } = downland!
  await collect(id, 'yes', friday)
  expect((await settingIn(id, '2026-11-16')).is_collecting).toBe(false)
  expect((await settingIn(id, '2026-11-23')).is_collecting).toBe(true)
  await change(id, 'mails', mails, friday)
  expect(await settingIn(id, '2026-11-23')).toMatchObject({ is_collecting: true, ...mails })
  expect(await page(id, friday)).toContain('Collecting begins on Monday 23 November')
})

test('a week that has begun is collected to its end; stopped and started, everything else stays', async () => {
  const { id } = downland!
  await collect(id, 'no', tuesday)
  expect((await settingIn(id, '2026-11-23')).is_collecting).toBe(true)
  expect(await settingIn(id, '2026-11-30')).toMatchObject({ is_collecting: false, ...mails })
  expect(await page(id, tuesday)).toContain('Collecting; it stops on Monday 30 November')
  await collect(id, 'yes', tuesday)
  expect((await settingIn(id, '2026-11-30')).is_collecting).toBe(true)
})

test('a bank holiday stands in the weeks ahead, with the day that is counted instead', async () => {
  const december = await on('2026-12-21')
  const shown = await page(wealdshire!.id, december)
  for (const part of ['Boxing Day (substitute day)', 'Monday 28 December', 'Tuesday 08:00'])
    expect(shown).toContain(part)
})

test.each([
  ['week', { opens_weekday: '5', closes_weekday: '4' }, 'closes_at', 'close before it opens', 409],
  ['week', { opens_weekday: '4', opens_at: '17:30' }, 'closes_at', 'close before it opens', 409],
  ['week', { freezes_weekday: '4', freezes_at: '17:30' }, 'freezes_at', 'frozen before the week closes', 409],
  ['week', { grace_minutes: '1440' }, 'grace_minutes', 'before the grace is over', 409],
  ['week', { reference_weekday: '5' }, 'reference_weekday', 'after the week closes', 409],
  ['week', { closes_at: 'teatime' }, 'closes_at', 'must be a time of the day', 422],
  ['week', { closes_at: '25:00' }, 'closes_at', 'must be a time of the day', 422],
  ['week', { grace_minutes: '-1' }, 'grace_minutes', 'between 0 and 1440', 422],
  ['week', { opens_weekday: '6' }, 'opens_weekday', 'Select day it opens', 422],
  ['states', { red_opel: '1' }, 'black_opel', 'can’t be lower', 409],
  ['states', { red_means: ' ' }, 'red_means', 'Enter what red means', 422],
  ['questions', { own_1_label: 'x'.repeat(161) }, 'own_1_label', '160 characters or fewer', 422],
  ['mails', { ...mails, signed_by: 'Priya\r\nBcc: all@nhs.example' }, 'signed_by', 'can’t be seen', 422],
  ['publication', { smallest_cell: '4' }, 'smallest_cell', 'no smaller figure', 409],
  ['publication', { smallest_cell: '1' }, 'smallest_cell', 'between 2 and 50', 422],
  ['publication', { area_method: 'guess' }, 'area_method', 'Select how', 422],
] as const)('%s %j is met with a sentence beside the question', async (part, more, question, words, status) => {
  const reply = await change(marshland!.id, part, more)
  const text = await reply.text()
  expect(reply.status).toBe(status)
  expect(text).toContain(`href="#${question}"`)
  expect(text).toContain(`id="${question}-error"`)
  expect(text).toContain(words)
  expect((await settingIn(marshland!.id, '2026-11-23')).from_week).toBeNull()
})

// The words the writes answer with: counted_after_the_close, frozen_before_the_grace_ends, worse_state_is_lower_on_opel,
// smaller_than_the_lmc_shows.

test('no report shows less than its LMC shows anywhere, whatever was set before', async () => {
  await thursday.scope().operate(async (tx) => {
    await tx.db.updateTable('platform.lmc').set({ smallest_cell: 9 }).where('id', '=', saltmarsh!.id).execute()
    tx.leavesNoRecord('a test')
    return done()
  })
  const all = await thursday
    .scope(system(office_id, [saltmarsh!.id, marshland!.id]))
    .read((tx) => settingsFor(tx, [saltmarsh!.id, marshland!.id], Temporal.PlainDate.from('2026-11-23')))
  expect(all.map(({ smallest_cell }) => smallest_cell)).toEqual([9, 5])
})

test('every change is in the record', async () => {
  const record = (await (await thursday.get('/record.json?what=setting_changed', thursday.cookie)).json()) as unknown[]
  expect(record.length).toBeGreaterThan(4)
})

test('whoever may not is turned away, and another office’s or LMC’s settings are nowhere', async () => {
  const address = `/lmcs/${wealdshire!.id}/returns`
  expect((await thursday.get(address)).status).toBe(303)
  expect((await thursday.get(address, priya.cookie)).status).toBe(403)
  expect((await thursday.post(`${address}/mails`, form('mails', mails), priya.cookie)).status).toBe(403)
  for (const { cookie } of [eve, saltby]) {
    expect((await thursday.get(address, cookie)).status).toBe(404)
    expect((await thursday.get(`${address}/week`, cookie)).status).toBe(404)
    expect((await thursday.post(`${address}/mails`, form('mails', mails), cookie)).status).toBe(404)
    expect((await thursday.post(`${address}/collecting`, { is_collecting: 'no' }, cookie)).status).toBe(404)
  }
})
