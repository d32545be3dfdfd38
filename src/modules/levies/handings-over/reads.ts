import { sql } from 'kysely'
import type { Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** Papers that are printed, and neither mailed nor handed over. */
export const toGive = sql`d.sha256 is not null and d.mailed_at is null and d.handed_over_at is null`

/** Those of the last half-year: whoever never says what became of papers isn't asked of older ones for ever. */
const lately = (tx: Reading) => sql`${toGive} and d.made_at > ${tx.now.subtract({ hours: 183 * 24 })}`
const inSight = (tx: Reading) => sql`any (${[...tx.actor.lmc_ids]}::uuid[])`

export type RunToGive = {
  readonly run_id: Id<'run'>
  readonly lmc_name: string
  readonly levy_name: string
  readonly period_from: Temporal.PlainDate
  readonly period_to: Temporal.PlainDate
  readonly papers: number
}

/** Runs with papers that wait to be mailed or handed over, the latest period first. */
export async function runsToGive(tx: Reading): Promise<readonly RunToGive[]> {
  const { rows } = await sql<RunToGive>`
    select r.id as run_id, l.short_name as lmc_name, v.name as levy_name, r.period_from, r.period_to, g.papers
    from (select d.lmc_id, d.run_id, count(*)::int as papers from levies.document d
      where d.lmc_id = ${inSight(tx)} and ${lately(tx)} group by 1, 2) g
    join levies.run r on r.lmc_id = g.lmc_id and r.id = g.run_id
    join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id join platform.lmc l on l.id = g.lmc_id
    order by r.period_from desc, l.short_name, array_position(array['statutory', 'national', 'charity'], v.kind), v.name`.execute(
    tx.db,
  )
  return rows
}

/** Papers that nobody has given yet, on Today. */
export const waits: readonly Waiting[] = [
  {
    label: 'Runs with papers to mail or hand over',
    may: 'levies.keep_levies',
    under: 'waits for you',
    href: '/levies/papers',
    count: async (tx) => {
      const { rows } = await sql<{ runs: number }>`
        select count(*)::int as runs from levies.run r where r.lmc_id = ${inSight(tx)} and r.state = 'issued' and exists (
          select from levies.document d where d.lmc_id = r.lmc_id and d.run_id = r.id and ${lately(tx)})`.execute(tx.db)
      return rows[0]?.runs ?? 0
    },
  },
]
