import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { RecipientKind } from './rules.ts'

export type Recipient = {
  readonly id: Id<'recipient'>
  readonly lmc_name: string
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly kind: RecipientKind
}

/** Everybody who is sent reports of the LMCs in sight. */
export const recipients = (tx: Reading): Promise<Recipient[]> =>
  tx.db
    .selectFrom('pressure.recipient as r')
    .innerJoin('platform.lmc as l', 'l.id', 'r.lmc_id')
    .select(['r.id', 'l.name as lmc_name', 'r.name', 'r.organisation', 'r.email', 'r.kind'])
    .where('r.ended_at', 'is', null)
    .orderBy('l.name')
    .orderBy('r.organisation')
    .orderBy('r.name')
    .execute()
