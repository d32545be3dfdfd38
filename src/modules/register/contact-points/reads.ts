import { addressStates, type AddressState } from '../../../platform/mail/suppressions.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { Source } from '../people/rules.ts'
import type { ContactKind, ContactPurpose } from './rules.ts'

export type ContactPoint = {
  readonly id: Id<'contact_point'>
  readonly kind: ContactKind
  readonly value: string
  readonly purpose: ContactPurpose
  readonly source: Source
  readonly made_at: Temporal.Instant
}

/** How somebody is reached now; whether mail arrives there is the mail's to say. Whoever asks has seen the person. */
export const contactPointsOf = (tx: Reading, person_id: Id<'person'>): Promise<ContactPoint[]> =>
  tx.db
    .selectFrom('register.contact_point')
    .select(['id', 'kind', 'value', 'purpose', 'source', 'made_at'])
    .where('person_id', '=', person_id)
    .where('ended_at', 'is', null)
    .orderBy('kind')
    .orderBy('made_at')
    .execute()

export type ContactPointShown = ContactPoint & AddressState

/** The same with how mail to each address fares; a telephone works as far as anybody knows. */
export async function contactPointsShown(tx: Reading, person_id: Id<'person'>): Promise<ContactPointShown[]> {
  const reached = await contactPointsOf(tx, person_id)
  const addresses = reached.filter(({ kind }) => kind === 'email').map(({ value }) => value)
  const states = await addressStates(tx, addresses)
  return reached.map((point) => ({ ...point, ...(states.get(point.value) ?? { state: 'working', unsubscribed: [] }) }))
}
