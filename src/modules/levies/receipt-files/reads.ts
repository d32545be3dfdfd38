import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import { lastTrial, trialsWaiting } from '../../../platform/files/trials.ts'
import type { TrialState } from '../../../platform/forms/trials.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { linesToPay } from '../allocations/reads.ts'
import type { Matched } from './columns/rules.ts'
import { receiptKey, type Fate, type Known } from './fates/rules.ts'
import type { GivenReceipt, KnownReference, NamedPractice } from './rows/rules.ts'

export type ReceiptFile = {
  readonly id: Id<'receipt_file'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly collector_id: Id<'collector'>
  readonly collector_name: string
  readonly name: string
  readonly sha256: string
  readonly state: TrialState
  readonly columns: Matched
  readonly received_on: Temporal.PlainDate
  readonly given_at: Temporal.Instant
  readonly given_by: string
  readonly taken_at: Temporal.Instant | null
}

const files = (tx: Reading) =>
  tx.db
    .selectFrom('levies.receipt_file as f')
    .innerJoin('platform.lmc as l', 'l.id', 'f.lmc_id')
    .innerJoin('levies.levy as v', 'v.id', 'f.levy_id')
    .innerJoin('levies.collector as k', 'k.id', 'f.collector_id')
    .select(['f.id', 'f.lmc_id', 'l.name as lmc_name', 'f.levy_id', 'v.name as levy_name', 'f.collector_id'])
    .select(['k.name as collector_name', 'f.name', 'f.sha256', 'f.state', 'f.columns', 'f.received_on'])
    .select(['f.given_at', 'f.given_by', 'f.taken_at'])
    .$castTo<ReceiptFile>()

/** The latest files given, of the LMCs in sight. */
export const receiptFiles = (tx: Reading, most: number): Promise<ReceiptFile[]> =>
  files(tx).orderBy('f.given_at', 'desc').orderBy('f.id', 'desc').limit(most).execute()

export const receiptFile = (tx: Reading, id: Id<'receipt_file'>): Promise<ReceiptFile | undefined> =>
  files(tx).where('f.id', '=', id).executeTakeFirst()

/** What the last try said of each row. */
export const fatesKept = (tx: Reading, id: Id<'receipt_file'>) => lastTrial<Fate>(tx, 'levies.receipt_file', id)

/** How the last file of a levy from a collector was matched; nothing where there was none. */
export async function matchedBefore(tx: Reading, levy_id: Id<'levy'>, collector_id: Id<'collector'>): Promise<Matched> {
  const row = await tx.db
    .selectFrom('levies.receipt_file')
    .select('columns')
    .where('levy_id', '=', levy_id)
    .where('collector_id', '=', collector_id)
    .where('state', 'in', ['tried', 'taken'])
    .orderBy('given_at', 'desc')
    .limit(1)
    .$castTo<{ columns: Matched }>()
    .executeTakeFirst()
  return row?.columns ?? []
}

/** The practices an LMC represents, once did, or ever charged, by every name they had. */
export async function practicesNamed(tx: Reading, lmc_id: Id<'lmc'>): Promise<NamedPractice[]> {
  const { rows } = await sql<NamedPractice>`
    select practice_id, ods_code, name from (
      select practice_id, ods_code, name, until_on from register.practice_card where lmc_id = ${lmc_id}
      union all select practice_id, ods_code, name, null from register.practice_name
        where practice_id in (select practice_id from levies.line where lmc_id = ${lmc_id})) known
    group by practice_id, ods_code, name order by max(until_on) nulls first`.execute(tx.db)
  return rows
}

/** What the bills of an LMC ask to be quoted, and of which other levy than this one they are. */
export const referencesOf = (tx: Reading, { lmc_id, levy_id }: ReceiptFile): Promise<KnownReference[]> =>
  tx.db
    .selectFrom('levies.document as d')
    .innerJoin('levies.run as r', 'r.id', 'd.run_id')
    .innerJoin('levies.levy as v', 'v.id', 'r.levy_id')
    .select(['d.reference', 'd.practice_id'])
    .select(sql<string | null>`case when v.id <> ${levy_id} then v.name end`.as('another'))
    .where('d.lmc_id', '=', lmc_id)
    .where('d.reference', '<>', '')
    .$castTo<KnownReference>()
    .execute()

/** What decides the fate of these rows, in two readings however many they are. */
export async function knownOf(tx: Reading, levy_id: Id<'levy'>, given: readonly GivenReceipt[]): Promise<Known> {
  const days = [...new Set(given.map(({ received_on }) => received_on.toString()))]
  const taken_back = given.flatMap(({ amount_pence, practice }) =>
    practice && amount_pence < 0 ? [practice.practice_id] : [],
  )
  const { rows } = await sql<Parameters<typeof receiptKey>[0]>`
    select practice_id, named, received_on, amount_pence from levies.receipt
    where levy_id = ${levy_id} and received_on = any (${days}::date[])`.execute(tx.db)
  return { lines: await linesToPay(tx, levy_id, taken_back), received: new Set(rows.map(receiptKey)) }
}

export const waits: readonly Waiting[] = [
  {
    label: 'Receipt files to take in',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/receipts/files',
    count: (tx) => trialsWaiting(tx, 'levies.receipt_file'),
  },
]
