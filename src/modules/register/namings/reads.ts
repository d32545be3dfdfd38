import { sql } from 'kysely'
import type { Naming } from '../../../platform/module.ts'

type Named = { readonly id: string; readonly name: string }

const mostCalled = 50

/** Practices by their latest name, with their code. */
const practices: Naming = {
  names: async (tx, ids) => {
    const { rows } = await sql<Named>`
      select practice_id as id, name || ' (' || ods_code || ')' as name from register.practice_period
      where practice_id = any (${[...ids]}::uuid[]) and until_on = date '9999-12-31'`.execute(tx.db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  called: async (tx, words) => {
    const { rows } = await sql<{ id: string }>`
      select id from register.practice where ods_code = ${words.toUpperCase()}`.execute(tx.db)
    return rows.map(({ id }) => id)
  },
}

/** People in sight, by the name they have now. */
const people: Naming = {
  names: async (tx, ids) => {
    const { rows } = await sql<Named>`
      select id, name from register.person where id = any (${[...ids]}::uuid[])`.execute(tx.db)
    return new Map(rows.map(({ id, name }) => [id, name]))
  },
  called: async (tx, words) => {
    const { rows } = await sql<{ id: string }>`
      select id from register.person where office_id = ${tx.actor.office_id} and lower(name) = ${words.toLowerCase()}
      limit ${mostCalled}`.execute(tx.db)
    return rows.map(({ id }) => id)
  },
}

export const namings: readonly Naming[] = [practices, people]
