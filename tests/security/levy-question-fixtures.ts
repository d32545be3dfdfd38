import { openScope, system } from '../../src/platform/scope.ts'
import type { Id } from '../../src/platform/values.ts'
import { issueRun, levyBooks } from '../support/levied.ts'
import type { Fixture } from './fixtures.ts'
import { moment, type Place } from './world.ts'

/** A line of an issued run that charges the place's practice. */
async function line({ installation, office_id, lmc, practice_id, make }: Place): Promise<Id<'line'>> {
  const scope = openScope(
    installation.db,
    installation.jobs,
    system(office_id, [lmc.id]),
    Temporal.Instant.from(moment),
  )
  const { run_id } = await issueRun(scope, await levyBooks(scope, lmc.id), [{ practice_id, amount_pence: 107_520 }])
  return make(async (tx) => {
    const { id } = await tx.db
      .selectFrom('levies.line')
      .select('id')
      .where('run_id', '=', run_id)
      .executeTakeFirstOrThrow()
    return id
  })
}

export const levyQuestionFixtures: Readonly<Record<string, Fixture>> = {
  '/our-levies/:code/lines/:id': { of: 'practice', make: line },
  '/levies/practices/:code': { of: 'lmc', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/levies/questions/:id': {
    of: 'lmc',
    make: async (place) => {
      const line_id = await line(place)
      const { make, lmc, practice_id } = place
      return make(async (tx) => {
        const { id } = await tx.db
          .insertInto('levies.question')
          .values({
            lmc_id: lmc.id,
            practice_id,
            line_id,
            words: 'Why is it 10,240?',
            pressed: crypto.randomUUID(),
            asked_at: tx.now,
            asked_by: 'Jo Bright',
            answer: '',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      })
    },
  },
}
