import type { Id } from '../../../platform/values.ts'
import { ofWholeOffice, permissionsOf } from '../../../roles.ts'

/** A role held today in the office one works in: of the whole of it, of one LMC, or of a practice. */
export type Holding = {
  readonly role: string
  readonly lmc_id: Id<'lmc'> | null
  readonly practice_id: Id<'practice'> | null
}

type Place = { readonly lmc_id: Id<'lmc'> | null; readonly practice_id: Id<'practice'> | null }

export type Reach = {
  readonly lmc_ids: readonly Id<'lmc'>[]
  readonly practice_ids: readonly Id<'practice'>[]
  readonly permissions: ReadonlySet<string>
}

const countsAt = (place: Place) => (held: Holding) =>
  held.practice_id === null
    ? held.lmc_id === null || held.lmc_id === place.lmc_id
    : held.practice_id === place.practice_id && held.lmc_id === place.lmc_id

const only = <T>(values: readonly (T | null)[]) => [...new Set(values.filter((value) => value !== null))]

/**
 * What is let in each place that somebody's roles reach. A role lets nothing anywhere else: who works for one LMC and runs a
 * practice of another has nothing to do with that LMC's other practices.
 */
export function placesOf(held: readonly Holding[], lmc_ids: readonly Id<'lmc'>[]) {
  const served: Place[] = (lmc_ids.length > 0 ? lmc_ids : [null]).map((lmc_id) => ({ lmc_id, practice_id: null }))
  const practices = held.filter(({ practice_id }) => practice_id !== null)
  return [...served, ...practices].flatMap(({ lmc_id, practice_id }) => {
    const here = held.filter(countsAt({ lmc_id, practice_id }))
    const of = (roles: readonly Holding[]) => [...permissionsOf(roles.map(({ role }) => role))]
    const isWhole = (role: Holding) => role.lmc_id === null || lmc_ids.length === 1
    const permissions = new Set([
      ...of(here.filter(isWhole)),
      ...of(here).filter((permission) => !ofWholeOffice.has(permission)),
    ])
    return here.length > 0 ? [{ lmc_id, practice_id, permissions }] : []
  })
}
export type Reached = ReturnType<typeof placesOf>[number]

/** All of it together: what there is a way to at all. */
export const wholeReach = (places: readonly Reached[]): Reach => ({
  lmc_ids: only(places.map(({ lmc_id }) => lmc_id)),
  practice_ids: only(places.map(({ practice_id }) => practice_id)),
  permissions: new Set(places.flatMap(({ permissions }) => [...permissions])),
})

/**
 * How far one permission reaches: the places where it is let. Of other permissions only those are left that are let in all of
 * them, so that a page shows no part of itself about a place where that part isn't let.
 */
export function reachOf(places: readonly Reached[], may: string): Reach {
  const where = places.filter(({ permissions }) => permissions.has(may))
  const whole = wholeReach(where)
  return {
    ...whole,
    permissions: new Set(
      [...whole.permissions].filter((one) => where.every(({ permissions }) => permissions.has(one))),
    ),
  }
}
