import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, plainDay, type Id, type Pence } from '../../../platform/values.ts'
import { runWords } from '../runs/rules.ts'
import { periodOf, type Run } from '../runs/reads.ts'
import { levyYearOf } from '../stretches/rules.ts'
import { yearsOf } from './years/reads.ts'
import { ofTheYear, owedTo, runEnteredOn, type Account, type EntryKind } from './rules.ts'

type Posting = {
  readonly account: Account
  readonly practice_id: Id<'practice'> | null
  readonly amount_pence: number
}

type NewEntry = {
  readonly lmc_id: Id<'lmc'>
  readonly levy_id: Id<'levy'> | null
  readonly on_day: Temporal.PlainDate
  readonly what: EntryKind
  readonly source_id: string | null
  readonly words: string
}

/** Whoever adds to an LMC's journal at once waits, so that no number is given twice and none is left out. */
const holdJournal = (tx: Writing, lmc_id: Id<'lmc'>) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`levies.entry ${lmc_id}`}, 0))`.execute(tx.db)

/**
 * Adds an entry to an LMC's journal with its next number; its postings balance, or the database refuses them. What is of a year that
 * is ended already is entered on the day after it, and says of which day it is.
 */
export async function addEntry(tx: Writing, entry: NewEntry, postings: readonly Posting[]): Promise<Id<'entry'>> {
  const { lmc_id, levy_id, on_day, what, words } = entry
  await holdJournal(tx, lmc_id)
  const { number, ended_on } = await tx.db
    .selectFrom('levies.entry')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .select(
      sql<Temporal.PlainDate | null>`max(on_day) filter (where what = 'year_end' and levy_id is not distinct from ${levy_id}::uuid)`.as(
        'ended_on',
      ),
    )
    .where('lmc_id', '=', lmc_id)
    .executeTakeFirstOrThrow()
  const is_late = what !== 'year_end' && ended_on !== null && Temporal.PlainDate.compare(on_day, ended_on) <= 0
  const entered = is_late
    ? {
        ...entry,
        on_day: ended_on.add({ days: 1 }),
        words: `${words} (of ${plainDay(on_day)}, in a year that was ended)`,
      }
    : entry
  const { id } = await tx.db
    .insertInto('levies.entry')
    .values({ ...entered, number, made_at: tx.now, made_by: tx.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = postings
    .filter(({ amount_pence }) => amount_pence !== 0)
    .map((posting, at) => ({ ...posting, place: at + 1 }))
  await sql`
    insert into levies.posting (lmc_id, entry_id, place, account, practice_id, amount_pence)
    select ${entry.lmc_id}, ${id}, place, account, practice_id, amount_pence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (place integer, account text, practice_id uuid, amount_pence bigint)`.execute(
    tx.db,
  )
  return id
}

/** A run as it stands in the books: what each practice owes by it, and to whom it belongs. */
export async function enterRun(tx: Writing, run: Run): Promise<void> {
  const { rows } = await sql<{ practice_id: Id<'practice'>; amount: Pence; remitted: Pence }>`
    select practice_id, sum(amount_pence)::bigint as amount, sum(remitted_pence)::bigint as remitted from levies.line
    where lmc_id = ${run.lmc_id} and run_id = ${run.id} group by practice_id order by practice_id`.execute(tx.db)
  const owed = owedTo(run.levy_kind)
  const total = rows.reduce((sum, { amount }) => sum + amount, 0)
  const remitted = owed === null ? 0 : rows.reduce((sum, row) => sum + row.remitted, 0)
  const postings: Posting[] = [
    ...rows.map(({ practice_id, amount }): Posting => ({
      account: 'owed_by_practices',
      practice_id,
      amount_pence: amount,
    })),
    { account: 'levy_income', practice_id: null, amount_pence: remitted - total },
    ...(owed ? [{ account: owed, practice_id: null, amount_pence: -remitted }] : []),
  ]
  const words = `${run.levy_name} for ${runWords(run)}`
  const { lmc_id, levy_id, id } = run
  const on_day = runEnteredOn(periodOf(run), londonDay(tx.now))
  await addEntry(tx, { lmc_id, levy_id, on_day, what: 'run_issued', source_id: id, words }, postings)
}

/**
 * Ends a levy year in the books, or without a levy that of the sessional fees: its income and what was written off go to what is carried
 * forward. A second time meets `one_year_end_of_a_levy`.
 */
export async function endYear(
  tx: Writing,
  of: { readonly lmc_id: Id<'lmc'>; readonly levy_id: Id<'levy'> | null },
  year_from: Temporal.PlainDate,
) {
  const years = (await yearsOf(tx)).find(({ lmc_id, levy_id }) => lmc_id === of.lmc_id && levy_id === of.levy_id)
  if (!years || !levyYearOf(year_from, years.starts).equals(year_from)) throw new NotFound()
  const { lmc_id, levy_id, levy_name } = years
  const last = year_from.add({ years: 1 }).subtract({ days: 1 })
  if (Temporal.PlainDate.compare(last, londonDay(tx.now)) >= 0) return refused('year_not_over')
  await holdJournal(tx, lmc_id)
  const { rows } = await sql<{ account: Account; amount: number }>`
    select p.account, sum(p.amount_pence)::bigint as amount from levies.entry e
    join levies.posting p on p.lmc_id = e.lmc_id and p.entry_id = e.id
    where e.lmc_id = ${lmc_id} and e.levy_id is not distinct from ${levy_id}::uuid and e.on_day <= ${last}::date
      and p.account = any (${[...ofTheYear]}::text[])
    group by p.account having sum(p.amount_pence) <> 0 order by p.account`.execute(tx.db)
  if (rows.length === 0) return refused('nothing_in_the_year')
  const later = await tx.db
    .selectFrom('levies.entry')
    .select('id')
    .where('lmc_id', '=', lmc_id)
    .where(sql<boolean>`levy_id is not distinct from ${levy_id}::uuid`)
    .where('what', '=', 'year_end')
    .where('on_day', '>', last)
    .executeTakeFirst()
  if (later) return refused('later_year_ended')
  const words = `End of the levy year from ${plainDay(year_from)} to ${plainDay(last)}: ${levy_name}`
  const id = await addEntry(tx, { lmc_id, levy_id, on_day: last, what: 'year_end', source_id: null, words }, [
    ...rows.map(({ account, amount }): Posting => ({ account, practice_id: null, amount_pence: -amount })),
    {
      account: 'carried_forward',
      practice_id: null,
      amount_pence: rows.reduce((sum, { amount }) => sum + amount, 0),
    },
  ])
  await tx.record(lmc_id, 'levies.year_ended', { levy_id, entry_id: id, year_from: year_from.toString() })
  return done(id)
}
