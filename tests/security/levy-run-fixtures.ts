import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Fixture } from './fixtures.ts'
import type { Place } from './world.ts'

let made = 0

/** A draft of a levy of its own that charges the place's practice nothing, for want of a list size. */
const run = ({ make, lmc, practice_id }: Place) =>
  make(async (tx) => {
    const period_from = Temporal.PlainDate.from('2026-10-01')
    const period_to = Temporal.PlainDate.from('2026-12-31')
    const { id: levy_id } = await tx.db
      .insertInto('levies.levy')
      .values({
        lmc_id: lmc.id,
        kind: 'charity',
        name: `Fund that is charged ${++made}`,
        joining: 'opt_in',
        begun_on: period_from,
        made_at: tx.now,
        made_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { id } = await tx.db
      .insertInto('levies.run')
      .values({
        lmc_id: lmc.id,
        levy_id,
        period_from,
        period_to,
        state: 'draft',
        pressed: randomUUID(),
        drafted_at: tx.now,
        drafted_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const line = await tx.db
      .insertInto('levies.line')
      .values({
        lmc_id: lmc.id,
        run_id: id,
        levy_id,
        practice_id,
        kind: 'not_charged',
        from_on: period_from,
        to_on: period_to,
        days: 92,
        of_days: 92,
        months: 3,
        exact_numerator: '0',
        exact_denominator: '1',
        amount_pence: 0,
        why: 'no_list_size',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, line_id: line.id }
  })

export const levyRunFixtures: Readonly<Record<string, Fixture>> = {
  '/levies/runs/:id': { of: 'lmc', make: async (place) => (await run(place)).id },
  '/levies/lines/:id': { of: 'lmc', make: async (place) => (await run(place)).line_id },
  '/levies/books/entries/:id': {
    of: 'lmc',
    make: ({ make, lmc }) =>
      make(async (tx) => {
        const { number } = await tx.db
          .selectFrom('levies.entry')
          .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
          .where('lmc_id', '=', lmc.id)
          .executeTakeFirstOrThrow()
        const on_day = Temporal.PlainDate.from('2026-11-01')
        const { id } = await tx.db
          .insertInto('levies.entry')
          .values({
            lmc_id: lmc.id,
            number,
            on_day,
            what: 'run_issued',
            words: 'A run',
            made_at: tx.now,
            made_by: 'Ruth Okafor',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
}
