// The papers of a levy run of all England: numbered in one transaction, printed by the job until none is left, and packed in one zip.
// The reference, in the same run: printing one line.
import { sql } from 'kysely'
import { progressOf, printedAfter } from '../src/modules/levies/documents/reads.ts'
import { documentsFor } from '../src/modules/levies/documents/writes.ts'
import { printDocuments } from '../src/modules/levies/printings/jobs.ts'
import { setLetterhead } from '../src/modules/register/letterheads/writes.ts'
import { done } from '../src/platform/answers.ts'
import { packedEach } from '../src/platform/files/pack.ts'
import { pictureIn } from '../src/platform/files/picture.ts'
import { jobTools } from '../src/platform/jobs/worker.ts'
import { openLog } from '../src/platform/log.ts'
import { printPdf } from '../src/platform/print/pdf.ts'
import type { Scope } from '../src/platform/scope.ts'
import type { Id } from '../src/platform/values.ts'
import { png } from '../tests/support/pictures.ts'
import { alwaysThere, englandWith, inLeviedEngland, now, practices } from './levied-england.ts'

const least_a_second = 60
const most_megabytes = 1_000
const words = {
  phone: '01632 960000',
  email: 'office@lmc.example',
  website: null,
  registered_words: 'Company 01234567',
}

/** An issued run that bills each practice. */
const books = `${englandWith('statutory')},${alwaysThere},
  rate as (insert into levies.rate (lmc_id, levy_id, from_on, rate, per, list_basis, counted, levy_year_starts, rounding,
      difference_used_for, state, meeting, decided_on, paper, proposed_at, proposed_by)
    select lmc_id, id, '2025-04-01', 420000, 'year', 'raw', 'period_start', 4, 'half_up', '', 'agreed', 'Committee meeting',
      '2025-01-21', 'Paper 7', now(), 'Denise Fallow' from levy returning id),
  collector as (insert into levies.collector (lmc_id, kind, name, email, layout, days_to_pay, payment_words, made_at, made_by)
    select id, 'lmc', 'England LMC', '', '[]', 30, 'Sort code 00-00-00, account 00000000', now(), 'Denise Fallow' from lmc returning id),
  run as (insert into levies.run (lmc_id, levy_id, period_from, period_to, state, pressed, drafted_at, drafted_by, issued_at, issued_by)
    select lmc_id, id, '2026-01-01', '2026-03-31', 'issued', uuidv7(), now(), 'Denise Fallow', now(), 'Tom Ashby' from levy
    returning id, lmc_id, levy_id),
  line as (insert into levies.line (lmc_id, run_id, levy_id, practice_id, kind, from_on, to_on, days, of_days, months, list_size,
      list_size_on, rate_id, collector_id, exact_numerator, exact_denominator, amount_pence, why)
    select r.lmc_id, r.id, r.levy_id, p.id, 'charge', '2026-01-01', '2026-03-31', 90, 90, 3, 10240, '2026-01-01', t.id, c.id,
      107520, 1, 107520, '' from run r, rate t, collector c, practice p)
  select r.id as run_id, r.lmc_id, l.office_id from run r join lmc l on l.id = r.lmc_id`

type Books = { readonly run_id: Id<'run'>; readonly lmc_id: Id<'lmc'>; readonly office_id: Id<'office'> }

export async function run() {
  await inLeviedEngland<Books>(books, ({ scope, db, jobs, made }) =>
    measure(scope, made, () =>
      printDocuments.work(
        jobTools(db, jobs, 'http://localhost', () => now, openLog('silent')),
        { ...made },
      ),
    ),
  )
}

async function measure(scope: Scope, { run_id, lmc_id }: Books, work: () => Promise<void>) {
  const logo = pictureIn(png(600, 200))
  if (typeof logo === 'string') throw new Error(`the logo is ${logo}`)
  await scope.write((tx) =>
    setLetterhead(tx, lmc_id, { ...words, address: 'The Old Granary\nWealdbridge\nWB1 4ZZ' }, logo),
  )
  const began = performance.now()
  const numbered = await scope.write(async (tx) => {
    tx.leavesNoRecord('a bench')
    return done(await documentsFor(tx, run_id))
  })
  const number_ms = performance.now() - began
  if (!numbered.done || numbered.value.documents !== practices) throw new Error('they were not numbered')
  const printing = performance.now()
  let megabytes = 0
  for (let left = practices; left > 0;) {
    await work()
    const [kind] = await scope.read((tx) => progressOf(tx, run_id))
    left = practices - (kind?.printed ?? 0)
    megabytes = Math.max(megabytes, process.memoryUsage().rss / 2 ** 20)
    process.stderr.write(`\r${practices - left} of ${practices} printed`)
  }
  const seconds = (performance.now() - printing) / 1_000
  process.stderr.write('\n')
  const numbers = await scope.read((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select(sql<number>`count(distinct number)::int`.as('numbers'))
      .select(sql<number>`max(number)`.as('last'))
      .select(sql<number>`count(sha256)::int`.as('printed'))
      .where('lmc_id', '=', lmc_id)
      .executeTakeFirstOrThrow(),
  )
  if (Object.values(numbers).some((each) => each !== practices))
    throw new Error(`numbers were lost: ${JSON.stringify(numbers)}`)
  const zipping = performance.now()
  let bytes = 0
  for await (const piece of packedEach(papers(scope, run_id))) bytes += piece.length
  const zip_ms = performance.now() - zipping
  megabytes = Math.max(megabytes, process.memoryUsage().rss / 2 ** 20)
  const plain = performance.now()
  await printPdf('../tests/support/printed', { title: 'One line', rows: [] })
  const one_line = performance.now() - plain
  const a_second = practices / seconds
  console.log(
    `${practices} statements: numbered in ${number_ms.toFixed(0)} ms, printed in ${seconds.toFixed(1)} s, ${a_second.toFixed(0)} a second (at least ${least_a_second}), ×${((seconds * 1_000) / practices / one_line).toFixed(1)} of printing one line; zip of ${(bytes / 2 ** 20).toFixed(0)} MB in ${zip_ms.toFixed(0)} ms; ${megabytes.toFixed(0)} MB of memory (at most ${most_megabytes})`,
  )
  if (a_second < least_a_second || megabytes > most_megabytes) process.exitCode = 1
}

async function* papers(scope: Scope, run_id: Id<'run'>) {
  for (let after: Id<'document'> | null = null; ;) {
    const found = await scope.read((tx) => printedAfter(tx, run_id, after, 50))
    for (const { ods_code, content } of found) yield [`${ods_code}.pdf`, content] as const
    after = found.at(-1)?.id ?? null
    if (found.length < 50) return
  }
}
