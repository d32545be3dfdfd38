import { expect, test } from 'vitest'
import { keptBooks } from '../../../../../tests/support/kept-books.ts'
import { booksOf } from '../../../../../tests/support/received.ts'
import { recounted } from '../../../../../tests/support/register.ts'
import { typedAt } from '../../../../../tests/support/typed.ts'
import { commands } from '../../verifications/commands.ts'
import type { Id } from '../../../../platform/values.ts'
import { overdueOf } from '../../reminders/reads.ts'

const books = await keptBooks()
const { installation, site, wealdshire, html, recorded, denise, ruth, tom, salt, closing } = books
const { levy_ids, runs, lineOf, propose, receive, sent, corrected } = books
const typed = typedAt(installation, site, commands)
const proved = async () =>
  expect((await typed('levies verify', { lmc: 'Wealdshire' })).join('\n')).toContain('The books balance')

const papersOf = (run: string) =>
  books.scope.read((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select(['kind', 'amount_pence'])
      .where('run_id', '=', run.split('/').at(-1) as Id<'run'>)
      .where('practice_id', '=', closing)
      .execute(),
  )
/** A fund that the closing surgery alone gives to. */
const aFund = async (name: string, rate: { pence_rate: number; remitted_rate: number }, during?: string) => {
  const levy = await books.aLevy(wealdshire, { kind: 'charity', name })
  await books.aRate(wealdshire, levy, rate)
  await books.aMandate(wealdshire, levy, closing, 'in', during)
  await sent(`/levies/collectors/${books.collector_ids.own}/collectings`, {
    levy_id: levy,
    icb_code: '',
    from_on_year: '2025',
    from_on_month: '4',
    from_on_day: '1',
  })
  return levy
}
const writtenOff = async (line: string, amount: string) => {
  const proposed = (await propose(line, amount)).headers.get('location') ?? ''
  await sent(`${proposed}/confirmation`, {}, ruth.cookie)
}
const adjustmentOf = async (run: string) =>
  /\/levies\/lines\/[0-9a-f-]+/.exec(await html(`${run}?kind=adjustment`, denise.cookie))?.[0] ?? ''

test('what a correction gives back of a line that was written off is taken back with it: nobody is credited what they never paid', async () => {
  await recounted(installation, closing, 2_500)
  const run = await corrected(levy_ids.national, runs.national)
  // Of the second quarter £37.50 is charged; the £37.50 that the first was too much were never paid.
  expect(await papersOf(run)).toEqual([{ kind: 'invoice', amount_pence: 3_750 }])
  expect(await booksOf(installation, wealdshire, levy_ids.national)).toEqual({
    levy_income: -6_370,
    owed_by_practices: 15_360 + 3_750,
    owed_to_gpdf: -(12_800 + 12_800 + 3_125 - 10_000),
    passed_on: -10_000,
    received: 15_360,
    written_off: 625,
  })
  expect(await html('/levies/debts?q=Q90012', denise.cookie)).toContain('£37.50')
  // It is issued in March for April to June, so all of it is of the next levy year.
  expect(
    await books.scope.read((tx) =>
      tx.db
        .selectFrom('levies.entry')
        .select(['what', 'on_day'])
        .where('on_day', '>', Temporal.PlainDate.from('2026-03-20'))
        .orderBy('number')
        .execute(),
    ),
  ).toEqual(['run_issued', 'written_off'].map((what) => ({ what, on_day: Temporal.PlainDate.from('2026-04-01') })))
  const ledger = await html('/levies/books', denise.cookie)
  expect(ledger).toContain('2 entries are of days still to come and not in the balance')
  expect(ledger).not.toContain('£6.25')
  await proved()
})

test('the taking back says which run made it, and why, wherever the line or the write-off is shown', async () => {
  const listed = await html('/levies/write-offs', tom.cookie)
  expect(listed).toContain('−£37.50')
  const run = await corrected(levy_ids.national, runs.national, '2026-07-01').catch(String)
  expect(run, 'nothing is left to correct').toContain('409')
  const second = (await html('/levies/runs', denise.cookie)).match(/\/levies\/runs\/[0-9a-f-]{36}/g) ?? []
  let line = ''
  for (const at of second) line ||= await adjustmentOf(at)
  const page = await html(line, tom.cookie)
  expect(page).toContain('£37.50 of what was written off, taken back as it was corrected')
  const address = /\/levies\/write-offs\/[0-9a-f-]{36}/.exec(page)?.[0] ?? ''
  expect(await html(address, tom.cookie)).toMatch(/Taken back[\s\S]*The run for April to June 2026/)
  expect((await site.get(address, salt.cookie)).status).toBe(404)
  expect((await recorded()).join('\n')).toContain('levies.written_off_taken_back')
})

test('of what is corrected no more is written off than is still owed of it, and no more asked for again than is written off', async () => {
  const line = await lineOf(runs.national, 'Q90012')
  const again = await propose(line, '-37.51')
  expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('more than was written off')])
  const statutory = await lineOf(runs.statutory, 'Q90012')
  await corrected(levy_ids.statutory, runs.statutory)
  // £525.00 was charged, £262.50 was paid, and that is all it ever was.
  const more = await propose(statutory, '0.01')
  expect([more.status, await more.text()]).toEqual([409, expect.stringContaining('more than is still owed')])
  await proved()
})

test('of a line that was paid in part, only what nobody paid is taken back; the rest is credited', async () => {
  await recounted(installation, closing, 5_000)
  const levy = await aFund('Hospice fund', { pence_rate: 6, remitted_rate: 6 })
  const first = await books.issued(levy, '2026-01-01')
  await receive(levy, '50.00', 'Q90012')
  await writtenOff(await lineOf(first, 'Q90012'), '25.00')
  await recounted(installation, closing, 2_500)
  const run = await corrected(levy, first)
  expect(await papersOf(run), '£37.50 less £12.50').toEqual([{ kind: 'invoice', amount_pence: 2_500 }])
  for (const paid_by of ['lines', 'totals'] as const) {
    const reminded = await books.scope.read((tx) => {
      const later = { ...tx, now: tx.now.add({ hours: 24 * 100 }) }
      return overdueOf(later, wealdshire.id, run.split('/').at(-1) as Id<'run'>, paid_by)
    })
    expect(reminded, 'no more is asked for than is owed').toMatchObject([{ ods_code: 'Q90012', owed_pence: 2_500 }])
  }
  expect(await booksOf(installation, wealdshire, levy)).toEqual({
    owed_by_practices: 2_500,
    owed_to_charity: -7_500,
    received: 5_000,
  })
  await proved()
})

test('what is due to be passed on of a line written off in part is reckoned again whenever the line is corrected, down or up', async () => {
  await recounted(installation, closing, 5_000)
  const levy = await aFund('Orphans’ fund', { pence_rate: 6, remitted_rate: 5 })
  const first = await books.issued(levy, '2026-01-01')
  await writtenOff(await lineOf(first, 'Q90012'), '25.00')
  expect(await booksOf(installation, wealdshire, levy), 'of £75.00 there are £50.00 left').toMatchObject({
    owed_to_charity: -5_000,
    written_off: 1_250,
  })
  await recounted(installation, closing, 2_500)
  const down = await corrected(levy, first)
  expect(await booksOf(installation, wealdshire, levy), 'of £37.50 there are £12.50 left').toEqual({
    levy_income: -1_250,
    owed_by_practices: 1_250 + 3_750,
    owed_to_charity: -(1_250 + 3_125),
    written_off: 1_250 - 625,
  })
  expect((await recorded()).join('\n')).toContain('levies.written_off_reckoned_again')
  const line = await adjustmentOf(down)
  const page = await html(line, tom.cookie)
  expect(page).toContain('What of it is passed on, reckoned again as it was corrected')
  const address = /\/levies\/write-offs\/[0-9a-f-]{36}/.exec(page)?.[0] ?? ''
  expect(await html(address, tom.cookie)).toMatch(/Corrected by[\s\S]*April to June 2026[\s\S]*£6\.25/)
  expect(await papersOf(down), 'the practice is asked for the same').toEqual([{ kind: 'statement', amount_pence: 0 }])
  await recounted(installation, closing, 5_000)
  const up = await sent('/levies/runs', {
    levy_id: levy,
    first_month: '2026-07-01',
    months: '3',
    pressed: books.press(),
  })
  for (const earlier of [first, down])
    await sent(`${up}/corrections`, { corrected_id: earlier.split('/').at(-1) ?? '' })
  for (const to of ['check', 'issue']) await sent(`${up}/${to}`, {}, ruth.cookie)
  expect(await booksOf(installation, wealdshire, levy), 'of £75.00 there are £50.00 left again').toMatchObject({
    owed_to_charity: -(5_000 + 6_250 + 6_250),
    written_off: 1_250,
  })
  await proved()
})

test('of whoever owes nothing more all that is due can be sent, though what they paid is of another run', async () => {
  await recounted(installation, closing, 5_000)
  const levy = await aFund('Widows’ fund', { pence_rate: 6, remitted_rate: 3 }, '[2000-01-01,2026-04-01)')
  const first = await books.issued(levy, '2026-01-01')
  await receive(levy, '75.00', 'Q90012')
  await recounted(installation, closing, 8_000)
  const run = await corrected(levy, first)
  // Of £45.00 more £22.50 are the fund's; £31.50 of them come off the LMC's own part, most of it that of the £75.00.
  await writtenOff(await adjustmentOf(run), '31.50')
  expect(await books.remit(run, '13.51').catch(String), 'nothing of it is paid yet').toContain('409')
  await receive(levy, '13.50', 'Q90012')
  await books.remit(first, '37.50')
  expect(await books.remit(run, '22.51').catch(String)).toContain('409')
  await books.remit(run, '22.50')
  await proved()
})
