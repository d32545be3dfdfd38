import { expect, test } from 'vitest'
import { issueRun, levyBooks, paidBy } from '../../../../tests/support/levied.ts'
import { person } from '../../../../tests/support/people.ts'
import { png } from '../../../../tests/support/pictures.ts'
import { registered } from '../../../../tests/support/registered.ts'
import { setUp } from '../../../../tests/support/set-up.ts'
import { siteAt } from '../../../../tests/support/site.ts'
import { pictureIn } from '../../../platform/files/picture.ts'
import { system } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { lmcWith } from '../../register/lmcs/reads.ts'
import { describeLmc } from '../../register/lmcs/writes.ts'
import { setLetterhead } from '../../register/letterheads/writes.ts'
import { papersOf } from '../printings/reads.ts'
import { remindedWords } from './rules.ts'

const { installation, office_id, wealdshire, saltmarsh, scope, place, know } = await registered()
const elm = place('Q90001').practice_id as Id<'practice'>
const tollgate = place('Q90002').practice_id as Id<'practice'>
const books = await levyBooks(scope, wealdshire.id)
const { run_id } = await issueRun(scope, books, [
  { practice_id: elm, amount_pence: 107_520, collector_id: books.own },
  { practice_id: tollgate, amount_pence: 52_000, collector_id: books.own },
])
const papers = `/levies/runs/${run_id}/documents`

let seen = 0

/** The site on a day, for Denise of the finance staff and whoever else is named. */
async function on(day: string) {
  const site = siteAt(installation, `${day}T09:00:00Z`)
  const as = async (name: string, role: Parameters<typeof person>[2], reach: Parameters<typeof person>[3]) => {
    const { cookie } = await person(installation, `${name} the ${'I'.repeat(++seen)}`, role, reach, `${day}T08:55:00Z`)
    return {
      html: async (path: string) => (await site.get(path, cookie)).text(),
      status: async (path: string) => (await site.get(path, cookie)).status,
      post: async (path: string) => (await site.post(path, {}, cookie)).status,
    }
  }
  const scoped = site.scope(system(office_id, [wealdshire.id, saltmarsh.id]))
  return { site, as, scoped, denise: await as('Denise Fallow', 'finance_staff', { office_id }) }
}

const reminders = () =>
  scope.read((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select(['id', 'number', 'amount_pence', 'practice_id', 'mailed_at'])
      .where('run_id', '=', run_id)
      .where('kind', '=', 'reminder')
      .orderBy('number')
      .execute(),
  )

test('nothing is past its day before that day, and whoever owes then stands on Today and on a page of its own', async () => {
  const early = await on('2026-12-19')
  expect(await early.denise.html('/levies/reminders')).toContain('Every invoice whose day has come is paid')
  await paidBy(early.scoped, books, run_id, { practice_id: tollgate, amount_pence: 2_000, on: '2026-12-19' })
  const late = await on('2026-12-21')
  const page = await late.denise.html('/levies/reminders')
  expect(page).toMatch(
    /£1,575\.20[\s\S]*Write 2 reminders[\s\S]*Elm Surgery[\s\S]*£1,075\.20[\s\S]*Not yet[\s\S]*£500\.00/,
  )
  expect(await late.denise.html('/')).toMatch(/Overdue invoices/)
})

test('reminders pressed twice at once are written once, for what is still owed, and mailed with the papers that were not', async () => {
  const { site, denise } = await on('2026-12-21')
  const both = await Promise.all([1, 2].map(async () => denise.post(`${papers}/reminders`)))
  expect(both.toSorted((one, other) => one - other)).toEqual([303, 409])
  expect((await reminders()).map(({ number, amount_pence }) => [number, amount_pence])).toEqual([
    [1, 107_520],
    [2, 50_000],
  ])
  expect(await denise.html('/levies/reminders')).toMatch(/all were reminded within 14 days[\s\S]*21 Dec 2026/)
  expect(await denise.html(papers)).toMatch(/Invoice 1[\s\S]*21 Dec 2026/)
  await know({
    given_names: 'Mia',
    family_name: 'Manager',
    email: 'mia@elm.example',
    posts: [['practice_manager', 'Q90001']],
  })
  await know({
    given_names: 'Sid',
    family_name: 'Silent',
    email: 'sid@toll.example',
    posts: [['practice_manager', 'Q90002']],
  })
  await setUp(scope, async (tx) => {
    await tx.db
      .insertInto('platform.suppression')
      .values({
        office_id,
        address: 'sid@toll.example',
        topic: 'levy',
        reason: 'unsubscribed',
        detail: '',
        began_at: tx.now,
        began_by: 'Sid',
      })
      .execute()
  })
  await site.runJobs()
  expect(await denise.html(`${papers}/mailing`)).toMatch(
    /2 papers to 1 address[\s\S]*1 practice can’t be written to[\s\S]*Tollgate Surgery/,
  )
  expect(await denise.post(`${papers}/mailing`)).toBe(303)
  await site.runJobs()
  const letters = await scope.read((tx) =>
    tx.db
      .selectFrom('platform.message')
      .select(['to_address', 'text_body'])
      .where('kind', '=', 'levies.documents')
      .execute(),
  )
  expect(letters.map(({ to_address }) => to_address)).toEqual(['mia@elm.example'])
  expect(letters[0]?.text_body).toMatch(/Invoice 1[\s\S]*Reminder 1, Elm Surgery: £1,075\.20/)
  expect((await reminders()).map(({ mailed_at }) => mailed_at !== null)).toEqual([true, false])
  expect(await denise.html(papers)).toContain('papers.zip?which=not-given')
})

test('a fortnight on, whoever still owes is reminded again and told of the first time; whoever paid is left alone', async () => {
  await paidBy((await on('2026-12-28')).scoped, books, run_id, {
    practice_id: elm,
    amount_pence: 107_520,
    on: '2026-12-28',
  })
  const { denise, scoped } = await on('2027-01-05')
  expect(await denise.post(`${papers}/reminders`)).toBe(303)
  const third = (await reminders()).at(-1)
  expect([third?.practice_id, third?.amount_pence, third?.number]).toEqual([tollgate, 50_000, 3])
  const { papers: said } = await scoped.read((tx) => papersOf(tx, wealdshire.id, third ? [third.id] : []))
  expect(said[0]?.paper.opening).toContain('We reminded you of this invoice on 21 December 2026.')
  expect(await denise.html('/levies/reminders')).toContain('Twice, last on 5 Jan 2027')
})

test('another LMC sees no invoice of this one, and whoever may not see levies no page', async () => {
  const { as } = await on('2027-01-06')
  const salt = await as('Sal Salt', 'office_administrator', { office_id, lmc_id: saltmarsh.id })
  expect(await salt.html('/levies/reminders')).toContain('Every invoice whose day has come is paid')
  expect(await (await as('Sam Seat', 'committee_member', { office_id })).status('/levies/reminders')).toBe(403)
  const tom = await (await as('Tom Ashby', 'officer', { office_id })).html('/levies/reminders')
  expect([tom.includes('Tollgate Surgery'), tom.includes('Write ')]).toEqual([true, false])
})

test('a paper keeps the letterhead that was in force when it was made, whenever it is printed', async () => {
  const logo = pictureIn(png(60, 20))
  if (typeof logo === 'string') throw new Error(logo)
  const [first] = await reminders()
  const ids = first ? [first.id] : []
  const before = await scope.read((tx) => papersOf(tx, wealdshire.id, ids))
  const { scoped } = await on('2027-01-06')
  const head = { address: 'The Old Granary', phone: null, email: null, website: null, registered_words: null }
  await scoped.write((tx) => setLetterhead(tx, wealdshire.id, head, logo))
  expect(await scope.read((tx) => papersOf(tx, wealdshire.id, ids))).toEqual(before)
  const { scoped: next } = await on('2027-01-07')
  const after = await issueRun(next, await levyBooks(next, wealdshire.id), [{ practice_id: elm, amount_pence: 100 }])
  const [paper] = await next.read((tx) =>
    tx.db.selectFrom('levies.document').select('id').where('run_id', '=', after.run_id).execute(),
  )
  const { papers: said, pictures } = await next.read((tx) => papersOf(tx, wealdshire.id, paper ? [paper.id] : []))
  expect(said[0]?.paper.letterhead.lines).toEqual(['The Old Granary'])
  expect(Object.keys(pictures)).toEqual([said[0]?.paper.letterhead.logo])
})

test('a paper says what the LMC was called when it was made, in the hue of then, however often it is called otherwise', async () => {
  const [first] = await reminders()
  const said = (of: typeof scope, id: Id<'document'> | undefined) =>
    of.read(async (tx) => (await papersOf(tx, wealdshire.id, id ? [id] : [])).papers[0]?.paper)
  const before = await said(scope, first?.id)
  const called = async (day: string, name: string, brand_hue: number) => {
    const { scoped } = await on(day)
    await scoped.write(async (tx) => {
      const lmc = await lmcWith(tx, wealdshire.id)
      const { short_name = '', smallest_cell = 5 } = lmc ?? {}
      return describeLmc(tx, wealdshire.id, { name, brand_hue, short_name, smallest_cell })
    })
    return scoped
  }
  await called('2027-01-08', 'Weald and Downs LMC', 20)
  const { scoped: between } = await on('2027-01-09')
  const made = await issueRun(between, await levyBooks(between, wealdshire.id), [
    { practice_id: elm, amount_pence: 100 },
  ])
  const next = await called('2027-01-10', 'Downs LMC', 20)
  await called('2027-01-11', 'Downs LMC', 20)
  expect(await said(next, first?.id)).toEqual(before)
  const [paper] = await next.read((tx) =>
    tx.db.selectFrom('levies.document').select('id').where('run_id', '=', made.run_id).execute(),
  )
  const then = await said(next, paper?.id)
  expect([before?.lmc_name, then?.lmc_name, then?.hue]).toEqual([
    before?.slip?.facts[0]?.value,
    'Weald and Downs LMC',
    20,
  ])
  const kept = await next.read((tx) =>
    tx.db.selectFrom('register.former_name').select(['lmc_id', 'name']).orderBy('until_at').execute(),
  )
  expect(kept).toEqual([
    { lmc_id: wealdshire.id, name: before?.lmc_name },
    { lmc_id: wealdshire.id, name: 'Weald and Downs LMC' },
  ])
})

test('what was written off is asked for no more', async () => {
  const { scoped, as } = await on('2027-02-01')
  await setUp(scoped, async (tx) => {
    const { id: line_id } = await tx.db
      .selectFrom('levies.line')
      .select('id')
      .where('run_id', '=', run_id)
      .where('practice_id', '=', tollgate)
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('levies.write_off')
      .values({
        lmc_id: wealdshire.id,
        line_id,
        amount_pence: 50_000,
        reason: 'It closed owing it',
        decided_by: 'Committee, paper 7',
        decided_on: Temporal.PlainDate.from('2027-01-20'),
        state: 'confirmed',
        pressed: crypto.randomUUID(),
        proposed_at: tx.now,
        proposed_by: 'Denise Fallow',
        settled_at: tx.now,
        settled_by: 'Tom Ashby',
        settled_by_id: tx.actor.account_id ?? crypto.randomUUID(),
      })
      .execute()
  })
  const tom = await as('Tom Ashby', 'officer', { office_id })
  expect(await tom.html('/levies/reminders')).not.toContain('Tollgate Surgery')
})

test('what a credit note gave back is taken off the oldest invoice, and nobody is reminded of what it covers', async () => {
  const before = await on('2027-03-01')
  const fund = await levyBooks(before.scoped, wealdshire.id)
  const bills = [elm, tollgate].map((practice_id) => ({ practice_id, amount_pence: 10_000, collector_id: fund.own }))
  const charged = await issueRun(before.scoped, fund, bills, '2026-07-01')
  const corrected = async (practice_id: Id<'practice'>, amount_pence: number) => {
    const { id: corrects_line_id } = await scope.read((tx) =>
      tx.db
        .selectFrom('levies.line')
        .select('id')
        .where('run_id', '=', charged.run_id)
        .where('practice_id', '=', practice_id)
        .executeTakeFirstOrThrow(),
    )
    return { practice_id, amount_pence, corrects_line_id, kind: 'adjustment', collector_id: fund.own } as const
  }
  const credits = [await corrected(elm, -10_000), await corrected(tollgate, -2_500)]
  await issueRun(before.scoped, fund, credits, '2026-10-01')
  const { denise, site } = await on('2027-05-01')
  const address = `/levies/runs/${charged.run_id}/documents`
  expect(await denise.html('/levies/reminders')).toMatch(/Tollgate Surgery[\s\S]*£75\.00/)
  expect(await denise.post(`${address}/reminders`)).toBe(303)
  const written = await site
    .scope(system(office_id, [wealdshire.id]))
    .read((tx) =>
      tx.db
        .selectFrom('levies.document')
        .select(['practice_id', 'amount_pence'])
        .where('run_id', '=', charged.run_id)
        .where('kind', '=', 'reminder')
        .execute(),
    )
  expect(written).toEqual([{ practice_id: tollgate, amount_pence: 7_500 }])
})

test('how often somebody was reminded is said in words', () => {
  const last = Temporal.PlainDate.from('2026-02-20')
  expect([remindedWords(0, null), remindedWords(1, last), remindedWords(3, last)]).toEqual([
    'Not yet',
    '20 Feb 2026',
    '3 times, last on 20 Feb 2026',
  ])
})
