import { expect, test } from 'vitest'
import { office, person, type Person } from '../../../../tests/support/people.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { notify } from '../../../platform/notify.ts'
import { mailDigests } from './jobs.ts'
import { digestWords } from './letters.tsx'

const installation = await testInstallation()
const at = (moment: string) => siteAt(installation, moment)
const here = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire'])
const there = await office(installation, 'Fenland LMC', ['Fenland'])
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id: here.office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id: here.office_id })

const tell = (who: readonly Person[], title: string, moment: string, office_id = here.office_id) =>
  at(moment)
    .scope()
    .write(async (tx) => {
      tx.leavesNoRecord('a test')
      const ids = who.map(({ account_id }) => account_id)
      await notify(tx, ids, office_id, title, { title, href: '/' })
      return done()
    })
const wish = (who: Person, moment: string, digest = 'yes') =>
  at(moment).post('/notifications/digest', { digest }, who.cookie)

/** What a morning's run mails: whom, and what about. */
async function mailed(moment: string) {
  const site = at(moment)
  await mailDigests.work({ scope: () => site.scope(), public_url: 'https://lmc.example', log: () => undefined }, {})
  const answer = await site.scope().operate(async (tx) => {
    tx.leavesNoRecord('a test')
    return done(
      await tx.db
        .selectFrom('platform.message')
        .select(['to_address', 'subject', 'text_body'])
        .where('queued_at', '=', site.now)
        .orderBy('to_address')
        .execute(),
    )
  })
  return answer.done ? answer.value : []
}

test('a digest comes to whoever wished for it, with what is new since, and only when something is', async () => {
  await tell([ruth, sam], 'Before the wish', '2026-11-18T08:00:00Z')
  await wish(ruth, '2026-11-19T08:00:00Z')
  expect(await mailed('2026-11-19T08:30:00Z')).toEqual([])
  await tell([ruth, sam], 'Elm Surgery closed', '2026-11-19T09:00:00Z')
  await tell([ruth], 'Open data was taken in', '2026-11-19T10:00:00Z')
  const [mail, ...others] = await mailed('2026-11-20T07:00:00Z')
  expect(others).toEqual([])
  expect(mail).toMatchObject({ to_address: 'ruth.okafor@wealdshire.example', subject: '2 new things for you' })
  expect(mail?.text_body).toMatch(/Open data was taken in.*Elm Surgery closed.*https:\/\/lmc\.example\/notifications/s)
  expect(mail?.text_body).not.toContain('Before the wish')
  expect(await mailed('2026-11-21T07:00:00Z')).toEqual([])
})

test('two never come in a day, and what came between is in the next', async () => {
  await tell([ruth], 'At night', '2026-11-21T23:30:00Z')
  expect(await mailed('2026-11-22T07:00:00Z')).toHaveLength(1)
  await tell([ruth], 'At noon', '2026-11-22T12:00:00Z')
  expect(await mailed('2026-11-22T13:00:00Z')).toEqual([])
  expect((await mailed('2026-11-23T07:00:00Z'))[0]?.text_body).toContain('At noon')
})

test('a day is London’s: in summer it begins an hour before UTC’s', async () => {
  await tell([ruth], 'On a July evening', '2027-07-01T20:00:00Z')
  expect(await mailed('2027-07-01T22:30:00Z')).toHaveLength(1)
  await tell([ruth], 'A little later', '2027-07-01T22:45:00Z')
  expect(await mailed('2027-07-01T22:59:00Z')).toEqual([])
  expect(await mailed('2027-07-01T23:01:00Z')).toHaveLength(1)
})

test('what was seen is not mailed, nor is anything once the wish is taken back', async () => {
  await tell([ruth], 'Seen at once', '2027-08-01T09:00:00Z')
  await at('2027-08-01T09:30:00Z')
    .scope()
    .operate(async (tx) => {
      tx.leavesNoRecord('a test')
      await tx.db
        .updateTable('platform.notification')
        .set({ seen_at: tx.now })
        .where('title', '=', 'Seen at once')
        .execute()
      return done()
    })
  expect(await mailed('2027-08-02T06:00:00Z')).toEqual([])
  await tell([sam], 'For Sam', '2026-11-24T09:00:00Z')
  await wish(sam, '2026-11-19T09:00:00Z')
  await wish(sam, '2026-11-19T09:00:00Z', 'no')
  expect(await mailed('2026-11-25T07:00:00Z')).toEqual([])
})

test('an office where somebody holds no role any more tells them nothing', async () => {
  await at('2026-11-19T09:00:00Z')
    .scope()
    .operate(async (tx) => {
      tx.leavesNoRecord('a test')
      await tx.db
        .insertInto('desk.digest_wish')
        .values({ account_id: sam.account_id, office_id: there.office_id, wished_at: tx.now })
        .execute()
      return done()
    })
  await tell([sam], 'Of the fens', '2026-11-26T09:00:00Z', there.office_id)
  expect(await mailed('2026-11-27T07:00:00Z')).toEqual([])
})

test('a long digest lists ten and counts the others', () => {
  const words = digestWords(
    ['Fenland LMC'],
    'Sam',
    Array.from({ length: 13 }, (_, at) => `Thing ${at + 1}`),
    '',
  )
  expect(words.paragraphs).toHaveLength(11)
  expect(words.paragraphs.at(-1)).toBe('And 3 more things.')
})
