import { system, openScope } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { issueRun, levyBooks } from '../support/levied.ts'
import type { Fixture } from './fixtures.ts'
import { moment, type Place } from './world.ts'

const scopeAt = ({ installation, office_id, lmc }: Place) =>
  openScope(installation.db, installation.jobs, system(office_id, [lmc.id]), Temporal.Instant.from(moment))

/** An issued run of a levy of its own, with a paper for the practice of the place. */
async function run(place: Place) {
  const books = await levyBooks(scopeAt(place), place.lmc.id)
  const { run_id } = await issueRun(scopeAt(place), books, [{ practice_id: place.practice_id, amount_pence: 107_520 }])
  return { ...books, run_id }
}

const paper = async (place: Place, run_id: string) => {
  const { id } = await place.make((tx) =>
    tx.db
      .selectFrom('levies.document')
      .select('id')
      .where('run_id', '=', run_id as Id<'run'>)
      .executeTakeFirstOrThrow(),
  )
  return id
}

export const levyPaperFixtures: Readonly<Record<string, Fixture>> = {
  '/levies/runs/:id': { of: 'lmc', make: async (place) => (await run(place)).run_id },
  '/levies/runs/:id/schedules/:collector_id': {
    of: 'lmc',
    make: (place, [run_id]) =>
      place.make(async (tx) => {
        const { collector_id } = await tx.db
          .selectFrom('levies.line')
          .select('collector_id')
          .where('run_id', '=', run_id as Id<'run'>)
          .executeTakeFirstOrThrow()
        return collector_id ?? ''
      }),
  },
  '/levies/documents/:id': {
    of: 'lmc',
    make: async (place) => paper(place, (await run(place)).run_id),
  },
  '/our-levies/:code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/our-levies/:code/documents/:id': {
    of: 'practice',
    make: async (place) => paper(place, (await run(place)).run_id),
  },
  '/levies/collectors/:id': {
    of: 'lmc',
    make: async (place) => (await levyBooks(scopeAt(place), place.lmc.id)).pcse,
  },
  '/levies/rate-letters/:id': {
    of: 'lmc',
    make: async (place) => {
      const { rate_id, pcse, lmc_id } = await levyBooks(scopeAt(place), place.lmc.id)
      const { id } = await place.make((tx) =>
        tx.db
          .insertInto('levies.rate_letter')
          .values({
            lmc_id,
            rate_id,
            collector_id: pcse,
            sent_on: Temporal.PlainDate.from('2026-11-19'),
            words: '',
            made_at: tx.now,
            made_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow(),
      )
      return id
    },
  },
}
