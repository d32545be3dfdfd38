import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { keptBooks } from '../../../../tests/support/kept-books.ts'
import { person } from '../../../../tests/support/people.ts'
import { booksOf } from '../../../../tests/support/received.ts'
import { typedAt } from '../../../../tests/support/typed.ts'
import { commands } from '../verifications/commands.ts'

const books = await keptBooks()
const { installation, wealdshire, denise, tom, priya, salt, fay, levy_ids, receive, later, sent, member } = books
const next = later('2026-04-10T09:00:00Z')
const text = async (path: string, at = next) => (await at.get(path, denise.cookie)).text()
const end = (year_from: string, levy_id: string = levy_ids.statutory, cookie = denise.cookie, at = next) =>
  at.post('/levies/books/year-ends', { lmc_id: wealdshire.id, levy_id, year_from }, cookie)
const isRefused = async (reply: Response, words: string) =>
  expect([reply.status, (await reply.text()).includes(words)]).toEqual([409, true])
const proved = async () =>
  expect((await typedAt(installation, next, commands)('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain(
    'The books balance',
  )

type Posting = { readonly number: string; readonly account: string; readonly pence: number }

/** Reads plain-text accounting as Ledger and hledger do: an entry's head, then its accounts, two spaces and an amount. */
function readLedger(ledger: string): readonly Posting[] {
  const postings: Posting[] = []
  let number = ''
  for (const line of ledger.split('\n')) {
    const head = /^\d{4}-\d\d-\d\d \* \((\d+)\) \S/.exec(line)
    const side = /^ {4}(\S(?:.*?\S)?) {2}GBP (-?)(\d+)\.(\d\d)$/.exec(line)
    if (head) number = head[1] ?? ''
    else if (side) {
      const [, account = '', minus, whole, part] = side
      postings.push({ number, account, pence: Number(`${minus}${whole}${part}`) })
    } else if (line !== '' && !line.startsWith('; ')) throw new Error(`a ledger can’t read: ${line}`)
  }
  return postings
}
const sum = (postings: readonly Posting[]) => postings.reduce((total, { pence }) => total + pence, 0)

test('the journal leaves whole as CSV and as plain-text accounting, each balances, and both say what the accounts say', async () => {
  const ledger = readLedger(await text('/levies/books/journal.ledger'))
  const rows = (await text('/levies/books/journal.csv')).trim().split(/\r?\n/)
  expect(ledger).toHaveLength(32)
  expect(rows).toHaveLength(33)
  expect(new Set(ledger.map(({ number }) => number)).size).toBe(14)
  for (const [number, entry] of Map.groupBy(ledger, (posting) => posting.number))
    expect(sum(entry), `entry ${number}`).toBe(0)
  for (const levy of ['Statutory levy', 'National levy', 'Benevolent fund', 'Sessional fees'])
    expect(sum(ledger.filter(({ account }) => account.startsWith(`Wealdshire LMC:${levy}:`))), levy).toBe(0)
  const of = (account: string) => sum(ledger.filter((posting) => posting.account.startsWith(account)))
  const national = await booksOf(installation, wealdshire, levy_ids.national)
  expect(of('Wealdshire LMC:National levy:Owed to the GP Defence Fund')).toBe(national['owed_to_gpdf'])
  expect(of('Wealdshire LMC:National levy:Written off')).toBe(national['written_off'])
  expect(rows.filter((row) => row.includes(',Owed to the charity,'))).toHaveLength(1)
})

test('a levy year that is over is ended once, by two at once too, and its income carried forward', async () => {
  await isRefused(await end('2025-04-01', levy_ids.statutory, denise.cookie, books.site), 'not over yet') // year_not_over
  expect(await text('/levies/books')).toContain('End this year')
  for (const { cookie } of [priya, tom]) expect((await end('2025-04-01', levy_ids.statutory, cookie)).status).toBe(403)
  for (const { cookie } of [salt, fay]) expect((await end('2025-04-01', levy_ids.statutory, cookie)).status).toBe(404)
  expect((await end('2025-05-01')).status, 'no levy year begins in May').toBe(404)
  const replies = await Promise.all([end('2025-04-01'), end('2025-04-01')])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
  await isRefused(await end('2025-04-01'), 'Nothing stands in the income') // nothing_in_the_year
  expect(await booksOf(installation, wealdshire, levy_ids.statutory)).toEqual({
    carried_forward: -160_020,
    owed_by_practices: 26_250,
    received: 133_770,
  })
  await proved()
})

test('each levy’s year is ended by itself, what was written off with it; and that of the sessional fees, which are of none', async () => {
  const page = await text('/levies/books')
  for (const part of ['National levy, year from 1 April 2025', 'Sessional fees, year from 1 April 2025'])
    expect(page, part).toContain(part)
  expect((await end('2025-04-01', levy_ids.national)).status).toBe(303)
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toMatchObject({ carried_forward: -2_560 })
  expect((await end('2025-04-01', '')).status).toBe(303)
  await isRefused(await end('2025-04-01', ''), 'Nothing stands in the income')
  expect(await text('/levies/books')).not.toContain('End this year')
  await proved()
})

test('the trial balance of a year is of what was entered in it, and that of a day of all before', async () => {
  const asked = (from: string, on: string) => {
    const part = (name: string, [year, month, day]: readonly string[]) =>
      `${name}_year=${year}&${name}_month=${month}&${name}_day=${day}`
    return text(`/levies/books?${from ? `${part('from', from.split('-'))}&` : ''}${part('on', on.split('-'))}`)
  }
  const year = await asked('2025-04-01', '2026-03-31')
  for (const part of ['Levy income', '£1,600.20', 'Written off', '1 April 2025', 'they balance'])
    expect(year, part).toContain(part)
  expect(year).not.toMatch(/Carried forward|don’t balance/)
  const file = (/href="([^"]*balances\.csv[^"]*)"/.exec(year)?.[1] ?? '').replaceAll('&amp;', '&')
  const rows = (await text(file)).trim().split(/\r?\n/)
  expect(rows).toContain('Wealdshire LMC,Statutory levy,Levy income,0,160020')
  expect(rows).toContain('Wealdshire LMC,Statutory levy,Received,133770,0')
  const named = async (path: string) => (await next.get(path, denise.cookie)).headers.get('content-disposition')
  expect(await named(file)).toContain('"trial-balance-2025-04-01-to-2026-03-31.csv"')
  expect(await named(file.replace(/from_\w+=\d+&/g, ''))).toContain('"trial-balance-2026-03-31.csv"')
  expect(await asked('', '2026-03-31')).toMatch(/Carried forward/)
  expect(await asked('', '2026-03-31')).not.toContain('Levy income')
  expect(await asked('2026-04-01', '2026-04-10')).toContain('Nothing is left of what was entered for these days')
})

test('what comes in late of a year that is ended is entered on the day after, and says of which day it is', async () => {
  const before = await text('/levies/books?on_year=2026&on_month=3&on_day=31')
  await receive(levy_ids.statutory, '262.50', 'Q90012', '2026-03-30', next)
  await sent(
    `${member}/fees`,
    {
      received_on_year: '2026',
      received_on_month: '3',
      received_on_day: '20',
      paid_until_year: '2027',
      paid_until_month: '3',
      paid_until_day: '31',
      seen: '2026-03-31',
    },
    denise.cookie,
    next,
  )
  const journal = await text('/levies/books/journal.csv')
  expect(journal).toMatch(/2026-04-01,Receipt,.*\(of 30 March 2026, in a year that was ended\)/)
  expect(journal).toMatch(/2026-04-01,Sessional fee,.*\(of 20 March 2026, in a year that was ended\)/)
  const shown = (page: string) => page.slice(page.indexOf('Trial balance of'), page.indexOf('Journal'))
  expect(shown(await text('/levies/books?on_year=2026&on_month=3&on_day=31'))).toBe(shown(before))
  await expect(
    books.make((tx) =>
      tx.db
        .insertInto('levies.entry')
        .values({
          lmc_id: wealdshire.id,
          levy_id: levy_ids.statutory,
          number: 999,
          on_day: Temporal.PlainDate.from('2026-03-31'),
          what: 'adjustment',
          words: 'Slipped in',
          made_at: tx.now,
          made_by: 'Nobody',
        })
        .execute(),
    ),
  ).rejects.toThrow('this levy year is ended')
  await proved()
})

test('an earlier year is not ended after a later one: later_year_ended', async () => {
  const { aLevy, aRate, aMandate, beacon, issued, office_id } = books
  const fund = await aLevy(wealdshire, { kind: 'charity', name: 'Education fund' })
  await aRate(wealdshire, fund, { pence_rate: 2 })
  await aMandate(wealdshire, fund, beacon, 'in')
  await issued(fund, '2026-01-01')
  await issued(fund, '2026-04-01', next)
  const moment = '2027-04-10T09:00:00Z'
  const { cookie } = await person(installation, 'Denise Later', 'finance_staff', { office_id }, moment)
  const then = later(moment)
  const page = async () => (await then.get('/levies/books', cookie)).text()
  expect(await page()).toContain('Education fund, year from 1 April 2025')
  expect((await end('2026-04-01', fund, cookie, then)).headers.get('location')).toBe('/levies/books')
  await isRefused(await end('2025-04-01', fund, cookie, then), 'later levy year is ended already')
  expect(await page()).not.toContain('Education fund, year from')
  await proved()
})

test.each([
  ['what came in', 'update levies.receipt set amount_pence = amount_pence + 1'],
  ['of whom it came', 'update levies.receipt set practice_id = null'],
  ['that it came', 'delete from levies.receipt'],
  ['what a paper says', 'update levies.document set amount_pence = 1'],
  ['a paper’s number', 'delete from levies.document'],
  ['a rate that was decided', 'update levies.rate set rate = 1'],
])('%s stays as it was kept, whatever the program asks', async (_, change) => {
  await expect(books.make((tx) => sql.raw(change).execute(tx.db))).rejects.toThrow('permission denied')
})
