import { sql } from 'kysely'
import type { Operating } from '../../../platform/scope.ts'
import { periodsFromSightings } from './reads.ts'

/** Every column of a period after its key, in the order the derivation gives them. */
// oxfmt-ignore
const shown = [
  'until_on', 'ods_code', 'name', 'status', 'opened_on', 'closed_on', 'address', 'postcode', 'telephone',
  'is_gp_practice', 'commissioner_code', 'commissioner_name', 'icb_code', 'icb_name', 'region_code',
  'pcn_id', 'pcn_code', 'pcn_name', 'constituency_code', 'constituency_name', 'local_authority',
  'list_size', 'list_size_on', 'list_size_before', 'list_size_before_on',
]

/** Brings `register.practice_period` into line with the sightings, writing only rows that differ; says how many did. */
export async function rebuildPeriods(tx: Operating): Promise<number> {
  const columns = shown.map((name) => sql.ref(name))
  const given = shown.map((name) => sql.ref(`derived.${name}`))
  const kept = shown.map((name) => sql.ref(`p.${name}`))
  const { numAffectedRows } = await sql`
    merge into register.practice_period p using (${periodsFromSightings}) as derived
      on p.practice_id = derived.practice_id and p.from_on = derived.from_on
    when matched and (${sql.join(kept)}) is distinct from (${sql.join(given)}) then
      update set ${sql.join(shown.map((name) => sql`${sql.ref(name)} = ${sql.ref(`derived.${name}`)}`))}
    when not matched then
      insert (practice_id, from_on, ${sql.join(columns)}) values (derived.practice_id, derived.from_on, ${sql.join(given)})
    when not matched by source then delete`.execute(tx.db)
  return Number(numAffectedRows ?? 0n)
}
