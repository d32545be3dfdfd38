import { newToken, tokenHash } from '../../src/platform/session.ts'
import type { Fixture } from './fixtures.ts'

const week = () => '2026-11-16'
const monday = Temporal.PlainDate.from(week())

/** What fills the addresses of the weekly return. */
export const returnFixtures: Readonly<Record<string, Fixture>> = {
  '/return/:secret': {
    of: 'everybody',
    missing: 'x'.repeat(43),
    make: ({ make, office_id, lmc, practice_id }) =>
      make(async (tx) => {
        const secret = newToken()
        const link = { office_id, lmc_id: lmc.id, practice_id, week_of: monday, name: 'Jo Bright' }
        await tx.db
          .insertInto('pressure.return_link')
          .values({
            ...link,
            token_hash: tokenHash(secret),
            made_at: tx.now,
            ends_at: Temporal.Instant.from('2026-12-14T00:00:00Z'),
          })
          .execute()
        return secret
      }),
  },
  '/our-returns/:ods_code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/our-returns/:ods_code/:week': { of: 'everybody', missing: '2026-11-17', make: week },
  '/pressure/returns/:ods_code': { of: 'practice', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/pressure/returns/:ods_code/:week': { of: 'everybody', missing: '2026-11-17', make: week },
}
