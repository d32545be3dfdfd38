import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { keptBooks } from '../../../../../tests/support/kept-books.ts'
import { wrongTotals } from './reads.ts'

const { installation, scope } = await keptBooks()
const superuser_url = new URL(inject('cluster').superuser_url)
superuser_url.pathname = new URL(installation.owner_url).pathname
const superuser = new Client({ connectionString: superuser_url.href })
beforeAll(() => superuser.connect())
afterAll(() => superuser.end())

/** What was tampered with is added up again. */
const again = `
  delete from levies.run_total;
  delete from levies.discrepancy;
  delete from levies.entry_total;
  select levies.add_up_runs(array_agg(id)) from levies.run;
  select levies.find_discrepancies(array_agg(run_id), array_agg(practice_id)) from levies.line;
  update levies.receipt r set allocated_pence = coalesce((select sum(amount_pence) from levies.allocation where receipt_id = r.id), 0);
  insert into levies.entry_total select lmc_id, entry_id, account, sum(amount_pence), sum(greatest(amount_pence, 0)) from levies.posting group by 1, 2, 3`
afterEach(() => superuser.query(again))

const kept = ['levies.run_total', 'levies.discrepancy', 'levies.entry_total'] as const

test('what a quarter’s work keeps added up is what it comes to', async () => {
  for (const table of kept) {
    const { rows } = await superuser.query<{ there: number }>(`select count(*)::int as there from ${table}`)
    expect(rows[0]?.there, table).toBeGreaterThan(1)
  }
  const { rows } = await superuser.query('select from levies.receipt where allocated_pence > 0')
  expect(rows.length).toBeGreaterThan(0)
  expect(await scope.read(wrongTotals)).toEqual([])
})

test.each([
  ['a total of patients', 'update levies.run_total set patients = patients + 1', 'issued runs'],
  ['what could be sent', 'update levies.run_total set payable_pence = payable_pence + 1', 'issued runs'],
  ['a run without a total', 'delete from levies.run_total', 'issued runs'],
  ['what is paid', 'update levies.discrepancy set allocated_pence = allocated_pence + 1', 'practices in runs'],
  ['who owes nothing', 'update levies.discrepancy set is_owing = not is_owing', 'practices in runs'],
  ['a discrepancy left out', 'delete from levies.discrepancy', 'practices in runs'],
  ['what a receipt pays', 'update levies.receipt set allocated_pence = allocated_pence + 1', 'receipts'],
  ['an entry’s debits', 'update levies.entry_total set debit_pence = debit_pence + 1', 'accounts of entries'],
  ['an entry without totals', 'delete from levies.entry_total', 'accounts of entries'],
])('%s is found', async (_, tampering, what) => {
  expect(await scope.read(wrongTotals)).toEqual([])
  await superuser.query(tampering)
  expect((await scope.read(wrongTotals)).join('\n')).toMatch(
    new RegExp(`Wealdshire LMC: of ${what}, \\d+ come to another amount than is kept`),
  )
})
