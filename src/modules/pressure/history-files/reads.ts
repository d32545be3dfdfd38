import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import { lastTrial } from '../../../platform/files/trials.ts'
import type { TrialState } from '../../../platform/forms/trials.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { holidaysOf } from '../holidays/reads.ts'
import { settingsOf } from '../settings/reads.ts'
import { usualSetting, type Setting } from '../settings/rules.ts'
import { referenceDay, weekday } from '../weeks/rules.ts'
import type { Matching } from './columns/rules.ts'
import { keyOf, type Fate, type KeptReturn, type Known } from './fates/rules.ts'
import type { GivenReturn, NamedPractice } from './rows/rules.ts'

export type HistoryFile = {
  readonly id: Id<'history_file'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly name: string
  /** Null when its time is over. */
  readonly sha256: string | null
  readonly state: TrialState
  readonly columns: Matching
  readonly given_at: Temporal.Instant
  readonly given_by: string
  readonly taken_at: Temporal.Instant | null
}

const files = (tx: Reading) =>
  tx.db
    .selectFrom('pressure.history_file as f')
    .innerJoin('platform.lmc as l', 'l.id', 'f.lmc_id')
    .select(['f.id', 'f.lmc_id', 'l.name as lmc_name', 'f.name', 'f.sha256', 'f.state', 'f.columns'])
    .select(['f.given_at', 'f.given_by', 'f.taken_at'])
    .$castTo<HistoryFile>()

/** The latest files given, of the LMCs in sight. */
export const historyFiles = (tx: Reading, most: number): Promise<HistoryFile[]> =>
  files(tx).orderBy('f.given_at', 'desc').orderBy('f.id', 'desc').limit(most).execute()

export const historyFile = (tx: Reading, id: Id<'history_file'>): Promise<HistoryFile | undefined> =>
  files(tx).where('f.id', '=', id).executeTakeFirst()

/** What the last try said of each row. */
export const fatesKept = (tx: Reading, id: Id<'history_file'>) => lastTrial<Fate>(tx, 'pressure.history_file', id)

/** The practices an LMC represents or once did, by every name they had. */
export async function practicesNamed(tx: Reading, lmc_id: Id<'lmc'>): Promise<NamedPractice[]> {
  const { rows } = await sql<NamedPractice>`
    select distinct practice_id, ods_code, name from register.practice_card where lmc_id = ${lmc_id}`.execute(tx.db)
  return rows
}

/** The day counted of a week long past; one without a return by the setting counts the day it would have. */
export type Counting = (week_of: Temporal.PlainDate) => {
  readonly reference_on: Temporal.PlainDate
  readonly is_collecting: boolean
}

export async function countingOf(tx: Reading, lmc_id: Id<'lmc'>): Promise<Counting> {
  const made = await settingsOf(tx, lmc_id)
  const holidayOn = await holidaysOf(tx, lmc_id)
  return (week_of) => {
    const setting: Setting =
      made.find(({ from_week }) => Temporal.PlainDate.compare(from_week, week_of) <= 0) ?? usualSetting
    const reference_on = referenceDay(week_of, setting, holidayOn) ?? weekday(week_of, setting.reference_weekday)
    return { reference_on, is_collecting: setting.is_collecting }
  }
}

/** A return of a file, with the day it was counted on. */
export type DatedReturn = GivenReturn & { readonly reference_on: Temporal.PlainDate; readonly is_collecting: boolean }

/** What decides the fate of these returns, in three readings however many they are. */
export async function knownOf(
  tx: Reading,
  { lmc_id, lmc_name }: Pick<HistoryFile, 'lmc_id' | 'lmc_name'>,
  returns: readonly DatedReturn[],
): Promise<Known> {
  const closed = await tx.db
    .selectFrom('pressure.closed_week')
    .select(['week_of', 'came_by'])
    .where('lmc_id', '=', lmc_id)
    .execute()
  const rounds = closed.filter(({ came_by }) => came_by === 'round').map(({ week_of }) => week_of.toString())
  const asked = returns.filter(({ is_collecting }) => is_collecting).map(({ week_of }) => week_of.toString())
  return {
    lmc_name,
    collected: new Set([...rounds, ...asked]),
    closed: new Set(closed.map(({ week_of }) => week_of.toString())),
    in_scope: await linesInScope(tx, lmc_id, returns),
    kept: await keptReturns(tx, lmc_id, returns),
  }
}

async function linesInScope(tx: Reading, lmc_id: Id<'lmc'>, returns: readonly DatedReturn[]) {
  const { rows } = await sql<{ line: number }>`
    select distinct given.line from ${bulk(returns, {
      line: ['integer', ({ line }) => line],
      practice_id: ['uuid', ({ practice_id }) => practice_id],
      reference_on: ['date', ({ reference_on }) => reference_on],
    })} join register.practice_card c on c.practice_id = given.practice_id
    where c.lmc_id = ${lmc_id} and c.status = 'active' and c.represented_during @> given.reference_on
      and c.from_on <= given.reference_on and c.until_on > given.reference_on`.execute(tx.db)
  return new Set(rows.map(({ line }) => line))
}

async function keptReturns(tx: Reading, lmc_id: Id<'lmc'>, returns: readonly DatedReturn[]) {
  const weeks = [...new Set(returns.map(({ week_of }) => week_of.toString()))]
  const { rows } = await sql<KeptReturn & Pick<GivenReturn, 'practice_id' | 'week_of'>>`
    select practice_id, week_of, alert, contacts, list_size, comment from pressure.weekly_return
    where lmc_id = ${lmc_id} and week_of = any (${weeks}::date[])`.execute(tx.db)
  return new Map(rows.map((row) => [keyOf(row), row]))
}
