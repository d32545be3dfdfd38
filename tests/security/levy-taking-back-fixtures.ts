import type { Id } from '../../src/platform/values.ts'
import { leviedBy } from '../support/received.ts'
import type { Fixture } from './fixtures.ts'

let made = 0

/** What fills the addresses at which what was noted of a levy’s money is taken back. */
export const levyTakingBackFixtures: Readonly<Record<string, Fixture>> = {
  '/levies/set-offs/:id': {
    of: 'lmc',
    make: async ({ installation, lmc, practice_id, make }) => {
      const charged = (pence: number) => new Map([[practice_id, pence]])
      const { line_ids } = await leviedBy(installation, lmc, {
        kind: 'charity',
        name: `Widows’ fund ${++made}`,
        runs: [
          { from: '2026-04-01', issued: '2026-04-10T09:00:00Z', charged: charged(1_000) },
          { from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged: charged(-400), corrects: 0 },
        ],
      })
      const [owed, credit] = line_ids.map((lines) => lines.get(practice_id))
      if (!owed || !credit) throw new Error('no line was charged')
      return make(async (tx) => {
        const at = { lmc_id: lmc.id, made_at: tx.now, made_by: 'Denise Fallow' }
        const { id: set_off_id } = await tx.db
          .insertInto('levies.set_off')
          .values({ ...at, line_id: credit })
          .returning('id')
          .executeTakeFirstOrThrow()
        const parts = [
          { ...at, set_off_id, line_id: credit, amount_pence: -400 },
          { ...at, set_off_id, line_id: owed, amount_pence: 400 },
        ]
        await tx.db.insertInto('levies.allocation').values(parts).execute()
        return set_off_id
      })
    },
  },
  '/levies/remittances/:id/sendings/:remittance_id': {
    of: 'lmc',
    make: ({ make, lmc }, [run_id]) =>
      make(async (tx) => {
        const { levy_id, period_from, period_to } = await tx.db
          .selectFrom('levies.run')
          .select(['levy_id', 'period_from', 'period_to'])
          .where('id', '=', run_id as Id<'run'>)
          .executeTakeFirstOrThrow()
        const { id } = await tx.db
          .insertInto('levies.remittance')
          .values({
            lmc_id: lmc.id,
            levy_id,
            period_from,
            period_to,
            due_pence: 1_000,
            collected_pence: 1_000,
            sent_pence: 500,
            sent_on: Temporal.PlainDate.from('2026-10-01'),
            reference: `R${++made}`,
            pressed: crypto.randomUUID(),
            made_at: tx.now,
            made_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
}
