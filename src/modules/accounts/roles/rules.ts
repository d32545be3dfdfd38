import { grants, roleWords, type Role } from '../../../roles.ts'
import type { During, Id } from '../../../platform/values.ts'

/** What a role is held of: a whole office, one LMC of it, or a practice of an LMC. */
export type RoleAt = {
  readonly role: string
  readonly lmc_id: Id<'lmc'> | null
  readonly practice_id: Id<'practice'> | null
}

/** As somebody chooses one: an LMC or a practice by what they know it by. */
export type RoleChosen = {
  readonly role: Role
  readonly of: Id<'lmc'> | 'office' | 'practice'
  readonly ods_code: string | null
}

const lets = ({ role }: RoleAt, may: string) =>
  Object.hasOwn(grants, role) && grants[role as Role].some((granted) => granted === may)

/**
 * Nobody gives beyond what they hold: an administrator of the whole office any role in it, one of an LMC the roles of that LMC
 * and its practices, and a practice's administrator its staff's.
 */
export const mayGive = (held: readonly RoleAt[], asked: RoleAt) =>
  held.some(
    (mine) =>
      (lets(mine, 'accounts.give_roles') && (mine.lmc_id === null || mine.lmc_id === asked.lmc_id)) ||
      (lets(mine, 'accounts.give_practice_roles') &&
        asked.role === 'practice_staff' &&
        mine.practice_id !== null &&
        mine.practice_id === asked.practice_id),
  )

/** An office without one can never again be given one from inside. */
export const isWholeAdministrator = ({ role, lmc_id }: RoleAt) => role === 'office_administrator' && lmc_id === null

export const roleLabel = (role: string) =>
  Object.hasOwn(roleWords, role) ? roleWords[role as Role].label : role.replaceAll('_', ' ')

type Named = {
  readonly role: string
  readonly lmc_name: string | null
  readonly practice_name: string | null
  readonly office_name: string
}

/** `Elm Surgery`, `Wealdshire LMC`, or the office. */
export const roleOf = ({ lmc_name, practice_name, office_name }: Omit<Named, 'role'>) =>
  practice_name ?? lmc_name ?? office_name

/** `Practice staff of Elm Surgery` */
export const roleInWords = (named: Named) => `${roleLabel(named.role)} of ${roleOf(named)}`

/** The first day on which a role is held no more, where its last is given; at once where it isn't. */
export const endsOn = (last_day: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  last_day ? last_day.add({ days: 1 }) : today

export const goesOn = (
  { until, never_was }: Pick<During, 'until'> & { readonly never_was: boolean },
  today: Temporal.PlainDate,
) => !never_was && (until === null || Temporal.PlainDate.compare(until, today) > 0)

export const lastDayOf = ({ until }: Pick<During, 'until'>) => until?.subtract({ days: 1 }) ?? null

export type When = 'now' | 'past' | 'coming' | 'any'
export const whens: Readonly<Record<When, string>> = {
  now: 'Held today',
  coming: 'Still to begin',
  past: 'Ended',
  any: 'Whenever',
}

export type RolesAsked = {
  readonly q: string
  readonly role: Role | ''
  readonly lmc: string
  readonly when: When
  readonly page: number
}
