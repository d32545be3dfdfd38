import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { NominationPurpose } from './rules.ts'

export type Nomination = {
  readonly id: Id<'nomination'>
  readonly lmc_id: Id<'lmc'>
  readonly practice_id: Id<'practice'>
  readonly ods_code: string
  readonly practice_name: string
  readonly person_id: Id<'person'>
  readonly name: string
  readonly purpose: NominationPurpose
  readonly during: During
  /** A nomination counts only while whoever was nominated holds a post there. */
  readonly is_there: boolean
}

const nominations = (tx: Reading, on: Temporal.PlainDate) =>
  tx.db
    .selectFrom('register.nomination as n')
    .innerJoin('register.person as h', 'h.id', 'n.person_id')
    .innerJoin('register.practice_period as p', (join) =>
      join
        .onRef('p.practice_id', '=', 'n.practice_id')
        .on('p.until_on', '=', sql<Temporal.PlainDate>`date '9999-12-31'`),
    )
    .select(['n.id', 'n.lmc_id', 'n.practice_id', 'p.ods_code', 'p.name as practice_name', 'n.person_id', 'h.name'])
    .select(['n.purpose', 'n.during'])
    .select(
      sql<boolean>`exists (select from register.post t where t.person_id = n.person_id and t.practice_id = n.practice_id
        and t.state = 'held' and t.during @> ${on}::date)`.as('is_there'),
    )
    .orderBy('n.purpose')
    .orderBy('h.family_name')

/** Whom a practice has nominated, as it stands on a day. */
export const nominationsAt = (
  tx: Reading,
  practice_id: Id<'practice'>,
  on: Temporal.PlainDate,
): Promise<Nomination[]> =>
  nominations(tx, on)
    .where('n.practice_id', '=', practice_id)
    .where(sql<boolean>`n.during @> ${on}::date`)
    .execute()

/** Everything somebody is or was nominated for. */
export const nominationsOf = (tx: Reading, person_id: Id<'person'>, on: Temporal.PlainDate): Promise<Nomination[]> =>
  nominations(tx, on).where('n.person_id', '=', person_id).execute()
