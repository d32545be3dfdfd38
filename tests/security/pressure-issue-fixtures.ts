import { newToken } from '../../src/platform/session.ts'
import { closedWeek } from '../support/closed-weeks.ts'
import { exampleSitrep } from '../../src/modules/pressure/sitreps/examples/rules.ts'
import { openScope, system } from '../../src/platform/scope.ts'
import type { Fixture } from './fixtures.ts'
import { moment, type Place } from './world.ts'

let weeks = 0

/** A report of a week of its own, frozen or released. */
async function issue({ installation, make, office_id, lmc }: Place, state: 'frozen' | 'released') {
  const week_of = Temporal.PlainDate.from('2020-01-06').subtract({ weeks: weeks++ })
  const scope = openScope(
    installation.db,
    installation.jobs,
    system(office_id, [lmc.id]),
    Temporal.Instant.from(moment),
  )
  await closedWeek(scope, { lmc_id: lmc.id, week_of: week_of.toString() })
  return make((tx) =>
    tx.db
      .insertInto('pressure.issue')
      .values({
        lmc_id: lmc.id,
        week_of,
        number: 1_000 + weeks,
        version: 1,
        state,
        figures: JSON.stringify(exampleSitrep.figures),
        narrative: '',
        what_changed: '',
        secret: newToken(),
        frozen_at: tx.now,
        frozen_by: 'OpenLMC',
        released_at: state === 'released' ? tx.now : null,
        released_by: state === 'released' ? 'Ruth Okafor' : null,
      })
      .returning(['id', 'secret'])
      .executeTakeFirstOrThrow(),
  )
}

export const issueFixtures: Readonly<Record<string, Fixture>> = {
  '/pressure/issues/:id': { of: 'lmc', make: async (place) => (await issue(place, 'frozen')).id },
  // Only what is released is signed.
  'GET /pressure/issues/:id/signed.json': { of: 'lmc', make: async (place) => (await issue(place, 'released')).id },
  '/sitreps/:secret': {
    of: 'everybody',
    missing: 'x'.repeat(43),
    make: async (place) => (await issue(place, 'released')).secret,
  },
  '/pressure/recipients/:id': {
    of: 'lmc',
    make: ({ make, lmc }) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('pressure.recipient')
          .values({
            lmc_id: lmc.id,
            name: 'Dana Whitlock',
            organisation: 'The ICB',
            email: `dana.${++weeks}@icb.example`,
            kind: 'icb',
            added_at: tx.now,
            added_by: 'Ruth Okafor',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
}
