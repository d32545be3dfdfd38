import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { office, person } from '../../../../tests/support/people.ts'
import { openData } from '../../../../tests/support/register.ts'
import { siteAt, testInstallation } from '../../../../tests/support/site.ts'
import { system } from '../../../platform/scope.ts'
import { wantsOfLists } from '../own-lists/reads.ts'
import { nextDue, isAsked } from '../list-keepings/rules.ts'
import { isTheSame } from './rules.ts'

const installation = await testInstallation()
const { office_id, lmcs } = await office(installation, 'Wealdshire and Saltmarsh LMCs', ['Wealdshire', 'Saltmarsh'])
const [wealdshire, saltmarsh] = lmcs
const elsewhere = await office(installation, 'Fenland', ['Fenland'])
const keys = await openData(installation, [
  { ods_code: 'Q90001', lmc: wealdshire! },
  { ods_code: 'Q90002', lmc: wealdshire!, facts: { name: 'Tollgate Surgery' } },
  { ods_code: 'Q90003', lmc: saltmarsh! },
  { ods_code: 'Q90009', lmc: elsewhere.lmcs[0]! },
])
const site = siteAt(installation, '2026-11-19T09:00:00Z')
const where = { office_id, lmc_id: wealdshire!.id }
const ruth = await person(installation, 'Ruth Okafor', 'office_administrator', { office_id })
const jo = await person(installation, 'Jo Bright', 'practice_administrator', {
  ...where,
  practice_id: keys.get('Q90001')!,
})
const nurse = await person(installation, 'Nell Nurse', 'practice_staff', { ...where, practice_id: keys.get('Q90001')! })
const toll = await person(installation, 'Tam Tollgate', 'practice_administrator', {
  ...where,
  practice_id: keys.get('Q90002')!,
})
const fen = await person(installation, 'Fen Manager', 'practice_administrator', {
  office_id: elsewhere.office_id,
  lmc_id: elsewhere.lmcs[0]!.id,
  practice_id: keys.get('Q90009')!,
})

const elm = '/our-people/Q90001'
const page = async (path: string, cookie = jo.cookie) => (await site.get(path, cookie)).text()
const add = (answers: Record<string, string>, cookie = jo.cookie, at = elm) =>
  site.post(
    `${at}/additions`,
    { kind: 'partner', family_name: 'Lee', given_names: 'Ann', title: 'Dr', ...answers },
    cookie,
  )
const inOffice = system(
  office_id,
  lmcs.map(({ id }) => id),
)
const people = () =>
  site
    .scope(inOffice)
    .read((tx) =>
      tx.db.selectFrom('register.person').select(['id', 'name', 'gmc_number', 'source']).orderBy('made_at').execute(),
    )
const wants = () =>
  site.scope(inOffice).read((tx) => wantsOfLists(tx, [keys.get('Q90001')!], Temporal.PlainDate.from('2026-11-19')))

test('a practice is asked at once for its list, and not again once it has said so', async () => {
  expect((await wants()).map(({ title }) => title)).toEqual(['Check who works with you'])
  expect(await page(elm)).toContain('Nobody is on your list yet')
  expect((await add({ gmc_number: '9012345', email: 'ann@elm.example' })).headers.get('location')).toBe(
    `${elm}?said=added`,
  )
  expect(await page(elm)).toContain('Dr Ann Lee')
  expect((await site.post(`${elm}/confirmation`, {}, jo.cookie)).headers.get('location')).toBe(`${elm}?said=confirmed`)
  expect(await page(`${elm}?said=confirmed`)).toContain('That’s all until 19 May 2027')
  expect(await page(elm)).not.toContain('These are our people')
  expect((await wants()).map(({ title }) => title)).toEqual([
    'Say who answers for you: weekly return, levy, ballots: authorised voter, media',
  ])
})

test('whoever is known is given the post, and is nobody new; a number of somebody else’s is refused', async () => {
  expect((await add({ gmc_number: '9012345' }, toll.cookie, '/our-people/Q90002')).status).toBe(303)
  expect((await people()).filter(({ name }) => name === 'Ann Lee').length).toBe(1)
  const other = await add({ gmc_number: '9012345', family_name: 'Other' })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('known under another name')
  const twice = await add({ gmc_number: '9012345' })
  expect(twice.status).toBe(409)
  expect(await twice.text()).toContain('on your list with this post already')
})

test.each([
  [{ family_name: '' }, 'Enter family name'],
  [{ gmc_number: '901234' }, 'must be seven digits'],
  [{ email: 'a@b.example, c@d.example' }, 'Enter an e-mail address'],
  [{ family_name: 'x'.repeat(300) }, '100 characters or fewer'],
  [{ given_names: 'A\u202Enn' }, 'can’t be seen'],
  [{ kind: 'chair' }, 'Select their post'],
])('%j is met with a sentence, and what was typed is kept', async (typed, words) => {
  const reply = await add({ email: 'kept@elm.example', ...typed })
  expect(reply.status).toBe(422)
  const text = await reply.text()
  expect(text).toContain(words)
  expect(text).toContain(`value="${'email' in typed ? typed.email : 'kept@elm.example'}"`)
})

test('somebody who left is on the list no more, and the office sees who said so', async () => {
  await add({ family_name: 'Leaver', given_names: 'Lou', title: '' })
  const [, address] = /href="([^"]*ending)"[^>]*><span class="unseen">Lou Leaver/.exec(await page(elm)) ?? []
  const form = await page(address ?? '')
  const [, seen] = /name="seen" value="([^"]*)"/.exec(form) ?? []
  const ending = { last_on_day: '18', last_on_month: '11', last_on_year: '2026', seen: seen ?? '' }
  expect((await site.post(address ?? '', { ...ending, last_on_day: '31' }, jo.cookie)).status).toBe(422)
  expect((await site.post(address ?? '', ending, toll.cookie)).status).toBe(404)
  expect((await site.post(address ?? '', ending, jo.cookie)).headers.get('location')).toBe(`${elm}?said=left`)
  expect(await page(elm)).not.toContain('Lou Leaver')
  expect((await site.post(address ?? '', ending, jo.cookie)).status).toBe(404)
  const changes = await page('/people/own-changes', ruth.cookie)
  for (const part of ['Lou Leaver', 'Ended', 'Jo Bright', 'Elm Surgery']) expect(changes).toContain(part)
})

test('where the LMC says so a post waits for the office, and counts for nothing until then', async () => {
  const setting = `/lmcs/${wealdshire!.id}/list-keeping`
  expect((await site.post(setting, { confirm_every_months: '40' }, ruth.cookie)).status).toBe(422)
  expect(
    (await site.post(setting, { confirm_every_months: '3', waiting_kinds: ['salaried'] }, ruth.cookie)).status,
  ).toBe(303)
  expect(await page(setting, ruth.cookie)).toContain('value="salaried" checked')
  expect((await add({ kind: 'salaried', family_name: 'Waiter' })).headers.get('location')).toBe(`${elm}?said=waiting`)
  expect(await page(elm)).toContain('Waits for the LMC')
  expect(await page(`${elm}/answers/levy`)).not.toContain('Waiter')

  const waiting = await page('/people/waiting', ruth.cookie)
  const [, post] = /Waiter[^]*?\/posts\/([0-9a-f-]{36})\/declining/.exec(waiting) ?? []
  const declined = await site.post(`/posts/${post}/declining`, { words: 'She is at Tollgate.' }, ruth.cookie)
  expect(declined.status).toBe(303)
  expect(await page(elm)).toMatch(/The LMC said no to .*Waiter, Salaried GP\..*She is at Tollgate\./s)
  expect(await page('/our-people', toll.cookie)).not.toContain('Waiter')
})

test('whoever is to come is on the list already, and said twice is said once', async () => {
  const form = await page(`${elm}/additions`)
  const [, pressed = ''] = /name="pressed" value="([0-9a-f-]{36})"/.exec(form) ?? []
  const coming = { family_name: 'Tomorrow', given_names: 'Tam', gmc_number: '', email: '', pressed }
  const from = { from_day: '1', from_month: '12', from_year: '2026' }
  expect((await add({ ...coming, ...from })).headers.get('location')).toBe(`${elm}?said=added`)
  expect((await add({ ...coming, ...from })).headers.get('location')).toBe(elm)
  expect((await page(elm)).match(/Tam Tomorrow/g)).toHaveLength(1)
  expect(await page(elm)).toMatch(/Tam Tomorrow.*from 1 Dec 2026.*To come/s)
  expect(await page('/practices/Q90001', ruth.cookie)).toMatch(/Tam Tomorrow<\/a>.*from 1 Dec 2026/s)
})

test('a practice says who answers for it; it has one voter', async () => {
  await add({ family_name: 'Second', given_names: 'Sam', title: '' })
  const ids = new Map((await people()).map(({ id, name }) => [name, id]))
  const [one, two] = [ids.get('Ann Lee') ?? '', ids.get('Sam Second') ?? '']
  expect((await site.post(`${elm}/answers/weekly_return`, { people: [one, two] }, jo.cookie)).status).toBe(303)
  expect(await page(elm)).toContain('Ann Lee, Sam Second')
  expect((await site.post(`${elm}/answers/weekly_return`, { people: [two] }, jo.cookie)).status).toBe(303)
  expect(await page(elm)).not.toContain('Ann Lee, Sam Second')
  expect((await site.post(`${elm}/answers/ballots`, {}, jo.cookie)).status).toBe(422)
  await site.post(`${elm}/answers/ballots`, { people: [one] }, jo.cookie)
  expect((await site.post(`${elm}/answers/ballots`, { people: [two] }, jo.cookie)).status).toBe(303)
  expect((await site.get(`${elm}/answers/everything`, jo.cookie)).status).toBe(404)
  const stranger = (await people()).find(({ name }) => name === 'Lou Leaver')
  const gone = await site.post(`${elm}/answers/levy`, { people: [stranger?.id ?? ''] }, jo.cookie)
  expect([gone.status, (await page(elm)).includes('Lou Leaver')]).toEqual([303, false])
})

test('two who choose the voter at once leave one', async () => {
  const ids = new Map((await people()).map(({ id, name }) => [name, id]))
  await Promise.all(
    ['Ann Lee', 'Sam Second'].map((name) =>
      site.post(`${elm}/answers/ballots`, { people: [ids.get(name) ?? ''] }, jo.cookie),
    ),
  )
  const voters = await site.scope(inOffice).read((tx) =>
    tx.db
      .selectFrom('register.nomination')
      .select('person_id')
      .where('purpose', '=', 'ballots')
      .where(sql<boolean>`during @> date '2026-11-19'`)
      .execute(),
  )
  expect(voters.length).toBe(1)
})

test('staff read, and only whoever administers the practice changes', async () => {
  const text = await page(elm, nurse.cookie)
  expect(text).toContain('Dr Ann Lee')
  expect(text).not.toContain('Add somebody')
  expect((await site.post(`${elm}/confirmation`, {}, nurse.cookie)).status).toBe(403)
})

test('another practice’s, another LMC’s and another office’s list are not there', async () => {
  for (const stranger of [toll, fen])
    for (const path of ['', '/additions', '/answers/levy'])
      expect((await site.get(elm + path, stranger.cookie)).status).toBe(404)
  for (const path of ['/confirmation', '/additions', '/answers/levy'])
    expect((await site.post(elm + path, { people: [] }, fen.cookie)).status).toBe(404)
  expect((await site.get(elm)).status).toBe(303)
  expect((await site.get(elm, ruth.cookie)).status).toBe(403)
  expect((await site.get('/our-people', jo.cookie)).headers.get('location')).toBe(elm)
})

test('the office sees which practices are silent, as a page and as a file', async () => {
  const late = await page('/people/late-lists', ruth.cookie)
  expect(late).toContain('Tollgate Surgery')
  expect(late).not.toContain('Q90001')
  expect(await page('/people/late-lists.csv', ruth.cookie)).toContain('Q90002')
  expect((await site.get('/people/late-lists', jo.cookie)).status).toBe(403)
})

test('a list is due so many months after it was confirmed, and asked for a fortnight before', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  expect(nextDue(day('2026-08-31'), { confirm_every_months: 6 })?.toString()).toBe('2027-02-28')
  expect(nextDue(null, { confirm_every_months: 6 })).toBeNull()
  expect(isAsked(null, day('2026-11-19'))).toBe(true)
  expect(isAsked(day('2026-12-03'), day('2026-11-19'))).toBe(true)
  expect(isAsked(day('2026-12-04'), day('2026-11-19'))).toBe(false)
})

test.each([
  [{ family_name: 'LEE', gmc_number: '1', email: null }, true],
  [{ family_name: 'Lee', gmc_number: null, email: 'a@b' }, true],
  [{ family_name: 'Lee', gmc_number: '2', email: 'a@b' }, false],
  [{ family_name: 'Other', gmc_number: '1', email: 'a@b' }, false],
  [{ family_name: 'Lee', gmc_number: null, email: null }, false],
])('%j is the same: %s', (given, same) => {
  expect(isTheSame({ family_name: 'Lee', gmc_number: '1', emails: ['a@b'] }, given)).toBe(same)
})

test('an address that a practice gives to somebody known already makes no account theirs', async () => {
  const entered = await site.post(
    '/people',
    { title: '', given_names: 'Vera', family_name: 'Known', gmc_number: '7654329', email: '', telephone: '' },
    ruth.cookie,
  )
  const at = entered.headers.get('location') ?? ''
  await siteAt(installation, '2026-11-19T09:10:00Z').post(
    `${elm}/additions`,
    {
      kind: 'partner',
      title: '',
      given_names: 'Vera',
      family_name: 'Known',
      gmc_number: '7654329',
      email: 'jo.bright@wealdshire.example',
    },
    jo.cookie,
  )
  expect(await page(at, ruth.cookie)).toContain('jo.bright@wealdshire.example')
  const linked = await site.post(`${at}/account`, { account_id: jo.account_id }, ruth.cookie)
  expect(linked.status).toBe(409)
  expect(await (await site.get('/my/data.json', jo.cookie)).text()).not.toContain('7654329')
  // With whoever they brought themselves there is nobody else to be taken for.
  await add({ given_names: 'Neu', family_name: 'Brought', email: 'nell.nurse@wealdshire.example' })
  const [, brought] =
    /people\/([0-9a-f-]{36})"[^>]*>(?:Dr )?(?:Brought|Neu)/.exec(await page('/people?q=brought', ruth.cookie)) ?? []
  expect((await site.post(`/people/${brought}/account`, { account_id: nurse.account_id }, ruth.cookie)).status).toBe(
    303,
  )
})
