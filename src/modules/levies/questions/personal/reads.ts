import { sql } from 'kysely'
import type { Personal } from '../../../../platform/module.ts'

/** What somebody asked about their practice’s levies, and what they were answered. */
export const personal: readonly Personal[] = [
  {
    kind: 'Questions you asked about levies',
    must_keep: 'What was asked about a charge is kept with an LMC’s books, for seven years after the levy year.',
    find: async (tx, account_id) => {
      const { rows } = await sql<Readonly<Record<string, unknown>>>`
        select l.name as lmc, n.name as practice, q.words, q.asked_at, q.answer, q.answered_at
        from levies.question q join platform.lmc l on l.id = q.lmc_id
        join register.practice_name n on n.practice_id = q.practice_id
        where q.asked_by_id = ${account_id} order by q.asked_at`.execute(tx.db)
      return rows
    },
  },
]
