import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Count } from './rules.ts'

export type Compared = {
  readonly practice_id: Id<'practice'>
  readonly pcn_code: string | null
  readonly lmc_id: Id<'lmc'> | null
  readonly commissioner_code: string | null
}

/** A practice's counts, beside the average of its PCN's and of its LMC's (or commissioner's) practices as they are on the day. */
export async function countsOf(tx: Reading, practice: Compared, day: Temporal.PlainDate): Promise<Count[]> {
  const { practice_id, pcn_code, lmc_id, commissioner_code } = practice
  const of = (where: ReturnType<typeof sql>) => sql`(select l.counted_on, avg(l.patients)::float8 as average
    from register.practice_period p join register.list_size l on l.practice_id = p.practice_id
    where p.from_on <= ${day}::date and p.until_on > ${day}::date and ${where} group by l.counted_on)`
  const others = lmc_id
    ? of(
        sql`p.practice_id in (select r.practice_id from register.representation r where r.lmc_id = ${lmc_id} and r.during @> ${day}::date)`,
      )
    : of(sql`p.commissioner_code = ${commissioner_code}`)
  const { rows } = await sql<Count>`
    select own.counted_on as on, own.patients as own, pcn.average as pcn, others.average as others
    from register.list_size own
    left join ${of(sql`p.pcn_code = ${pcn_code}`)} pcn on pcn.counted_on = own.counted_on
    left join ${others} others on others.counted_on = own.counted_on
    where own.practice_id = ${practice_id} and own.counted_on <= ${day}::date order by 1`.execute(tx.db)
  return rows
}
