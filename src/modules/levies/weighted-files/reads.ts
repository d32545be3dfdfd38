import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import { lastTrial, trialsWaiting } from '../../../platform/files/trials.ts'
import type { TrialState } from '../../../platform/forms/trials.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Matched } from './columns/rules.ts'
import { sizeKey, type Fate } from './fates/rules.ts'
import type { GivenSize } from './rows/rules.ts'

export type WeightedFile = {
  readonly id: Id<'weighted_file'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly name: string
  readonly sha256: string
  readonly state: TrialState
  readonly columns: Matched
  readonly counted_on: Temporal.PlainDate
  readonly given_at: Temporal.Instant
  readonly given_by: string
  readonly taken_at: Temporal.Instant | null
}

const files = (tx: Reading) =>
  tx.db
    .selectFrom('levies.weighted_file as f')
    .innerJoin('platform.lmc as l', 'l.id', 'f.lmc_id')
    .select(['f.id', 'f.lmc_id', 'l.name as lmc_name', 'f.name', 'f.sha256', 'f.state', 'f.columns', 'f.counted_on'])
    .select(['f.given_at', 'f.given_by', 'f.taken_at'])
    .$castTo<WeightedFile>()

/** The latest files given, of the LMCs in sight. */
export const weightedFiles = (tx: Reading, most: number): Promise<WeightedFile[]> =>
  files(tx).orderBy('f.given_at', 'desc').orderBy('f.id', 'desc').limit(most).execute()

export const weightedFile = (tx: Reading, id: Id<'weighted_file'>): Promise<WeightedFile | undefined> =>
  files(tx).where('f.id', '=', id).executeTakeFirst()

/** What the last try said of each row. */
export const fatesKept = (tx: Reading, id: Id<'weighted_file'>) => lastTrial<Fate>(tx, 'levies.weighted_file', id)

/** How the last file of an LMC was matched; nothing where there was none. */
export async function matchedBefore(tx: Reading, lmc_id: Id<'lmc'>): Promise<Matched> {
  const row = await tx.db
    .selectFrom('levies.weighted_file')
    .select('columns')
    .where('lmc_id', '=', lmc_id)
    .where('state', 'in', ['tried', 'taken'])
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .$castTo<{ columns: Matched }>()
    .executeTakeFirst()
  return row?.columns ?? []
}

/** The figures in force of the days that rows name, as they were given. */
export async function sizesKnown(tx: Reading, lmc_id: Id<'lmc'>, given: readonly GivenSize[]) {
  const days = [...new Set(given.map(({ counted_on }) => counted_on.toString()))]
  const { rows } = await sql<{
    practice_id: Id<'practice'>
    counted_on: Temporal.PlainDate
    as_given: string
  }>`
    select distinct on (counted_on, practice_id) practice_id, counted_on, as_given from levies.weighted_count
    where lmc_id = ${lmc_id} and counted_on = any (${days}::date[])
    order by counted_on, practice_id, taken_at desc, id desc`.execute(tx.db)
  return new Map(rows.map(({ practice_id, counted_on, as_given }) => [sizeKey(practice_id, counted_on), as_given]))
}

export const waits: readonly Waiting[] = [
  {
    label: 'Weighted lists to take in',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/weighted-lists',
    count: (tx) => trialsWaiting(tx, 'levies.weighted_file'),
  },
]
