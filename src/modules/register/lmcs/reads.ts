import { sql } from 'kysely'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export type LmcThere = {
  readonly id: Id<'lmc'>
  readonly office_id: Id<'office'>
  readonly office_name: string
  readonly name: string
  readonly short_name: string
}

/** Every LMC of the installation. That it exists is public. */
export const lmcsThere = (tx: Reading): Promise<LmcThere[]> =>
  tx.db
    .selectFrom('platform.lmc as l')
    .innerJoin('platform.office as o', 'o.id', 'l.office_id')
    .select(['l.id', 'l.office_id', 'o.name as office_name', 'l.name', 'l.short_name'])
    .orderBy('l.name')
    .execute()

export type LmcSize = { readonly practices: number; readonly patients: number }

/** How many active practices an LMC has on a day, and how many patients on their latest lists. */
export async function lmcSize(tx: Reading, lmc_id: Id<'lmc'>, day: Temporal.PlainDate): Promise<LmcSize> {
  const { rows } = await sql<LmcSize>`
    select count(*)::int as practices, coalesce(sum(p.list_size), 0)::int as patients
    from register.representation r join register.practice_period p on p.practice_id = r.practice_id
    where r.lmc_id = ${lmc_id} and r.during @> ${day}::date and p.from_on <= ${day}::date and p.until_on > ${day}::date
      and p.status = 'active'`.execute(tx.db)
  return rows[0] ?? { practices: 0, patients: 0 }
}

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
