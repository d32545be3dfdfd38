// The books of five years of all England, a statutory and a national levy by the quarter, each charged, received and allocated: proved.
// The reference, in the same run: adding up every posting once.
import { sql } from 'kysely'
import { verified } from '../src/modules/levies/verifications/reads.ts'
import { practices, timed } from './levied-england.ts'
import { charged, inEngland, type England } from './levy-runs.ts'

const quarters = 20
const most_ms = 10_000

/** Each run is paid by one statement, and that allocated at once: of every line so much as these two say in SQL, as far as it is something. */
const paid = (received: string, allocated: string) => `
  create temp table pay as
    select l.*, ${received} as received, ${allocated} as allocated, uuidv7() as receipt_id, uuidv7() as allocation_id
    from (select l.*, r.period_to, abs(hashtext(l.practice_id::text || l.run_id)) % 1000 as chance
      from levies.line l join levies.run r on r.id = l.run_id and r.state = 'issued') l;
  delete from pay where received = 0;
  create temp table pay_at as select *, row_number() over (partition by run_id order by allocated = 0, id) as at from pay;
  create temp table paid_run as
    select run_id, lmc_id, levy_id, uuidv7() as received_id, uuidv7() as allocated_id, (select max(number) from levies.entry e where e.lmc_id = r.lmc_id) + 2 * row_number() over () as number
    from (select distinct run_id, lmc_id, levy_id from pay) r;
  insert into levies.entry (id, lmc_id, levy_id, number, on_day, what, source_id, words, made_at, made_by)
    select e.id, r.lmc_id, r.levy_id, e.number, '2026-11-20', e.what, e.source_id, 'What PCSE deducted', '2026-11-20', 'Denise Fallow'
    from paid_run r join pay_at p on p.run_id = r.run_id and p.at = 1,
      lateral (values (received_id, number - 1, 'receipt', receipt_id), (allocated_id, number, 'allocation', allocation_id)) e (id, number, what, source_id);
  insert into levies.receipt (id, lmc_id, levy_id, collector_id, received_on, named, practice_id, amount_pence, words, entry_id, taken_at, taken_by)
    select receipt_id, p.lmc_id, p.levy_id, collector_id, '2026-11-20', 'PCSE', case when allocated > 0 then practice_id end, received, '', received_id,
      '2026-11-20', 'Denise Fallow' from pay p join paid_run r on r.run_id = p.run_id;
  insert into levies.allocation (id, lmc_id, receipt_id, line_id, amount_pence, entry_id, made_at, made_by)
    select allocation_id, p.lmc_id, receipt_id, p.id, allocated, allocated_id, '2026-11-20', 'Denise Fallow' from pay p
    join paid_run r on r.run_id = p.run_id where allocated > 0;
  insert into levies.posting (lmc_id, entry_id, place, account, practice_id, amount_pence)
    select p.lmc_id, s.entry_id, 2 * p.at - s.first, s.account, case when allocated > 0 then p.practice_id end, s.pence
    from pay_at p join paid_run r on r.run_id = p.run_id,
      lateral (values (received_id, 1, 'received', received), (received_id, 0, 'not_yet_allocated', -received),
        (allocated_id, 1, 'not_yet_allocated', allocated), (allocated_id, 0, 'owed_by_practices', -allocated)) s (entry_id, first, account, pence)
    where s.pence <> 0`

/** Charges each levy for five years by the quarter, and has it paid. */
export async function fiveYears(england: England, received: string, allocated: string) {
  const { levies, superuser } = england
  const from = Temporal.PlainDate.from('2021-10-01')
  for (let at = 0; at < quarters; at += 1)
    for (const { levy_id } of levies) {
      await charged(england, levy_id, from.add({ months: 3 * at }).toString())
      process.stderr.write(`\r${at + 1} of ${quarters} quarters charged`)
    }
  process.stderr.write('\n')
  for (const statement of paid(received, allocated).split(';')) await superuser.query(statement)
  await superuser.query('analyze')
}

export async function run() {
  await inEngland(async (england) => {
    const { levies, denise } = england
    await fiveYears(england, 'amount_pence', 'amount_pence')
    const reference: number[] = []
    for (const _ of [1, 2, 3])
      reference.push(
        (
          await timed(() =>
            denise.read((tx) =>
              sql`select account, sum(amount_pence) from levies.posting group by account`.execute(tx.db),
            ),
          )
        )[1],
      )
    const [found, ms] = await timed(() => denise.read(verified))
    const { wrong, since_changed, lines, entries, postings } = found
    if (wrong.length + since_changed.length > 0) throw new Error([...wrong, ...since_changed].slice(0, 5).join('\n'))
    if (lines !== practices * quarters * levies.length) throw new Error(`${lines} lines were proved`)
    console.log(
      `${lines} lines and ${postings} postings of ${entries} entries proved in ${ms.toFixed(0)} ms (at most ${most_ms}), ×${(ms / Math.min(...reference)).toFixed(0)} of adding the postings up; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB of memory`,
    )
    if (ms > most_ms) process.exitCode = 1
  })
}
