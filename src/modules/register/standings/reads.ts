import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'
import type { StandingFact } from './rules.ts'

export type Standing = {
  readonly id: Id<'standing'>
  readonly lmc_id: Id<'lmc'>
  readonly lmc_name: string
  readonly fact: StandingFact
  readonly words: string
  readonly during: During
}

/** What holds or held between somebody and the LMCs in sight, what holds first. */
export const standingsOf = (tx: Reading, person_id: Id<'person'>): Promise<Standing[]> =>
  tx.db
    .selectFrom('register.standing as s')
    .innerJoin('platform.lmc as l', 'l.id', 's.lmc_id')
    .select(['s.id', 's.lmc_id', 'l.short_name as lmc_name', 's.fact', 's.words', 's.during'])
    .where('s.person_id', '=', person_id)
    .orderBy('s.during', 'desc')
    .orderBy('s.fact')
    .execute()
