import { sql } from 'kysely'
import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import type { HeadedTable } from '../../../platform/files/headed.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import { dropTrial, keepTrial, moveTrial, sameFates } from '../../../platform/files/trials.ts'
import { isClosed } from '../../../platform/forms/trials.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { matchedAs, matchingOf } from '../receipt-files/columns/rules.ts'
import { practicesNamed } from '../receipt-files/reads.ts'
import type { Matched, Matching } from './columns/rules.ts'
import { decideFates } from './fates/rules.ts'
import { fatesKept, sizesKnown, weightedFile, type WeightedFile } from './reads.ts'
import { readRow, type GivenSize } from './rows/rules.ts'

type GivenWeightedFile = {
  readonly lmc_id: Id<'lmc'>
  readonly counted_on: Temporal.PlainDate
  readonly bytes: Uint8Array
  readonly file_name: string
  /** What its columns probably hold, until somebody says so. */
  readonly columns: Matched
}

/** Keeps a file of weighted list sizes, whose columns are to be matched next. */
export async function giveWeightedFile(tx: Writing, { bytes, file_name, columns, ...given }: GivenWeightedFile) {
  const { lmc_id, counted_on } = given
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotAllowed('take weighted lists in there')
  const kind = kindOf(bytes)
  if (!kind) return refused('not_a_spreadsheet')
  if (Temporal.PlainDate.compare(counted_on, londonDay(tx.now)) > 0) return refused('still_to_come')
  const { id } = await tx.db
    .insertInto('levies.weighted_file')
    .values({
      lmc_id,
      counted_on,
      name: file_name,
      sha256: await keepFile(tx, bytes, kind),
      columns: JSON.stringify(columns),
      state: 'given',
      given_at: tx.now,
      given_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'levies.weighted_file_given', { weighted_file_id: id, file_name })
  return done(id)
}

/** Every row’s fate as things are now, and the sizes that would be taken. */
async function fatesNow(tx: Writing, file: WeightedFile, { rows }: HeadedTable, matching: Matching) {
  const { lmc_id, lmc_name, counted_on } = file
  const practices = await practicesNamed(tx, lmc_id)
  const by_code = new Map(practices.map((practice) => [practice.ods_code, practice]))
  const read = rows.map((row) => readRow(row, matching, { lmc_name, counted_on, by_code, today: londonDay(tx.now) }))
  const given = read.flatMap((row) => (row.ok ? [row.given] : []))
  return decideFates(read, await sizesKnown(tx, lmc_id, given))
}

/** Tries a file with its columns matched so: what would become of each row is kept to be looked at, and nothing is taken. */
export async function tryWeightedFile(tx: Writing, id: Id<'weighted_file'>, table: HeadedTable, matching: Matching) {
  const file = await weightedFile(tx, id)
  if (!file) throw new NotFound()
  const { fates } = await fatesNow(tx, file, table, matching)
  return keepTrial(tx, 'levies.weighted_file', file, { columns: matchedAs(table.titles, matching), fates })
}

/** Takes what was tried, exactly; where another file was taken meanwhile it has to be tried again. */
export async function takeWeightedFile(tx: Writing, id: Id<'weighted_file'>, table: HeadedTable) {
  const found = await weightedFile(tx, id)
  if (!found) throw new NotFound()
  // Two files taken at once would each correct what the other doesn't know yet.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`levies.weighted_file ${found.lmc_id}`}, 0))`.execute(tx.db)
  const file = (await weightedFile(tx, id)) ?? found
  if (isClosed(file)) return refused('file_is_closed')
  const { fates, takings } = await fatesNow(tx, file, table, matchingOf(file.columns))
  if (!sameFates(fates, await fatesKept(tx, id))) return refused('changed_since')
  if (!(await moveTrial(tx, 'levies.weighted_file', file, 'take', { taken_at: tx.now })))
    return refused('changed_since')
  await keepSizes(tx, file, takings)
  await tx.record(file.lmc_id, 'levies.weighted_file_taken', { weighted_file_id: id, practices: takings.length })
  return done(takings.length)
}

const keepSizes = (tx: Writing, { id, lmc_id }: WeightedFile, takings: readonly GivenSize[]) =>
  sql`
    insert into levies.weighted_count
      (lmc_id, practice_id, counted_on, patients, as_given, weighted_file_id, row_number, taken_at, taken_by)
    select ${lmc_id}, practice_id, counted_on, patients, as_given, ${id}, row_number, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(takings, {
      practice_id: ['uuid', ({ practice }) => practice.practice_id],
      counted_on: ['date', ({ counted_on }) => counted_on],
      patients: ['integer', ({ patients }) => patients],
      as_given: ['text', ({ as_given }) => as_given],
      row_number: ['integer', ({ line }) => line],
    })}`.execute(tx.db)

export const dropWeightedFile = async (tx: Writing, id: Id<'weighted_file'>) =>
  dropTrial(tx, 'levies.weighted_file', await weightedFile(tx, id))
