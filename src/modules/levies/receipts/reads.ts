import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export type LevyToPay = { readonly id: Id<'levy'>; readonly lmc_id: Id<'lmc'>; readonly label: string }
export type CollectorThere = { readonly id: Id<'collector'>; readonly lmc_id: Id<'lmc'>; readonly label: string }
/** What a receipt may be for, and from whom. */
export type Sides = { readonly levies: readonly LevyToPay[]; readonly collectors: readonly CollectorThere[] }

/** The levies of the LMCs in sight, and whoever collects there. */
export async function sides(tx: Reading): Promise<Sides> {
  const levies = await tx.db
    .selectFrom('levies.levy as v')
    .innerJoin('platform.lmc as l', 'l.id', 'v.lmc_id')
    .select(['v.id', 'v.lmc_id', 'v.name', 'l.name as lmc_name'])
    .orderBy('l.name')
    .orderBy('v.name')
    .execute()
  const collectors = await tx.db
    .selectFrom('levies.collector as k')
    .innerJoin('platform.lmc as l', 'l.id', 'k.lmc_id')
    .select(['k.id', 'k.lmc_id', 'k.name', 'l.name as lmc_name'])
    .where('k.ended_at', 'is', null)
    .orderBy('l.name')
    .orderBy('k.name')
    .execute()
  const lmcs = new Set([...levies, ...collectors].map(({ lmc_id }) => lmc_id))
  const label = ({ name, lmc_name }: { name: string; lmc_name: string }) =>
    lmcs.size > 1 ? `${lmc_name}: ${name}` : name
  return {
    levies: levies.map((levy) => ({ id: levy.id, lmc_id: levy.lmc_id, label: label(levy) })),
    collectors: collectors.map((one) => ({ id: one.id, lmc_id: one.lmc_id, label: label(one) })),
  }
}

/** A levy by its id, with the LMC it is of. */
export const levyOf = (tx: Reading, id: Id<'levy'>) =>
  tx.db
    .selectFrom('levies.levy as v')
    .innerJoin('platform.lmc as l', 'l.id', 'v.lmc_id')
    .select(['v.id', 'v.lmc_id', 'v.name', 'v.kind', 'l.name as lmc_name'])
    .where('v.id', '=', id)
    .where('v.lmc_id', 'in', [...tx.actor.lmc_ids])
    .executeTakeFirst()
