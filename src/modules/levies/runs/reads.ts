import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading, Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAccounts } from '../../register/door.ts'
import type { LevyKind } from '../levies/rules.ts'
import type { Period } from '../periods/rules.ts'
import { runsSize, type RunState } from './rules.ts'

export type Run = {
  readonly id: Id<'run'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly levy_id: Id<'levy'>
  readonly levy_name: string
  readonly levy_kind: LevyKind
  readonly levy_ended_on: Temporal.PlainDate | null
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly state: RunState
  readonly drafted_at: Temporal.Instant
  readonly drafted_by: string
  readonly drafted_by_id: Id<'account'> | null
  readonly checked_at: Temporal.Instant | null
  readonly checked_by: string | null
  readonly issued_at: Temporal.Instant | null
  readonly issued_by: string | null
}

export const periodOf = ({ period_from, period_to }: Pick<Run, 'period_from' | 'period_to'>): Period => ({
  from: period_from,
  to: period_to,
})

const runs = (tx: Reading) =>
  tx.db
    .selectFrom('levies.run as r')
    .innerJoin('levies.levy as v', (join) => join.onRef('v.id', '=', 'r.levy_id').onRef('v.lmc_id', '=', 'r.lmc_id'))
    .innerJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'r.lmc_id', 'l.name as lmc_name', 'r.levy_id', 'v.name as levy_name', 'v.kind as levy_kind'])
    .select([
      'v.ended_on as levy_ended_on',
      'r.period_from',
      'r.period_to',
      'r.state',
      'r.drafted_at',
      'r.drafted_by',
      'r.drafted_by_id',
    ])
    .select(['r.checked_at', 'r.checked_by', 'r.issued_at', 'r.issued_by'])
    .where(sql<boolean>`r.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .$castTo<Run>()

export const runWith = (tx: Reading, id: Id<'run'>): Promise<Run | undefined> =>
  runs(tx).where('r.id', '=', id).executeTakeFirst()

/** The same, held until this transaction ends: whoever else moves it waits, and finds it moved. */
export const runLocked = (tx: Writing, id: Id<'run'>): Promise<Run | undefined> =>
  runs(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()

/**
 * How many practices a run charges from whom nobody would collect: they would be on no schedule, and on no bill. A charge that names
 * nobody goes with the practice's others.
 */
export async function uncollectedBy(tx: Reading, { id, lmc_id }: Pick<Run, 'id' | 'lmc_id'>): Promise<number> {
  const { rows } = await sql<{ practices: number }>`
    select count(distinct l.practice_id)::int as practices from levies.line l
    where l.lmc_id = ${lmc_id} and l.run_id = ${id} and l.kind = 'charge' and l.collector_id is null
      and not exists (select from levies.line o where o.lmc_id = l.lmc_id and o.run_id = l.run_id and o.practice_id = l.practice_id
        and o.collector_id is not null)`.execute(tx.db)
  return rows[0]?.practices ?? 0
}

/** Which runs are listed; blank is all. */
export type RunsAsked = { readonly levy_id: Id<'levy'> | ''; readonly state: RunState | ''; readonly page: number }

/** The runs of the LMCs in sight, the latest period first: of one levy or all, in one state or any. */
export async function runsListed(tx: Reading, { levy_id, state, page }: RunsAsked) {
  let found = runs(tx).select(sql<number>`count(*) over ()::int`.as('total'))
  if (levy_id) found = found.where('r.levy_id', '=', levy_id)
  if (state) found = found.where('r.state', '=', state)
  const rows = await found
    .orderBy('r.period_from', 'desc')
    .orderBy('l.name')
    .orderBy('v.kind', 'desc')
    .orderBy('r.drafted_at', 'desc')
    .orderBy('r.id')
    .limit(runsSize)
    .offset((page - 1) * runsSize)
    .execute()
  return { rows, total: rows[0]?.total ?? 0 }
}

/** The runs that were issued, the earliest first. */
export const runsIssued = (tx: Reading): Promise<Run[]> =>
  runs(tx).where('r.state', '=', 'issued').orderBy('r.issued_at').execute()

/** Runs that wait for a second person, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Levy runs to check or issue',
    may: 'levies.check_runs',
    under: 'waits for you',
    href: '/levies/runs',
    count: async (tx) => {
      const { waiting } = await tx.db
        .selectFrom('levies.run')
        .select(sql<number>`count(*)::int`.as('waiting'))
        .where(sql<boolean>`lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
        .where('state', 'in', ['draft', 'checked'])
        .where(sql<boolean>`(drafted_by_id is null or drafted_by_id <> all (${[...(await ownAccounts(tx))]}::uuid[]))`)
        .executeTakeFirstOrThrow()
      return waiting
    },
  },
]
