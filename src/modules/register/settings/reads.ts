import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { During, Id } from '../../../platform/values.ts'

export type Lmc = {
  readonly id: Id<'lmc'>
  readonly name: string
  readonly short_name: string
  readonly brand_hue: number
  readonly smallest_cell: number
}

const lmcs = (tx: Reading) =>
  tx.db
    .selectFrom('platform.lmc as l')
    .select(['l.id', 'l.name', 'l.short_name', 'l.brand_hue', 'l.smallest_cell'])
    .where(sql<boolean>`l.id = any (${[...tx.actor.lmc_ids]}::uuid[])`)
    .orderBy('l.name')

/** The LMCs behind whose wall the reader works. */
export const lmcsInSight = (tx: Reading): Promise<Lmc[]> => lmcs(tx).execute()

export const lmcWith = (tx: Reading, id: Id<'lmc'>): Promise<Lmc | undefined> =>
  lmcs(tx).where('l.id', '=', id).executeTakeFirst()

export type Drawn = {
  readonly id: Id<'boundary'>
  readonly during: During
  readonly commissioners: readonly string[]
  readonly local_authorities: readonly string[]
  readonly added_codes: readonly string[]
  readonly excluded_codes: readonly string[]
  readonly drawn_at: Temporal.Instant
  readonly drawn_by: string
}

/** How an LMC's area has been drawn, latest first. */
export const boundariesOf = (tx: Reading, lmc_id: Id<'lmc'>): Promise<Drawn[]> =>
  tx.db
    .selectFrom('register.boundary')
    .select([
      'id',
      'during',
      'commissioners',
      'local_authorities',
      'added_codes',
      'excluded_codes',
      'drawn_at',
      'drawn_by',
    ])
    .where('lmc_id', '=', lmc_id)
    .orderBy('during', 'desc')
    .execute()

export type LmcName = { readonly name: string; readonly office_name: string }

/** Which LMCs this installation serves, and whose they are: no secret. */
export const lmcNames = (tx: Reading): Promise<LmcName[]> =>
  tx.db
    .selectFrom('platform.lmc as l')
    .innerJoin('platform.office as o', 'o.id', 'l.office_id')
    .select(['l.name', 'o.name as office_name'])
    .orderBy('o.name')
    .orderBy('l.name')
    .execute()
