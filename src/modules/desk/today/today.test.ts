import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { change, openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import type { Module, Waiting } from '../../../platform/module.ts'
import { headings } from './rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const elsewhere = await office(installation, 'Fenland LMC', ['Fenland'])
const [wealdshire, saltmarsh] = lmcs
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire!, counted: { '2026-10-01': 10_240 } },
  { ods_code: 'Q90002', lmc: saltmarsh!, facts: { name: 'Saltby Surgery' }, counted: { '2026-10-01': 2_000 } },
  { ods_code: 'Q90003', lmc: elsewhere.lmcs[0]!, facts: { name: 'Fen Surgery' } },
])
const grew = await change(installation, wealdshire!, keys.get('Q90001')!, {
  kind: 'list_up',
  before: '9000',
  after: '10240',
  on: '2026-10-01',
})
await change(installation, elsewhere.lmcs[0]!, keys.get('Q90003')!, {
  kind: 'closed',
  before: null,
  after: null,
  on: '2026-10-01',
})
const moment = '2026-11-19T09:00:00Z'
const site = siteAt(installation, moment)
const where = { office_id, lmc_id: wealdshire!.id }
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const sam = await person(installation, 'Sam Price', 'office_staff', { office_id })
const com = await person(installation, 'Com Mittee', 'committee_member', where)
const obs = await person(installation, 'Obs Erver', 'observer', where)
const jo = await person(installation, 'Jo Elm', 'practice_staff', { ...where, practice_id: keys.get('Q90001')! })

const home = async (cookie: string, at = site) => (await at.get('/', cookie)).text()
/** What stands in one panel of the page. */
const panel = (page: string, title: string) => new RegExp(`<h2>${title}</h2>(.*?)</section>`, 's').exec(page)?.[1]

test('a stranger is told what this is and whose, and nothing else', async () => {
  const page = await (await site.get('/')).text()
  expect(page).toContain('Wealdshire LMC')
  expect(page).toContain('href="/sign-in"')
  expect(page).not.toContain('Elm Surgery')
})

test('the office sees what it looks after, what changed, and nothing of another office', async () => {
  const page = await home(ruth.cookie)
  for (const part of ['12,240', 'Elm Surgery: list grew by more than 10%', 'Open data', 'aria-current="page">Today'])
    expect(page).toContain(part)
  expect(panel(page, 'What changed')).toMatch(
    /href="\/changes">Changes nobody has looked at <span class="value">1<\/span>/,
  )
  expect(page).not.toContain('Fen Surgery')
})

test('what somebody follows up waits for them and for nobody else, with the day they meant to look again', async () => {
  expect(panel(await home(sam.cookie), 'Waits for you')).toContain('Nothing waits for you.')
  await site.post(`/changes/${grew}/owner`, { owner: 'me' }, sam.cookie)
  const again = { look_again_on_day: '18', look_again_on_month: '11', look_again_on_year: '2026' }
  await site.post(`/changes/${grew}/look-again`, again, sam.cookie)
  expect(panel(await home(sam.cookie), 'Waits for you')).toMatch(
    /Changes you follow up <span class="value">1<.*Elm Surgery: list grew.*Look again: 18 Nov 2026/s,
  )
  expect(panel(await home(ruth.cookie), 'Waits for you')).toContain('Nothing waits for you.')
})

test('what falls in the next seven days is listed by day, and no more', async () => {
  const add = (title: string, day: string, begins = '') =>
    site.post(
      '/calendar/dates',
      {
        title,
        begins,
        lmc: '',
        falls_on_day: day,
        falls_on_month: '11',
        falls_on_year: '2026',
        pressed: crypto.randomUUID(),
      },
      ruth.cookie,
    )
  await add('This afternoon', '19', '17:30')
  await add('In six days', '25')
  await add('In a week', '26')
  const due = panel(await home(com.cookie), 'Falls due this week')
  expect(due).toMatch(/This afternoon.*Today, 17:30.*In six days.*Wednesday 25 November/s)
  expect(due).not.toContain('In a week')
})

test('a committee member sees the figures of their LMC and no work of the office', async () => {
  const page = await home(com.cookie)
  expect(panel(page, 'What you look after')).toContain('10,240')
  for (const title of ['Waits for you', 'What changed', 'Went wrong', 'Has not replied'])
    expect(panel(page, title), title).toBeUndefined()
})

test('whoever has no Today goes to what they have', async () => {
  expect((await site.get('/', jo.cookie)).headers.get('location')).toBe('/what-wants-you')
  expect((await site.get('/', obs.cookie)).headers.get('location')).toBe('/practices')
})

const waiting = (more: Partial<Waiting>): Waiting => ({
  label: 'Posts to approve',
  may: 'register.read_people',
  under: 'waits for you',
  count: async () => 12,
  href: '/stub',
  ...more,
})
const stub = (...waits: readonly Waiting[]): Module => ({ name: 'stub', routes: [], waits })

test('every number leads to its list, stands under its heading, and is asked of whoever may read it alone', async () => {
  let asked = 0
  const at = siteAt(
    installation,
    moment,
    [],
    [
      stub(
        waiting({}),
        waiting({ label: 'Nothing of this', count: async () => 0 }),
        waiting({
          label: 'Returns not in',
          under: 'has not replied',
          count: async (_, on) => on.day * 100,
          href: '/late',
        }),
        waiting({
          label: 'For nobody here',
          may: 'ballots.hold_election',
          count: async () => {
            asked += 1
            return 1
          },
        }),
      ),
    ],
  )
  const page = await home(sam.cookie, at)
  expect(panel(page, 'Waits for you')).toMatch(/href="\/stub">Posts to approve <span class="value">12<\/span>/)
  expect(panel(page, 'Has not replied')).toMatch(/href="\/late">Returns not in <span class="value">1,900<\/span>/)
  expect(page).not.toMatch(/Nothing of this|For nobody here/)
  expect(asked).toBe(0)
})

test('where nothing waits, the page says so under each heading', async () => {
  const later = '2027-02-01T09:00:00Z'
  const { office_id: quiet } = await office(installation, 'Dale LMC', ['Dale'])
  const ann = await person(installation, 'Ann Lowe', 'office_administrator', { office_id: quiet }, later)
  const page = await home(ann.cookie, siteAt(installation, later))
  for (const { title, empty } of headings) expect(panel(page, title), title).toContain(empty)
})
