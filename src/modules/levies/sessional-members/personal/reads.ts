import { sql } from 'kysely'
import type { Personal } from '../../../../platform/module.ts'

/** What is kept of somebody as a sessional doctor who pays a fee of their own. */
export const personal: readonly Personal[] = [
  {
    kind: 'Fees of your own to an LMC',
    must_keep: 'What was paid is part of an LMC’s books, which are kept for seven years after the levy year.',
    find: async (tx, account_id) => {
      const { rows } = await sql<Readonly<Record<string, unknown>>>`
        select l.name as lmc, m.fee_pence, lower(m.during) as from_on, upper(m.during) as until_on, m.paid_until
        from levies.sessional_member m join platform.lmc l on l.id = m.lmc_id
        join register.person_known p on p.person_id = m.person_id
        where p.account_id = ${account_id} order by 3`.execute(tx.db)
      return rows
    },
  },
]
