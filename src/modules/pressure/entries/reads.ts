import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { OwnPractice } from '../own-returns/reads.ts'

export type OfficePractice = OwnPractice & { readonly lmc_name: string }

/** A practice by its code that an LMC in sight represented in a week, by the LMC it began the week with. */
export async function practiceInWeek(
  tx: Reading,
  ods_code: string,
  week_of: Temporal.PlainDate,
): Promise<OfficePractice | undefined> {
  const until = week_of.add({ days: 6 })
  const { rows } = await sql<OfficePractice>`
    select c.lmc_id, c.practice_id, c.ods_code, c.name, l.short_name as lmc_name
    from register.practice_card c join platform.lmc l on l.id = c.lmc_id
    where c.ods_code = ${ods_code} and c.lmc_id = any (${[...tx.actor.lmc_ids]}::uuid[])
      and c.represented_during && daterange(${week_of}::date, ${until}::date, '[]')
      and c.from_on <= ${until}::date and c.until_on > ${week_of}::date
    order by c.represented_during, c.from_on desc limit 1`.execute(tx.db)
  return rows[0]
}
