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
  const levy = await books.aLevy(wealdshire, { kind: 'charity', name: 'Hospice fund' })
  await books.aRate(wealdshire, levy, { pence_rate: 6, remitted_rate: 6 })
  await books.aMandate(wealdshire, levy, closing, 'in')
  await sent(`/levies/collectors/${books.collector_ids.own}/collectings`, {
    levy_id: levy,
    icb_code: '',
    from_on_year: '2025',
    from_on_month: '4',
    from_on_day: '1',
  })
  const first = await books.issued(levy, '2026-01-01')
  await receive(levy, '50.00', 'Q90012')
  const proposed = (await propose(await lineOf(first, 'Q90012'), '25.00')).headers.get('location') ?? ''
  await sent(`${proposed}/confirmation`, {}, ruth.cookie)
  await recounted(installation, closing, 2_500)
  const run = await corrected(levy, first)
  expect(await papersOf(run), '£37.50 less £12.50').toEqual([{ kind: 'invoice', amount_pence: 2_500 }])
  const reminded = await books.scope.read((tx) =>
    overdueOf({ ...tx, now: tx.now.add({ hours: 24 * 100 }) }, wealdshire.id, run.split('/').at(-1) as Id<'run'>),
  )
  expect(reminded, 'no more is asked for than is owed').toMatchObject([{ ods_code: 'Q90012', owed_pence: 2_500 }])
  expect(await booksOf(installation, wealdshire, levy)).toEqual({
    owed_by_practices: 2_500,
    owed_to_charity: -7_500,
    received: 5_000,
  })
  await proved()
})
