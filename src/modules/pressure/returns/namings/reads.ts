import { sql } from 'kysely'
import type { Naming } from '../../../../platform/module.ts'
import { plainDay } from '../../../../platform/values.ts'

/** Returns by their practice and week; whoever looks for one looks for its practice. */
export const namings: readonly Naming[] = [
  {
    names: async (tx, ids) => {
      const { rows } = await sql<{ id: string; name: string; week_of: Temporal.PlainDate }>`
        select r.id, p.name, r.week_of from pressure.weekly_return r
        join register.practice_name p on p.practice_id = r.practice_id
        where r.id = any (${[...ids]}::uuid[])`.execute(tx.db)
      return new Map(rows.map(({ id, name, week_of }) => [id, `${name}, week of ${plainDay(week_of)}`]))
    },
    called: async () => [],
  },
]
