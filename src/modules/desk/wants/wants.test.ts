import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { operate, setUp } from '../../../../tests/support/set-up.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { done } from '../../../platform/answers.ts'
import { sendOnce } from '../../../platform/mail/outbox.ts'
import type { Module, Want } from '../../../platform/module.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire!, counted: { '2026-10-01': 10_240 } },
  { ods_code: 'Q90002', lmc: wealdshire!, facts: { name: 'Beacon Practice' } },
  { ods_code: 'Q90003', lmc: wealdshire!, facts: { name: 'Saltby Surgery' } },
])
const [elm, beacon, saltby] = ['Q90001', 'Q90002', 'Q90003'].map((code) => keys.get(code)!) as [
  Id<'practice'>,
  Id<'practice'>,
  Id<'practice'>,
]
const moment = '2026-11-19T09:00:00Z'
const at = (practice_id: Id<'practice'>) => ({ office_id, lmc_id: wealdshire!.id, practice_id })
const jo = await person(installation, 'Jo Bright', 'practice_administrator', at(elm))
const kim = await person(installation, 'Kim Deputy', 'practice_staff', at(elm))
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const pat = await person(installation, 'Pat Both', 'practice_administrator', at(elm))
const lost = await person(installation, 'Lost Soul', 'practice_staff', { office_id })

await siteAt(installation, moment)
  .scope()
  .operate(async (tx) => {
    tx.leavesNoRecord('a test')
    const held = { account_id: pat.account_id, role: 'practice_administrator', given_at: tx.now }
    await tx.db
      .insertInto('accounts.role_held')
      .values({ ...held, ...at(beacon), during: '[2024-01-01,)' })
      .execute()
    return done()
  })

const want = (practice_id: Id<'practice'>, title: string, minutes: number, due: string | null): Want => ({
  practice_id,
  title,
  minutes,
  due: due ? Temporal.PlainDate.from(due) : null,
  href: '/stub',
})
let asked: readonly Id<'practice'>[][] = []
const stub = (...wants: readonly Want[]): Module => ({
  name: 'stub',
  routes: [],
  wants: [
    {
      may: 'desk.see_what_wants_you',
      find: async (_, practice_ids) => {
        asked = [...asked, [...practice_ids]]
        return wants.filter(({ practice_id }) => practice_ids.includes(practice_id))
      },
    },
    { may: 'ballots.vote', find: async () => [want(elm, 'For nobody here', 1, null)] },
  ],
})
const three = stub(
  want(elm, 'Say who votes', 2, null),
  want(elm, 'Give the return', 1, '2026-11-20'),
  want(elm, 'Confirm the levy', 1, '2026-11-10'),
  want(beacon, 'Of Beacon', 3, null),
  want(saltby, 'Of Saltby', 9, null),
)
/** The register asks for the list of people by itself; these tests are about the page. */
const page = async (path: string, cookie: string, module = three) => {
  const site = siteAt(installation, moment, [], [module])
  const reply = await site.get(path, cookie)
  return reply.status === 200 ? reply.text() : String(reply.status)
}
const things = (text: string) =>
  [...text.matchAll(/<li><a href="\/stub">([^<]+)<\/a><p class="note">([^<]+)(?: · ([^<]+))?<\/p>/g)].map(
    ([, title, minutes]) => `${title}: ${minutes}`,
  )

test('a practice sees what wants it, the soonest first, with minutes and by when, and an end', async () => {
  const text = await page('/what-wants-you', jo.cookie)
  expect(things(text)).toEqual([
    'Confirm the levy: 1 minute · was due on 10 November 2026',
    'Give the return: 1 minute · by tomorrow',
    'Say who votes: 2 minutes',
  ])
  expect(text).toMatch(/<h1>(Three|Four) things want you, about (four|six|\w+) minutes in all<\/h1>/)
  expect(text).toContain('all, thank you')
  expect(text).not.toMatch(/Of Beacon|Of Saltby|For nobody here/)
})

test('under it are its own figures, its people, and the way to its record', async () => {
  const text = await page('/what-wants-you', jo.cookie)
  for (const part of [
    '10,240',
    'Elm and Beacon PCN',
    'Wealdshire LMC',
    'href="/our-people"',
    '/our-record?practice=Q90001',
  ])
    expect(text).toContain(part)
  expect(await page('/what-wants-you', kim.cookie)).toMatch(/href="\/my\/record"/)
  expect(text).not.toContain('role="search"')
})

test('more than a handful is folded away', async () => {
  const many = stub(...Array.from({ length: 9 }, (_, at) => want(elm, `Thing ${at}`, 1, '2026-11-20')))
  const text = await page('/what-wants-you', jo.cookie, many)
  expect(things(text)).toHaveLength(9)
  expect(text).toMatch(/<summary>\d more things, when those are done/)
})

test('whoever works for two practices chooses one, and it stands in the address', async () => {
  asked = []
  const text = await page('/what-wants-you', pat.cookie)
  expect(text).toMatch(/Which practice\?.*practice=Q90002">Beacon Practice.*practice=Q90001">Elm Surgery/s)
  expect(asked.map((ids) => ids.length)).toEqual([2])
  const beacons = await page('/what-wants-you?practice=Q90002', pat.cookie)
  expect(things(beacons)).toEqual(['Of Beacon: 3 minutes'])
  expect(beacons).toContain('Choose another practice')
})

test('another’s practice is not there, and the office has no such page', async () => {
  expect(await page('/what-wants-you?practice=Q90003', pat.cookie)).toBe('404')
  expect(await page('/what-wants-you?practice=Q90003', jo.cookie)).toBe('404')
  expect(await page('/what-wants-you?practice=nonsense', jo.cookie)).toBe('404')
  expect(await page('/what-wants-you', ruth.cookie)).toBe('403')
  expect((await siteAt(installation, moment).get('/what-wants-you')).headers.get('location')).toContain('/sign-in')
})

test('a sign-in that is tied to no practice is told what to do', async () => {
  expect(await page('/what-wants-you', lost.cookie)).toContain('isn’t tied to a practice today')
})

test('letters to the reader are listed, but none to somebody else, and none that carry a way in', async () => {
  const site = siteAt(installation, moment)
  const words = {
    lmc_name: '',
    preview: '',
    greeting: '',
    paragraphs: [],
    sender: { name: 'The office', post: '' },
    why: '',
  }
  const send = (to: string, subject: string, is_private = false) =>
    setUp(site.scope(system(office_id)), async (tx) => {
      await sendOnce(tx, subject, { office_id, to: { name: to, address: to }, subject, words, is_private })
    })
  await send('Jo.Bright@wealdshire.example', 'Your levy statement')
  await send('jo.bright@wealdshire.example', 'Your link', true)
  await send('kim.deputy@wealdshire.example', 'For Kim alone')
  await operate(site.scope(), async (tx) => {
    await tx.db.updateTable('platform.message').set({ state: 'sent', sent_at: tx.now, next_try_at: null }).execute()
  })
  const text = await page('/what-wants-you', jo.cookie)
  expect(text).toContain('Your levy statement')
  expect(text).not.toMatch(/Your link|For Kim alone/)
})
