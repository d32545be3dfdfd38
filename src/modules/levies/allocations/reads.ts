import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { PaidLine } from './rules.ts'

/** What was charged by issued runs, with what receipts have paid of it; narrowed to one levy, and further. */
const paidLines = (levy_id: Id<'levy'>, narrowed: RawBuilder<unknown>) => sql`
  select l.id as line_id, l.practice_id, l.from_on, l.to_on, l.amount_pence, coalesce(a.allocated, 0) as allocated_pence
  from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id
  left join (select a.line_id, sum(a.amount_pence)::int8 as allocated
    from levies.allocation a join levies.receipt t on t.lmc_id = a.lmc_id and t.id = a.receipt_id and t.levy_id = ${levy_id}
    group by a.line_id) a on a.line_id = l.id
  where l.levy_id = ${levy_id} and r.state = 'issued' and l.amount_pence <> 0 and ${narrowed}`

/** The lines of a levy on which something is owed or in credit; and all those of practices from whom money was taken back. */
export async function linesToPay(
  tx: Reading,
  levy_id: Id<'levy'>,
  taken_back: readonly Id<'practice'>[],
): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    ${paidLines(levy_id, sql`(l.amount_pence <> coalesce(a.allocated, 0) or l.practice_id = any (${[...taken_back]}::uuid[]))`)}
    order by l.from_on, l.id`.execute(tx.db)
  return rows
}

/** Every line of a levy that one practice was charged. */
export async function linesOfPractice(
  tx: Reading,
  levy_id: Id<'levy'>,
  practice_id: Id<'practice'>,
): Promise<PaidLine[]> {
  const { rows } = await sql<PaidLine>`
    ${paidLines(levy_id, sql`l.practice_id = ${practice_id}`)} order by l.from_on, l.id`.execute(tx.db)
  return rows
}

export type PracticeName = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

/** What these practices are called: by their latest name. */
export const practiceNames = sql`
  select distinct on (lmc_id, practice_id) lmc_id, practice_id, ods_code, name
  from register.practice_card order by lmc_id, practice_id, until_on desc, upper(represented_during) desc nulls first`
