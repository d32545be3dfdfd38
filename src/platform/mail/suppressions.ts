import { sql } from 'kysely'
import type { Reading } from '../scope.ts'

/** How mail to an address fares, as an office knows it. */
export type AddressState = {
  /** The worst that is so: somebody complained, the office stopped it, what is sent comes back; else it works. */
  readonly state: 'working' | 'bouncing' | 'complained' | 'stopped'
  /** The topics they get no more of. */
  readonly unsubscribed: readonly string[]
}

const worst = ['complained', 'stopped', 'bouncing'] as const
const meaning = { complained: 'complained', office: 'stopped', bounced: 'bouncing', unsubscribed: 'stopped' } as const

/** How mail to each of these addresses fares at the actor's office, by the address as it was given. */
export async function addressStates(
  tx: Reading,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, AddressState>> {
  const given = [...new Set(addresses)]
  const rows =
    given.length === 0
      ? []
      : await tx.db
          .selectFrom('platform.suppression')
          .select(['address', 'topic', 'reason'])
          .where('office_id', '=', tx.actor.office_id)
          .where('address', '=', sql<string>`any(${given.map((address) => address.toLowerCase())}::text[])`)
          .where('lifted_at', 'is', null)
          .orderBy('topic')
          .execute()
  const byAddress = Map.groupBy(rows, ({ address }) => address)
  return new Map(
    given.map((address) => {
      const its = byAddress.get(address.toLowerCase()) ?? []
      const whole = its.flatMap(({ topic, reason }) => (topic === null ? [meaning[reason]] : []))
      return [
        address,
        {
          state: worst.find((state) => whole.includes(state)) ?? 'working',
          unsubscribed: [...new Set(its.flatMap(({ topic }) => topic ?? []))],
        },
      ]
    }),
  )
}
