import { sql } from 'kysely'
import type { Reading, Writing } from '../scope.ts'
import type { Id } from '../values.ts'
import { whyStopped } from './fates.ts'

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

type Addressed = {
  readonly office_id: Id<'office'> | null
  readonly to_address: string
  readonly topic: string | null
  readonly is_private: boolean
}

/** Why a message may not go, for those that may not: what carries a way in always may, and so may what is no office's. */
export async function stopsOf(
  tx: Reading,
  messages: readonly Addressed[],
): Promise<(message: Addressed) => string | undefined> {
  const rows = await tx.db
    .selectFrom('platform.suppression')
    .select(['office_id', 'address', 'topic', 'reason'])
    .where('office_id', '=', sql<Id<'office'>>`any(${messages.flatMap(({ office_id }) => office_id ?? [])}::uuid[])`)
    .where('address', '=', sql<string>`any(${messages.map(({ to_address }) => to_address.toLowerCase())}::text[])`)
    .where('lifted_at', 'is', null)
    .orderBy('began_at', 'desc')
    .execute()
  const byAddress = Map.groupBy(rows, ({ address }) => address)
  return ({ office_id, to_address, topic, is_private }) => {
    if (is_private) return undefined
    const stop = byAddress
      .get(to_address.toLowerCase())
      ?.find((row) => row.office_id === office_id && (row.topic === null || row.topic === topic))
    return stop && whyStopped(stop)
  }
}

type Stop = {
  readonly office_id: Id<'office'>
  readonly address: string
  readonly topic?: string | null
  readonly reason: 'unsubscribed' | 'bounced' | 'complained' | 'office'
  readonly detail: string
}

/** Stops mail to these addresses; what is stopped for the same reason already stays as it is. */
export async function suppress(tx: Writing, stops: readonly Stop[]): Promise<void> {
  if (stops.length === 0) return
  await tx.db
    .insertInto('platform.suppression')
    .values(
      stops.map((stop) => ({
        ...stop,
        address: stop.address.toLowerCase(),
        began_at: tx.now,
        began_by: tx.actor.name,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type OnTopic = { readonly office_id: Id<'office'>; readonly to_address: string; readonly topic: string | null }

/** Its reader wants no more mail like this; false where it was about no topic, so that there is nothing to stop. */
export async function stopTopic(tx: Writing, { office_id, to_address, topic }: OnTopic, how: string): Promise<boolean> {
  if (topic === null) return false
  await suppress(tx, [{ office_id, address: to_address, topic, reason: 'unsubscribed', detail: how }])
  return true
}

/** Its reader wants mail like this again. */
export async function resumeTopic(tx: Writing, { office_id, to_address, topic }: OnTopic): Promise<void> {
  await tx.db
    .updateTable('platform.suppression')
    .set({ lifted_at: tx.now, lifted_by: tx.actor.name, lift_reason: 'they asked for it again' })
    .where('office_id', '=', office_id)
    .where('address', '=', to_address.toLowerCase())
    .where('topic', '=', topic)
    .where('reason', '=', 'unsubscribed')
    .where('lifted_at', 'is', null)
    .execute()
}
