import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { bulk, type Columns } from '../../../platform/bulk.ts'
import type { HeadedTable } from '../../../platform/files/headed.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import { dropTrial, keepTrial, moveTrial, sameFates } from '../../../platform/files/trials.ts'
import { isClosed } from '../../../platform/forms/trials.ts'
import type { Writing } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { closeWeek } from '../closings/writes.ts'
import { settingFor } from '../settings/reads.ts'
import { weekOf } from '../weeks/rules.ts'
import type { Matching } from './columns/rules.ts'
import { decideFates } from './fates/rules.ts'
import {
  countingOf,
  fatesKept,
  historyFile,
  knownOf,
  practicesNamed,
  type DatedReturn,
  type HistoryFile,
} from './reads.ts'
import { readerOf, readRow, type RowRead } from './rows/rules.ts'

export type GivenHistoryFile = {
  readonly lmc_id: Id<'lmc'>
  readonly bytes: Uint8Array
  readonly file_name: string
  /** What its columns probably hold, until somebody says so. */
  readonly matching: Matching
}

/** Keeps a spreadsheet of earlier weeks, whose columns are to be matched next. */
export async function giveHistoryFile(tx: Writing, { lmc_id, bytes, file_name, matching }: GivenHistoryFile) {
  if (!tx.actor.lmc_ids.includes(lmc_id)) throw new NotAllowed('take returns in there')
  const kind = kindOf(bytes)
  if (!kind) return refused('not_a_spreadsheet')
  const sha256 = await keepFile(tx, bytes, kind)
  const { id } = await tx.db
    .insertInto('pressure.history_file')
    .values({
      lmc_id,
      name: file_name,
      sha256,
      columns: JSON.stringify(matching),
      state: 'given',
      given_at: tx.now,
      given_by: tx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.record(lmc_id, 'pressure.history_file_given', { history_file_id: id, file_name })
  return done(id)
}

/** Every row's fate as things are now, and the returns that would be taken. */
async function fatesNow(tx: Writing, file: HistoryFile, { rows }: HeadedTable, matching: Matching) {
  const { lmc_id, lmc_name } = file
  const today = londonDay(tx.now)
  const { green_opel, amber_opel, red_opel, black_opel } = await settingFor(tx, lmc_id, weekOf(today))
  const opels = { green: green_opel, amber: amber_opel, red: red_opel, black: black_opel }
  const reader = readerOf(await practicesNamed(tx, lmc_id), { lmc_name, today, opels })
  const countingIn = await countingOf(tx, lmc_id)
  const counted = new Map<string, ReturnType<typeof countingIn>>()
  const dated = rows.map((row): RowRead<DatedReturn> => {
    const read = readRow(row, matching, reader)
    if (!read.ok) return read
    const week = read.given.week_of.toString()
    const counting = counted.get(week) ?? countingIn(read.given.week_of)
    counted.set(week, counting)
    return { ok: true, given: { ...read.given, ...counting } }
  })
  const given = dated.flatMap((row): DatedReturn[] => (row.ok ? [row.given] : []))
  return decideFates(dated, await knownOf(tx, file, given))
}

/** Tries a file with its columns matched so: what would become of each row is kept to be looked at, and nothing is taken. */
export async function tryHistoryFile(tx: Writing, id: Id<'history_file'>, table: HeadedTable, matching: Matching) {
  const file = await historyFile(tx, id)
  if (!file) throw new NotFound()
  const { fates } = await fatesNow(tx, file, table, matching)
  return keepTrial(tx, 'pressure.history_file', file, { columns: matching, fates })
}

/** Takes what was tried, exactly, and closes its weeks; where something has changed meanwhile it has to be tried again. */
export async function takeHistoryFile(tx: Writing, id: Id<'history_file'>, table: HeadedTable) {
  const file = await historyFile(tx, id)
  if (!file) throw new NotFound()
  // Two files taken at once would each close the weeks they share.
  await sql`select pg_advisory_xact_lock(hashtext('openlmc history file ' || ${file.lmc_id}))`.execute(tx.db)
  if (isClosed(file)) return refused('file_is_closed')
  const { fates, returns } = await fatesNow(tx, file, table, file.columns)
  if (!sameFates(fates, await fatesKept(tx, id))) return refused('changed_since')
  if (!(await moveTrial(tx, 'pressure.history_file', file, 'take', { taken_at: tx.now })))
    return refused('changed_since')
  await putIn(tx, file.lmc_id, returns)
  const weeks = [...new Set(returns.map(({ week_of }) => week_of.toString()))].toSorted()
  for (const week of weeks) await closeWeek(tx, file.lmc_id, Temporal.PlainDate.from(week), 'file')
  const taken = { returns: returns.length, weeks: weeks.length }
  await tx.record(file.lmc_id, 'pressure.history_file_taken', { history_file_id: id, ...taken })
  return done(taken)
}

export const dropHistoryFile = async (tx: Writing, id: Id<'history_file'>) =>
  dropTrial(tx, 'pressure.history_file', await historyFile(tx, id))

/** What somebody sees of a file is what practices said: their looking is kept. */
export async function lookAtHistoryFile(tx: Writing, id: Id<'history_file'>) {
  const file = await historyFile(tx, id)
  if (!file) throw new NotFound()
  await tx.record(file.lmc_id, 'pressure.history_file_read', { history_file_id: id, file_name: file.name })
  return done()
}

/** Each return, and its only version, in two statements however many they are. */
async function putIn(tx: Writing, lmc_id: Id<'lmc'>, returns: readonly DatedReturn[]) {
  const rows = returns.map((given) => ({ ...given, id: randomUUIDv7() as string }))
  const answers = {
    id: ['uuid', ({ id }) => id],
    alert: ['text', ({ alert }) => alert],
    contacts: ['integer', ({ contacts }) => contacts],
    list_size: ['integer', ({ list_size }) => list_size],
    comment: ['text', ({ comment }) => comment],
  } satisfies Columns<(typeof rows)[number]>
  await sql`insert into pressure.weekly_return
      (id, lmc_id, practice_id, week_of, reference_on, alert, contacts, list_size, comment, own_answers, versions, is_late, submitted_at, submitted_by)
    select id, ${lmc_id}, practice_id, week_of, reference_on, alert, contacts, list_size, comment, '{}', 1, false,
      ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(rows, {
      ...answers,
      practice_id: ['uuid', ({ practice_id }) => practice_id],
      week_of: ['date', ({ week_of }) => week_of],
      reference_on: ['date', ({ reference_on }) => reference_on],
    })}`.execute(tx.db)
  await sql`insert into pressure.return_version
      (lmc_id, weekly_return_id, number, answers, came_by, is_late, pressed, submitted_at, submitted_by)
    select ${lmc_id}, id, 1, jsonb_build_object('alert', alert, 'list_size', list_size, 'contacts', contacts,
      'gp_contacts', null, 'nurse_contacts', null, 'other_contacts', null, 'gps_present', null, 'nurses_present', null,
      'others_present', null, 'sessions_planned', null, 'sessions_lost', null, 'longest_wait_days', null,
      'comment', comment, 'own_answers', '{}'::jsonb), 'file', false, gen_random_uuid(), ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(rows, answers)}`.execute(tx.db)
}
