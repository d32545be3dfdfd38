import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../../platform/scope.ts'
import { thousands } from '../../../../platform/values.ts'

export const inSight = ({ actor }: Reading) => sql`any (${[...actor.lmc_ids]}::uuid[])`

const most = 50

/** What a query finds, a sentence each; where there is more than anybody reads, how much more. */
export async function sentences<Row extends { readonly [Key in keyof Row]: unknown }>(
  tx: Reading,
  query: RawBuilder<Row>,
  say: (row: Row) => string,
): Promise<readonly string[]> {
  const { rows } = await sql<Row & { readonly all_found: number }>`
    with found as (${query}) select found.*, count(*) over ()::int as all_found from found limit ${most}`.execute(tx.db)
  const more = (rows[0]?.all_found ?? 0) - rows.length
  return [...rows.map(say), ...(more > 0 ? [`And ${thousands(more)} more like this.`] : [])]
}
