import { sql } from 'kysely'
import type { Personal } from '../../../../platform/module.ts'

/** What is kept of somebody as one who answers for a practice's weekly return. */
export const personal: readonly Personal[] = [
  {
    kind: 'Weekly returns you sent',
    must_keep: 'Who said what for a practice is part of what an LMC must be able to account for, for seven years.',
    find: async (tx, account_id) => {
      const { rows } = await sql<Readonly<Record<string, unknown>>>`
        select p.name as practice, r.week_of, v.number as version, v.submitted_by, v.submitted_at
        from platform.record c
        join pressure.weekly_return r on r.id = (c.about ->> 'weekly_return_id')::uuid
        join pressure.return_version v on v.lmc_id = r.lmc_id and v.weekly_return_id = r.id
          and v.number = (c.about ->> 'number')::int
        join register.practice_name p on p.practice_id = r.practice_id
        where c.account_id = ${account_id} and c.what = 'pressure.return_submitted'
        order by v.submitted_at`.execute(tx.db)
      return rows
    },
  },
  {
    kind: 'Links to a weekly return that you were mailed',
    must_keep: null,
    find: async (tx, account_id) => {
      const { rows } = await sql<Readonly<Record<string, unknown>>>`
        select p.name as practice, l.week_of, l.name, l.email, l.made_at, l.ends_at
        from pressure.return_link l
        join register.practice_name p on p.practice_id = l.practice_id
        where l.person_id in (select person_id from register.nominee where account_id = ${account_id}) order by l.made_at`.execute(
        tx.db,
      )
      return rows
    },
  },
]
