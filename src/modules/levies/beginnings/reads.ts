import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Levy } from '../levies/reads.ts'

/** What there is of a levy that was never charged. */
export type Beginning = {
  readonly agreed: number
  readonly proposed_id: Id<'rate'> | null
  /** The practices represented today, and of how many of them nobody has said what contract they hold. */
  readonly practices: number
  readonly not_known: number
  readonly collectors: number
  readonly run_id: Id<'run'> | null
}

export async function beginningOf(
  tx: Reading,
  { id, lmc_id }: Pick<Levy, 'id' | 'lmc_id'>,
  today: Temporal.PlainDate,
): Promise<Beginning> {
  const { rows } = await sql<Beginning>`
    with represented as (
      select c.practice_id, k.kind from register.practice_card c
      left join levies.contract k on k.lmc_id = c.lmc_id and k.practice_id = c.practice_id and k.during @> ${today}::date
      where c.lmc_id = ${lmc_id} and c.status = 'active' and c.represented_during @> ${today}::date
        and c.from_on <= ${today}::date and c.until_on > ${today}::date)
    select (select count(*)::int from levies.rate where lmc_id = ${lmc_id} and levy_id = ${id} and state = 'agreed') as agreed,
      (select id from levies.rate where lmc_id = ${lmc_id} and levy_id = ${id} and state = 'proposed'
        order by proposed_at desc limit 1) as proposed_id,
      (select count(*)::int from represented) as practices, (select count(*)::int from represented where kind is null) as not_known,
      (select count(*)::int from levies.collecting where lmc_id = ${lmc_id} and levy_id = ${id}) as collectors,
      (select id from levies.run where lmc_id = ${lmc_id} and levy_id = ${id} and state in ('draft', 'checked')
        order by period_from limit 1) as run_id`.execute(tx.db)
  const [found] = rows
  if (!found) throw new Error('a count is one row')
  return found
}
