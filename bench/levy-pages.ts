// Server time of every page and file of the levies with all England in one LMC and five years in its books, charged, billed, mostly
// paid, and asked one at a time; the reference is a page of three lines, one’s own sessions.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { addCorrections } from '../src/modules/levies/adjustments/writes.ts'
import { readStatement, guessMatching } from '../src/modules/levies/receipt-files/feeds.ts'
import { giveReceiptFile, tryReceiptFile } from '../src/modules/levies/receipt-files/writes.ts'
import { checkRun, draftRun, issueRun } from '../src/modules/levies/runs/writes.ts'
import { verifyBooks } from '../src/modules/levies/verifications/writes.ts'
import { confirmWriteOff, proposeWriteOff } from '../src/modules/levies/write-offs/writes.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import type { Id, Pence } from '../src/platform/values.ts'
import { fiveYears } from './levy-books.ts'
import { statement } from './levy-receipts.ts'
import { inEngland, valueOf, type England, type Levy } from './levy-runs.ts'
import { cookieOf, measurePages, serveProgram, settle } from './served.ts'

const most_ms = 50
/** Of what has a row for each practice. */
const most_file_ms = 1_000
const today = Temporal.PlainDate.from('2026-11-20')
/** The quarter after the five years. */
const next = { from: Temporal.PlainDate.from('2026-10-01'), to: Temporal.PlainDate.from('2026-12-31') }

/** A twentieth choose not to pay the national levy, which the LMC bills itself. */
const terms = `
  insert into levies.mandate (lmc_id, practice_id, levy_id, choice, during, signed_by, signed_on, file_name, ended_why, made_at, made_by)
    select p.lmc_id, p.practice_id, v.id, 'out', '[2020-04-01,)', 'Dr Amara Osei', '2020-03-02', '', '', now(), 'Denise Fallow'
    from register.lmc_practice p join levies.levy v on v.lmc_id = p.lmc_id and v.kind = 'national'
    where v.lmc_id = $1 and abs(hashtext(p.practice_id::text)) % 20 = 0;
  with own as (insert into levies.collector (lmc_id, kind, name, email, layout, days_to_pay, payment_words, made_at, made_by)
    values ($1, 'lmc', 'The LMC itself', '', '[]', 30, 'Sort code 00-00-00, account 00000000', now(), 'Denise Fallow') returning id)
  update levies.collecting c set collector_id = own.id from own, levies.levy v where v.id = c.levy_id and v.lmc_id = $1 and v.kind = 'national'`

/** Two fifths of the last quarter are still unpaid; of what is older a hundredth is, and some was paid in part or twice over. */
const received = `case when amount_pence <= 0 or chance < 10 then 0 when chance < 25 then amount_pence / 2
  when chance < 35 then amount_pence + 1000 when period_to = '2026-09-30' and chance >= 600 then 0 else amount_pence end`
/** A hundredth of what came waits whole, its payer unknown. */
const allocated = `case when chance between 40 and 49 then 0 else least(amount_pence, ${received}) end`

/** Reasons noted of half of what differs, remittances, questions, sessional doctors, and who signs in. */
const around = `
  insert into levies.variance (lmc_id, run_id, practice_id, reason, words, noted_at, noted_by)
    select distinct on (run_id, practice_id) lmc_id, run_id, practice_id, 'late', 'They changed their bank.', now(), 'Denise Fallow'
    from levies.line where lmc_id = $1 and amount_pence > 0 and abs(hashtext(practice_id::text || run_id)) % 1000 < 12;
  insert into levies.question (lmc_id, practice_id, line_id, words, pressed, asked_at, asked_by, answer)
    select lmc_id, practice_id, id, 'Why is it more than last quarter?', uuidv7(), now(), 'Piers England', ''
    from levies.line where lmc_id = $1 and abs(hashtext(id::text)) % 500 = 0;
  with person as (insert into register.person (office_id, given_names, family_name, lmc_ids, source, made_at, made_by)
    select l.office_id, 'Sessional', 'Doctor ' || n, array[l.id], 'typed', now(), 'Denise Fallow' from platform.lmc l, generate_series(1, 1500) n where l.id = $1 returning id, office_id)
  insert into levies.sessional_member (office_id, lmc_id, person_id, fee_pence, during, paid_until, made_at, made_by)
    select office_id, $1, id, 4200, '[2024-04-01,)', '2026-03-31', now(), 'Denise Fallow' from person;
  with account as (insert into accounts.account (email, name, made_at) values ('edith@england.example', 'Edith England', now()),
    ('piers@england.example', 'Piers England', now()) returning id, name)
  insert into accounts.role_held (account_id, office_id, lmc_id, practice_id, role, during, given_at)
    select a.id, l.office_id, case when role like 'practice_%' then l.id end, case when role like 'practice_%' then p.id end, role, '[2024-01-01,)', now()
    from account a join (values ('Edith England', 'office_administrator'), ('Piers England', 'practice_administrator')) r (name, role) using (name),
      platform.lmc l, register.practice p where l.id = $1 and p.ods_code = 'Q00001';
  update levies.document d set due_on = r.period_from + 40 from levies.run r where r.lmc_id = $1 and d.lmc_id = r.lmc_id and d.run_id = r.id and d.kind = 'invoice';
  delete from jobs.job where name = 'levies.print_documents'`

/** A hundredth of practices said late that they don’t pay the national levy; of another, a count was put right long after it was charged by. */
const late = `
  insert into levies.mandate (lmc_id, practice_id, levy_id, choice, during, signed_by, signed_on, file_name, ended_why, made_at, made_by)
    select p.lmc_id, p.practice_id, v.id, 'out', '[2026-07-01,)', 'Dr Amara Osei', '2026-06-20', '', '', now(), 'Denise Fallow'
    from register.lmc_practice p join levies.levy v on v.lmc_id = p.lmc_id and v.kind = 'national'
    where v.lmc_id = $1 and abs(hashtext(p.practice_id::text)) % 100 = 1;
  update register.practice_period p set list_size = list_size - 50 from register.lmc_practice l
    where l.lmc_id = $1 and p.practice_id = l.practice_id and p.from_on = '2026-04-01' and abs(hashtext(p.practice_id::text)) % 100 = 2;
  update register.list_size p set patients = patients - 50 from register.lmc_practice l
    where l.lmc_id = $1 and p.practice_id = l.practice_id and p.counted_on = '2026-04-01' and abs(hashtext(p.practice_id::text)) % 100 = 2`

export async function makeBooks(england: England) {
  const { levies, superuser } = england
  const [statutory, national] = levies
  if (!statutory || !national) throw new Error('there is no levy')
  const each = async (statements: string) => {
    for (const one of statements.split(';\n')) await superuser.query(one.replaceAll('$1', `'${statutory.lmc_id}'`))
  }
  await each(terms)
  await fiveYears(england, received, allocated)
  await each(late)
  await giveCredits(england, national)
  await each(around)
  await writeOffs(england, statutory)
  await underWay(england, statutory)
  // Five years came within minutes: the room of rows that went again would have been used again since.
  for (const table of ['discrepancy', 'document']) await superuser.query(`vacuum full levies.${table}`)
}

/** The run after corrects the last of five years, so whoever said late that they don’t pay has a credit. */
async function giveCredits({ denise, ruth, superuser }: England, { levy_id }: Levy) {
  const { rows } = await superuser.query<{ id: Id<'run'> }>(
    `select id from levies.run where levy_id = '${levy_id}' and period_to = '2026-09-30' and state = 'issued'`,
  )
  const [{ id: corrected } = { id: undefined }] = rows
  if (!corrected) throw new Error('there is nothing to correct')
  const drafted = await denise.write((tx) => draftRun(tx, { levy_id, period: next, pressed: crypto.randomUUID() }))
  const run_id = valueOf(drafted)
  valueOf(await denise.write((tx) => addCorrections(tx, run_id, corrected)))
  valueOf(await ruth.write((tx) => checkRun(tx, run_id)))
  valueOf(await ruth.write((tx) => issueRun(tx, run_id)))
}

/** Some of the oldest debts are written off, and of a tenth of those it is only proposed. */
async function writeOffs({ denise, ruth, superuser }: England, { lmc_id }: Levy) {
  const { rows: owed } = await superuser.query<{ id: Id<'line'>; amount_pence: Pence }>(`
    select l.id, l.amount_pence::int from levies.line l where l.lmc_id = '${lmc_id}' and l.amount_pence > 0 and l.to_on < '2025-04-01'
      and not exists (select from levies.allocation a where a.line_id = l.id) limit 400`)
  for (const [at, { id, amount_pence }] of owed.entries()) {
    const pressed = crypto.randomUUID()
    const answers = { amount_pence, reason: 'It closed.', decided_by: 'Committee, paper 7', decided_on: today, pressed }
    const proposed = valueOf(await denise.write((tx) => proposeWriteOff(tx, id, answers)))
    if (at % 10) valueOf(await ruth.write((tx) => confirmWriteOff(tx, proposed)))
  }
}

/** A run that is a draft, a statement of receipts that was tried, and books that were proved. */
async function underWay({ denise, superuser }: England, { lmc_id, levy_id }: Levy) {
  valueOf(await denise.write((tx) => draftRun(tx, { levy_id, period: next, pressed: crypto.randomUUID() })))
  const { rows: collectors } = await superuser.query<{ id: Id<'collector'> }>(
    `select id from levies.collector where lmc_id = '${lmc_id}' and kind = 'pcse'`,
  )
  const bytes = new TextEncoder().encode(statement)
  const read = await readStatement(bytes, 'pcse.csv')
  if (!read.ok || !collectors[0]) throw new Error('the statement could not be read')
  const { table } = read
  const matching = guessMatching(table, [])
  const columns = table.titles.map((title, at) => ({ title, holds: matching[at] ?? null }))
  const given = { levy_id, collector_id: collectors[0].id, received_on: today, bytes, file_name: 'pcse.csv', columns }
  const file_id = valueOf(await denise.write((tx) => giveReceiptFile(tx, given)))
  valueOf(await denise.write((tx) => tryReceiptFile(tx, file_id, table, matching)))
  await denise.write(verifyBooks)
}

/** Of what there are many, one: where its page is. */
async function places(data: string) {
  const postgres = await startPostgres({ directory: join(data, 'postgres') })
  const client = new Client({ connectionString: postgres.url('openlmc_demonstration', 'postgres') })
  await client.connect()
  const one = async (query: string) => {
    const { rows } = await client.query<{ id: string }>(
      `with lmc as (select id from platform.lmc where name = 'England LMC'), levy as (select v.* from levies.levy v join lmc on lmc.id = v.lmc_id) ${query} limit 1`,
    )
    return rows[0]?.id ?? 'none'
  }
  const last = (kind: string) =>
    one(
      `select r.id from levies.run r join levy v on v.id = r.levy_id where kind = '${kind}' and state = 'issued' and period_to < '2026-10-01' order by period_from desc`,
    )
  const found = {
    statutory: await one(`select id from levy where kind = 'statutory'`),
    national: await one(`select id from levy where kind = 'national'`),
    run: await last('statutory'),
    billed: await last('national'),
    draft: await one(`select r.id from levies.run r join levy v on v.id = r.levy_id where state = 'draft'`),
    line: await one(
      `select l.id from levies.line l join levy v on v.id = l.levy_id join register.practice p on p.id = l.practice_id
         where p.ods_code = 'Q00001' and v.kind = 'statutory' order by l.from_on`,
    ),
    owed: await one(
      `select l.id from levies.line l join levy v on v.id = l.levy_id where l.amount_pence > 0 and l.to_on < '2026-10-01'
         and not exists (select from levies.allocation a where a.line_id = l.id)`,
    ),
    owing: await one(
      `select p.ods_code as id from levies.line l join levy v on v.id = l.levy_id and v.kind = 'statutory' join register.practice p on p.id = l.practice_id
         join levies.run r on r.id = l.run_id and r.state = 'issued' and r.period_to = '2026-09-30'
         where not exists (select from levies.allocation a where a.line_id = l.id)`,
    ),
    paper: await one(
      `select d.id from levies.document d join lmc on lmc.id = d.lmc_id join register.practice p on p.id = d.practice_id
         where p.ods_code = 'Q00001'`,
    ),
    entry: await one(
      `select e.id from levies.entry e join lmc on lmc.id = e.lmc_id where what = 'run_issued' order by number desc`,
    ),
    rate: await one(`select r.id from levies.rate r join levy v on v.id = r.levy_id where v.kind = 'statutory'`),
    collector: await one(`select k.id from levies.collector k join lmc on lmc.id = k.lmc_id where kind = 'pcse'`),
    unknown: await one(`select r.id from levies.receipt r join levy v on v.id = r.levy_id where practice_id is null`),
    receipt: await one(
      `select r.id from levies.receipt r join levy v on v.id = r.levy_id where practice_id is not null`,
    ),
    file: await one(`select f.id from levies.receipt_file f join levy v on v.id = f.levy_id`),
    question: await one(`select q.id from levies.question q join lmc on lmc.id = q.lmc_id`),
    write_off: await one(`select w.id from levies.write_off w join lmc on lmc.id = w.lmc_id where state = 'proposed'`),
    mandate: await one(`select m.id from levies.mandate m join levy v on v.id = m.levy_id`),
    member: await one(`select m.id from levies.sessional_member m join lmc on lmc.id = m.lmc_id`),
    person: await one(
      `select p.id from register.person p join platform.lmc l on l.office_id = p.office_id join lmc on lmc.id = l.id`,
    ),
  }
  await client.end()
  await postgres.stop()
  return found
}

/** What the office may ask for. */
const officePages = (at: Awaited<ReturnType<typeof places>>) => [
  '/',
  '/search?q=surgery',
  '/search?q=statutory+july+2026',
  '/levies',
  `/levies/${at.statutory}`,
  `/levies/${at.national}`,
  `/levies/${at.statutory}/budget`,
  `/levies/${at.national}/budget`,
  `/levies/${at.statutory}/rates`,
  `/levies/${at.statutory}/rates/${at.rate}`,
  '/levies/contracts',
  '/levies/contracts?page=40',
  '/levies/contracts?q=surgery',
  '/levies/contracts/file',
  '/levies/contracts/Q00001',
  '/levies/mandates',
  '/levies/mandates?page=3',
  '/levies/mandates?q=osei',
  '/levies/mandates/new',
  `/levies/mandates/${at.mandate}`,
  '/levies/runs',
  ...[at.run, at.billed, at.draft].flatMap((run) => [
    `/levies/runs/${run}`,
    `/levies/runs/${run}/lines`,
    `/levies/runs/${run}/lines?page=60`,
    `/levies/runs/${run}/lines?q=surgery`,
    `/levies/runs/${run}/corrections`,
  ]),
  `/levies/runs/${at.draft}/check`,
  `/levies/runs/${at.draft}/drop`,
  ...[at.run, at.billed].flatMap((run) => [
    `/levies/runs/${run}/documents`,
    `/levies/runs/${run}/documents?page=60`,
    `/levies/runs/${run}/documents/mailing`,
    `/levies/runs/${run}/schedules`,
  ]),
  `/levies/lines/${at.line}`,
  `/levies/documents/${at.paper}`,
  '/levies/collectors',
  `/levies/collectors/${at.collector}`,
  '/levies/rate-letters',
  '/levies/receipts',
  '/levies/receipts?page=1000',
  '/levies/receipts?list=waiting',
  '/levies/receipts?list=unknown',
  '/levies/receipts?q=surgery',
  '/levies/receipts?q=Q00001',
  '/levies/receipts/new',
  `/levies/receipts/${at.receipt}`,
  `/levies/receipts/${at.unknown}`,
  `/levies/receipts/${at.unknown}?practice=${at.owing}`,
  '/levies/receipts/files',
  `/levies/receipts/files/${at.file}`,
  `/levies/receipts/files/${at.file}?page=60`,
  `/levies/receipts/files/${at.file}?fate=unknown`,
  '/levies/debts',
  '/levies/set-offs',
  '/levies/papers',
  '/levies/weighted-lists',
  '/levies/debts?page=50',
  '/levies/debts?sort=name',
  '/levies/debts?q=surgery',
  `/levies/debts?levy=${at.national}`,
  `/levies/debts/${at.statutory}/${at.owing}`,
  '/levies/write-offs',
  `/levies/write-offs/${at.write_off}`,
  `/levies/write-offs/lines/${at.owed}`,
  '/levies/reminders',
  '/levies/reminders?page=20',
  '/levies/variances',
  `/levies/variances/${at.run}`,
  `/levies/variances/${at.billed}?page=10`,
  `/levies/variances/${at.run}?list=open`,
  `/levies/variances/${at.run}?list=noted`,
  `/levies/variances/${at.run}/${at.owing}`,
  '/levies/remittances',
  `/levies/remittances/${at.billed}`,
  '/levies/sessional',
  '/levies/sessional?q=doctor',
  `/levies/sessional/${at.member}`,
  `/levies/sessional/people/${at.person}`,
  '/levies/questions',
  `/levies/questions/${at.question}`,
  '/levies/books',
  '/levies/books?from=2025-04-01&on=2026-03-31',
  '/levies/books/journal',
  `/levies/books/entries/${at.entry}`,
  '/levies/books/verification',
  '/levies/practices/Q00001',
]

const ownPages = (at: Awaited<ReturnType<typeof places>>) => [
  '/what-wants-you',
  '/our-levies/Q00001',
  `/our-levies/Q00001/lines/${at.line}`,
  `/our-levies/Q00001/documents/${at.paper}`,
]

const files = (at: Awaited<ReturnType<typeof places>>) => [
  ...['csv', 'xlsx', 'json', 'jsonl'].flatMap((format) => [
    `/levies/debts.${format}`,
    `/levies/runs/${at.run}/lines.${format}`,
    `/levies/variances/${at.run}.${format}`,
    `/levies/receipts.${format}?list=waiting`,
    `/levies/receipts/files/${at.file}.${format}`,
    `/levies/practices/Q00001/lines.${format}`,
  ]),
  `/levies/runs/${at.run}/schedules/${at.collector}/schedule.csv`,
  `/levies/runs/${at.run}/schedules/${at.collector}/schedule.xlsx`,
  `/levies/runs/${at.run}/schedules/${at.collector}/letter.pdf`,
  `/levies/remittances/${at.billed}.csv`,
  `/levies/remittances/${at.billed}.pdf`,
]

export async function run() {
  // An England that a bench made before, and somebody keeps.
  const kept = process.env['OPENLMC_BENCH_DATA']
  const data = kept ?? mkdtempSync(join(tmpdir(), 'openlmc-bench-'))
  try {
    if (!existsSync(join(data, 'postgres'))) {
      execFileSync(process.execPath, [join('dist', 'src', 'openlmc.js'), 'seed'], {
        env: { ...process.env, OPENLMC_DATA: data },
        stdio: 'ignore',
      })
      await inEngland(makeBooks, data)
      await settle(data)
    }
    const program = await serveProgram(data)
    try {
      const at = await places(data)
      const office = await cookieOf(program.address, 'Edith England')
      const own = await cookieOf(program.address, 'Piers England')
      const asking = (cookie: string, most: number) => (path: string) => ({
        name: Object.entries(at).reduce((name, [what, id]) => name.replaceAll(id, what), path),
        path,
        cookie,
        most_ms: most,
      })
      const pages = ['/sessions', ...officePages(at)].map(asking(office, most_ms))
      await measurePages(program.address, [...pages, ...ownPages(at).map(asking(own, most_ms))], {
        readers: 1,
        requests: 10,
      })
      await measurePages(program.address, files(at).map(asking(office, most_file_ms)), { readers: 1, requests: 3 })
    } finally {
      await program.stop()
    }
  } finally {
    if (!kept) rmSync(data, { recursive: true, force: true })
  }
}
