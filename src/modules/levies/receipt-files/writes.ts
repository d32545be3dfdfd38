import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import type { HeadedTable } from '../../../platform/files/headed.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import { dropTrial, keepTrial, moveTrial, sameFates } from '../../../platform/files/trials.ts'
import type { Values } from '../../../platform/forms/read.ts'
import { isClosed } from '../../../platform/forms/trials.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { holdAllocations, keepAllocations } from '../allocations/writes.ts'
import { levyWith } from '../levies/reads.ts'
import { keepReceipts } from '../receipts/writes.ts'
import { matchedAs, matchingOf, type Matched, type Matching } from './columns/rules.ts'
import { doublesOf } from './doubles/reads.ts'
import { decideFates, type Taking } from './fates/rules.ts'
import type { takingForm } from './forms.ts'
import { fatesKept, knownOf, practicesNamed, receiptFile, referencesOf, type ReceiptFile } from './reads.ts'
import { readerOf, readRow } from './rows/rules.ts'

type GivenReceiptFile = {
  readonly levy_id: Id<'levy'>
  readonly collector_id: Id<'collector'>
  readonly received_on: Temporal.PlainDate
  readonly bytes: Uint8Array
  readonly file_name: string
  /** What its columns probably hold, until somebody says so. */
  readonly columns: Matched
}

/** Keeps a statement of what was received, whose columns are to be matched next. */
export async function giveReceiptFile(tx: Writing, { bytes, file_name, columns, ...given }: GivenReceiptFile) {
  const levy = await levyWith(tx, given.levy_id)
  if (!levy) throw new NotFound()
  const kind = kindOf(bytes)
  if (!kind) return refused('not_a_spreadsheet')
  if (Temporal.PlainDate.compare(given.received_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  const { lmc_id } = levy
  const { id } = await tx.db
    .insertInto('levies.receipt_file')
    .values({
      ...given,
      lmc_id,
      name: file_name,
      sha256: await keepFile(tx, bytes, kind),
      columns: JSON.stringify(columns),
      state: 'given',
      given_at: tx.now,
      given_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'levies.receipt_file_given', { receipt_file_id: id, file_name })
  return done(id)
}

/** Every row’s fate as things are now, and the receipts that would be taken. */
async function fatesNow(tx: Writing, file: ReceiptFile, { rows }: HeadedTable, matching: Matching) {
  const { lmc_id, lmc_name, levy_id, received_on } = file
  const practices = await practicesNamed(tx, lmc_id)
  const references = await referencesOf(tx, file)
  const reader = readerOf(practices, references, { lmc_name, received_on, today: londonDay(tx.now) })
  const read = rows.map((row) => readRow(row, matching, reader))
  const given = read.flatMap((row) => (row.ok ? [row.given] : []))
  return decideFates(read, await knownOf(tx, levy_id, given))
}

/** Tries a file with its columns matched so: what would become of each row is kept to be looked at, and nothing is taken. */
export async function tryReceiptFile(tx: Writing, id: Id<'receipt_file'>, table: HeadedTable, matching: Matching) {
  const file = await receiptFile(tx, id)
  if (!file) throw new NotFound()
  const { fates } = await fatesNow(tx, file, table, matching)
  return keepTrial(tx, 'levies.receipt_file', file, { columns: matchedAs(table.titles, matching), fates })
}

/**
 * Takes what was tried, exactly, and allocates it so; where something has changed meanwhile it has to be tried again. The same
 * file once more meets `receipt_file_taken_once`; the same amounts for another levy wait until somebody says that they are this one’s.
 */
export async function takeReceiptFile(
  tx: Writing,
  id: Id<'receipt_file'>,
  table: HeadedTable,
  { own_amounts }: Values<typeof takingForm> = { own_amounts: [] },
) {
  const found = await receiptFile(tx, id)
  if (!found) throw new NotFound()
  // Files of two levies that are taken at once would each miss what the other takes.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`levies.receipt_file ${found.lmc_id}`}, 0))`.execute(tx.db)
  await holdAllocations(tx, found.levy_id)
  const file = (await receiptFile(tx, id)) ?? found
  if (isClosed(file)) return refused('file_is_closed')
  const { fates, takings } = await fatesNow(tx, file, table, matchingOf(file.columns))
  if (!sameFates(fates, await fatesKept(tx, id))) return refused('changed_since')
  if (own_amounts.length === 0 && (await doublesOf(tx, file)).length > 0) return refused('taken_for_another_levy')
  if (!(await moveTrial(tx, 'levies.receipt_file', file, 'take', { taken_at: tx.now }))) return refused('changed_since')
  await keepTakings(tx, file, takings)
  await tx.record(file.lmc_id, 'levies.receipt_file_taken', { receipt_file_id: id, receipts: takings.length })
  return done(takings.length)
}

async function keepTakings(tx: Writing, file: ReceiptFile, takings: readonly Taking[]) {
  const { lmc_id, levy_id, collector_id, id: receipt_file_id } = file
  const words = `${file.name} of ${file.collector_name}`
  const receipts = takings.map((taking) => ({
    ...taking,
    id: randomUUIDv7() as string as Id<'receipt'>,
    row_number: taking.line,
    practice_id: taking.practice?.practice_id ?? null,
  }))
  await keepReceipts(tx, { lmc_id, levy_id, collector_id, receipt_file_id, pressed: null, what: words }, receipts)
  const allocated = receipts.flatMap(({ id: receipt_id, practice_id, parts }) =>
    practice_id ? parts.map((part) => ({ ...part, receipt_id, received_from: practice_id, practice_id })) : [],
  )
  await keepAllocations(tx, { lmc_id, levy_id, words }, allocated)
}

export const dropReceiptFile = async (tx: Writing, id: Id<'receipt_file'>) =>
  dropTrial(tx, 'levies.receipt_file', await receiptFile(tx, id))
