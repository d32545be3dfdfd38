import { randomUUID } from 'node:crypto'
import { londonDay } from '../../src/platform/values.ts'
import { weekOf } from '../../src/modules/pressure/weeks/rules.ts'
import type { Fixture } from './fixtures.ts'

let made = 0

export const askFixtures: Readonly<Record<string, Fixture>> = {
  '/our-asks/:ods_code': {
    of: 'practice',
    missing: 'Z99999',
    make: ({ ods_code }) => ods_code,
  },
  '/pressure/asks/:id': {
    of: 'lmc',
    make: ({ make, lmc, practice_id }) =>
      make(async (tx) => {
        const what = { asked_of: 'icb', asked_name: 'The ICB', what: 'Help', is_named: false, state: 'open' } as const
        const when = {
          due_on: londonDay(tx.now),
          asked_on: londonDay(tx.now),
          asked_at: tx.now,
          asked_by: 'Ruth Okafor',
        }
        const { id } = await tx.db
          .insertInto('pressure.ask')
          .values({ lmc_id: lmc.id, practice_id, ...what, ...when, pressed: randomUUID() })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/pressure/suggestions/:id': {
    of: 'lmc',
    make: ({ make, lmc, practice_id }) =>
      make(async (tx) => {
        const week_of = weekOf(londonDay(tx.now)).subtract({ weeks: ++made })
        const { id } = await tx.db
          .insertInto('pressure.suggestion')
          .values({ lmc_id: lmc.id, practice_id, week_of, kind: 'red', because: 'Red', state: 'open', made_at: tx.now })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
}
