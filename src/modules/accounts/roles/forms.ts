import { day, maybe, oneOf, words } from '../../../platform/forms/field.ts'
import type { Values } from '../../../platform/forms/read.ts'
import type { Id } from '../../../platform/values.ts'
import { isRole, roleWords, type Role } from '../../../roles.ts'
import { whens, type RolesAsked, type When } from './rules.ts'

export type LmcChoice = { readonly id: Id<'lmc'>; readonly name: string }

export const roleChoices = (Object.keys(roleWords) as Role[]).map((value) => ({ value, label: roleWords[value].label }))

/** Which role, of what; a practice's code names the LMC too. */
export const roleFields = (lmcs: readonly LmcChoice[]) => ({
  role: oneOf<Role>('Role', roleChoices, { as: 'select' }),
  of: oneOf<Id<'lmc'> | 'office' | 'practice'>(
    'What it is for',
    [
      { value: 'office', label: 'The whole office' },
      ...lmcs.map(({ id, name }) => ({ value: id, label: name })),
      { value: 'practice', label: 'A practice' },
    ],
    { as: 'select' },
  ),
  ods_code: maybe(words('Practice’s code', 6, { hint: 'Where it is for a practice, such as C82001' })),
})

export const givingForm = (lmcs: readonly LmcChoice[]) => ({
  ...roleFields(lmcs),
  from: maybe(day('First day', { hint: 'Blank is today' })),
  last_day: maybe(day('Last day', { hint: 'Blank is until somebody ends it' })),
})
export type GivingForm = ReturnType<typeof givingForm>
export type GivingAnswers = Values<GivingForm>

export const endingForm = { last_day: maybe(day('Last day', { hint: 'Blank ends it at once' })) }
export type EndingAnswers = Values<typeof endingForm>

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Reads an address; what makes no sense there is left out. The role is `held` there: on the same page another is given as `role`. */
export function rolesAsked(query: URLSearchParams): RolesAsked {
  const given = (name: string) => query.get(name) ?? ''
  const page = Number(given('page') || 1)
  return {
    q: given('q').trim().slice(0, 100),
    role: isRole(given('held')) ? (given('held') as Role) : '',
    lmc: given('lmc') === 'office' || uuid.test(given('lmc')) ? given('lmc') : '',
    when: Object.hasOwn(whens, given('when')) ? (given('when') as When) : 'now',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function rolesQuery({ q, role, lmc, when }: RolesAsked): string {
  const parts = Object.entries({ q, held: role, lmc, when: when === 'now' ? '' : when }).filter(
    ([, value]) => value !== '',
  )
  return new URLSearchParams(parts).toString()
}
