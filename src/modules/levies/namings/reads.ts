import { sql } from 'kysely'
import type { Naming } from '../../../platform/module.ts'
import { plainDay, pounds, type Pence } from '../../../platform/values.ts'
import type { Period } from '../periods/rules.ts'
import { periodWords } from '../runs/rules.ts'

type Named = { readonly id: string; readonly name: string }
type Charged = { readonly id: string; readonly levy_name: string; readonly of: string } & Period

const nobody: Naming['called'] = async () => []

/** Levies and collectors of the LMCs in sight, by their names. */
const named: Naming = {
  names: async (tx, ids) => {
    const { rows } = await sql<Named>`
      select id, name from levies.levy where id = any (${[...ids]}::uuid[])
      union all select id, name from levies.collector where id = any (${[...ids]}::uuid[])`.execute(tx.db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  called: async (tx, words) => {
    const { rows } = await sql<{
      id: string
    }>`select id from levies.levy where lower(name) = ${words.toLowerCase()}`.execute(tx.db)
    return rows.map(({ id }) => id)
  },
}

/** Runs, lines of them and questions about these, by their levy and period; whoever looks for one looks for its levy or its practice. */
const charged: Naming = {
  names: async (tx, ids) => {
    const { rows } = await sql<Charged>`
      select r.id, v.name as levy_name, '' as of, r.period_from as "from", r.period_to as "to"
      from levies.run r join levies.levy v on v.lmc_id = r.lmc_id and v.id = r.levy_id where r.id = any (${[...ids]}::uuid[])
      union all select l.id, v.name, n.name || ', ', r.period_from, r.period_to
      from levies.line l join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id
        join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
        join register.practice_name n on n.practice_id = l.practice_id
      where l.id = any (${[...ids]}::uuid[])
      union all select q.id, v.name, 'question of ' || n.name || ', ', r.period_from, r.period_to
      from levies.question q join levies.line l on l.lmc_id = q.lmc_id and l.id = q.line_id
        join levies.run r on r.lmc_id = l.lmc_id and r.id = l.run_id
        join levies.levy v on v.lmc_id = l.lmc_id and v.id = l.levy_id
        join register.practice_name n on n.practice_id = q.practice_id
      where q.id = any (${[...ids]}::uuid[])`.execute(tx.db)
    return new Map(rows.map(({ id, of, levy_name, ...period }) => [id, `${of}${levy_name}, ${periodWords(period)}`]))
  },
  called: nobody,
}

/** Receipts by their day and amount. */
const received: Naming = {
  names: async (tx, ids) => {
    const { rows } = await sql<{ id: string; received_on: Temporal.PlainDate; amount_pence: Pence }>`
      select id, received_on, amount_pence from levies.receipt where id = any (${[...ids]}::uuid[])`.execute(tx.db)
    return new Map(
      rows.map(({ id, received_on, amount_pence }) => [id, `${pounds(amount_pence)} of ${plainDay(received_on)}`]),
    )
  },
  called: nobody,
}

export const namings: readonly Naming[] = [named, charged, received]
