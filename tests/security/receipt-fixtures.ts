import { keepFile } from '../../src/platform/files/store.ts'
import { aReceipt, leviedBy } from '../support/received.ts'
import type { Fixture } from './fixtures.ts'
import type { Place } from './world.ts'

let made = 0
let files = 0

/** A charity's levy of its own, with one run that charges the practice. */
const levied = ({ installation, lmc, practice_id }: Place) =>
  leviedBy(installation, lmc, {
    kind: 'charity',
    name: `Convalescent fund ${++made}`,
    remitted_rate: 60_000,
    runs: [{ from: '2026-07-01', issued: '2026-07-10T09:00:00Z', charged: new Map([[practice_id, 1_000 + made]]) }],
  })

async function receipt(place: Place) {
  const { levy_id, collector_id, line_ids } = await levied(place)
  const line_id = line_ids[0]?.get(place.practice_id)
  if (!line_id) throw new Error('no line was charged')
  const { lmc, practice_id } = place
  const of = { lmc_id: lmc.id, levy_id, collector_id, practice_id }
  const id = await place.make((tx) =>
    aReceipt(
      tx,
      { ...of, named: `Payer ${made}`, amount_pence: 900, on: '2026-10-01' },
      { line_id, amount_pence: 400 },
    ),
  )
  return { id, line_id }
}

const aPerson = ({ make, office_id, lmc }: Place) =>
  make(async (tx) => {
    const { id } = await tx.db
      .insertInto('register.person')
      .values({
        office_id,
        family_name: `Locumson ${++made}`,
        lmc_ids: [lmc.id],
        source: 'typed',
        made_at: tx.now,
        made_by: 'Ruth Okafor',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })

const run: Fixture = { of: 'lmc', make: async (place) => (await levied(place)).run_ids[0] ?? '' }

export const receiptFixtures: Readonly<Record<string, Fixture>> = {
  '/levies/receipts/files/:id': {
    of: 'lmc',
    make: async (place) => {
      const { levy_id, collector_id } = await levied(place)
      return place.make(async (tx) => {
        const content = Buffer.from(`Code,Amount\n${place.ods_code},${made}.00\n`)
        const sha256 = `f${String(++files).padStart(63, '0')}`
        await tx.db
          .insertInto('platform.file')
          .values({ sha256, bytes: content.length, kind: 'text', content, kept_at: tx.now })
          .execute()
        const { id } = await tx.db
          .insertInto('levies.receipt_file')
          .values({
            lmc_id: place.lmc.id,
            levy_id,
            collector_id,
            name: 'statement.csv',
            sha256,
            columns: '[{"title":"Code","holds":"ods_code"},{"title":"Amount","holds":"amount"}]',
            received_on: Temporal.PlainDate.from('2026-10-01'),
            state: 'given',
            given_at: tx.now,
            given_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      })
    },
  },
  '/levies/weighted-lists/:id': {
    of: 'lmc',
    make: (place) =>
      place.make(async (tx) => {
        const content = Buffer.from(`Code,Weighted\n${place.ods_code},${++files}\n`)
        const { id } = await tx.db
          .insertInto('levies.weighted_file')
          .values({
            lmc_id: place.lmc.id,
            name: 'weighted.csv',
            sha256: await keepFile(tx, content, 'text'),
            columns: '[{"title":"Code","holds":"ods_code"},{"title":"Weighted","holds":"patients"}]',
            counted_on: Temporal.PlainDate.from('2026-10-01'),
            state: 'given',
            given_at: tx.now,
            given_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      }),
  },
  '/levies/receipts/:id': { of: 'lmc', make: async (place) => (await receipt(place)).id },
  '/levies/receipts/:id/allocations/:line_id': {
    of: 'lmc',
    make: (place, [id = '']) =>
      place.make(async (tx) => {
        const { line_id } = await tx.db
          .selectFrom('levies.allocation')
          .select('line_id')
          .where('receipt_id', '=', id as Awaited<ReturnType<typeof receipt>>['id'])
          .executeTakeFirstOrThrow()
        return line_id
      }),
  },
  '/levies/debts/:id': { of: 'lmc', make: async (place) => (await levied(place)).levy_id },
  '/levies/debts/:id/:ods_code': { of: 'lmc', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/levies/write-offs/lines/:line_id': { of: 'lmc', make: async (place) => (await receipt(place)).line_id },
  '/levies/write-offs/:id': {
    of: 'lmc',
    make: async (place) => {
      const { line_id } = await receipt(place)
      return place.make(async (tx) => {
        const { id } = await tx.db
          .insertInto('levies.write_off')
          .values({
            lmc_id: place.lmc.id,
            line_id,
            amount_pence: 100,
            reason: 'It closed',
            decided_by: 'Committee, paper 7',
            decided_on: Temporal.PlainDate.from('2026-10-01'),
            state: 'proposed',
            pressed: crypto.randomUUID(),
            proposed_at: tx.now,
            proposed_by: 'Denise Fallow',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      })
    },
  },
  '/levies/variances/:id': run,
  '/levies/variances/:id/:ods_code': { of: 'lmc', missing: 'Q99999', make: ({ ods_code }) => ods_code },
  '/levies/remittances/:id': run,
  '/levies/sessional/people/:person_id': { of: 'lmc', make: aPerson },
  '/levies/sessional/:id': {
    of: 'lmc',
    make: async (place) => {
      const person_id = await aPerson(place)
      return place.make(async (tx) => {
        const { id } = await tx.db
          .insertInto('levies.sessional_member')
          .values({
            office_id: place.office_id,
            lmc_id: place.lmc.id,
            person_id,
            fee_pence: 4_000,
            during: '[2026-04-01,)',
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
