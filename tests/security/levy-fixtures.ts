import { keepFile } from '../../src/platform/files/store.ts'
import type { Id } from '../../src/platform/values.ts'
import type { Fixture } from './fixtures.ts'
import type { Place } from './world.ts'

let levies = 0
const day = (text: string) => Temporal.PlainDate.from(text)

/** A levy of a name of its own: an LMC may have any number for charities. */
export const aLevy = ({ make, lmc }: Place): Promise<Id<'levy'>> =>
  make(async (tx) => {
    const { id } = await tx.db
      .insertInto('levies.levy')
      .values({
        lmc_id: lmc.id,
        kind: 'charity',
        name: `Fund of an address ${++levies}`,
        joining: 'opt_in',
        begun_on: day('2004-04-01'),
        made_at: tx.now,
        made_by: 'Denise Fallow',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

/** What fills the addresses of levies, their rates, and who pays them. */
export const levyFixtures: Readonly<Record<string, Fixture>> = {
  '/levies/:id': { of: 'lmc', make: aLevy },
  '/levies/:id/rates/:rate_id': {
    of: 'lmc',
    make: ({ make, lmc }, [levy_id]) =>
      make(async (tx) => {
        const { id } = await tx.db
          .insertInto('levies.rate')
          .values({
            lmc_id: lmc.id,
            levy_id: levy_id as Id<'levy'>,
            from_on: day('2027-04-01'),
            rate: 60_000,
            per: 'year',
            list_basis: 'raw',
            counted: 'quarter_start',
            levy_year_starts: 4,
            rounding: 'half_up',
            difference_used_for: '',
            state: 'proposed',
            meeting: '',
            paper: '',
            proposed_at: tx.now,
            proposed_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/levies/contracts/:ods_code': { of: 'lmc', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/levies/mandates/:id': {
    of: 'lmc',
    make: async (place) => {
      const levy_id = await aLevy(place)
      const { make, lmc, practice_id } = place
      return make(async (tx) => {
        const { id } = await tx.db
          .insertInto('levies.mandate')
          .values({
            lmc_id: lmc.id,
            practice_id,
            levy_id,
            choice: 'in',
            during: '[2026-04-01,)',
            signed_by: 'Dr Amara Lee',
            signed_on: day('2026-03-12'),
            sha256: await keepFile(tx, Buffer.from('%PDF-1.7'), 'pdf'),
            file_name: 'mandate.pdf',
            ended_why: '',
            made_at: tx.now,
            made_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      })
    },
  },
}
