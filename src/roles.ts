import type { Permission } from './platform/routes.ts'

export type Role =
  | 'office_administrator'
  | 'office_staff'
  | 'finance_staff'
  | 'casework_staff'
  | 'communications_staff'
  | 'data_staff'
  | 'governance_staff'
  | 'officer'
  | 'committee_member'
  | 'observer'
  | 'practice_administrator'
  | 'practice_staff'

/** All that is open after a mailed link to whoever holds one of `needs_second_step`. */
export const half_in: readonly Permission[] = ['accounts.pass_second_step']

const anybody: readonly Permission[] = [
  ...half_in,
  'accounts.hold_session',
  'desk.read_own_record',
  'desk.see_notifications',
  'desk.see_own_data',
]

const read_register: readonly Permission[] = [
  ...anybody,
  'register.read_practices',
  'register.read_areas',
  'register.read_list_sizes',
  'desk.see_today',
  'desk.search_office',
  'desk.see_calendar',
]

const office_staff: readonly Permission[] = [
  ...read_register,
  'register.write_notes',
  'register.group_practices',
  'register.read_changes',
  'register.follow_changes',
  'register.read_imports',
  'register.read_people',
  'register.write_people',
  'accounts.act_for_practices',
  'desk.write_diary',
]

const practice_staff: readonly Permission[] = [...anybody, 'desk.see_what_wants_you', 'register.see_own_people']

/** Who may do what, on one page. */
export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  office_administrator: [
    ...office_staff,
    'register.draw_boundaries',
    'register.import_open_data',
    'register.import_people',
    'register.merge_people',
    'register.answer_erasures',
    'register.set_list_keeping',
    'accounts.make_tokens',
    'accounts.give_roles',
    'accounts.set_providers',
    'accounts.release_lockouts',
    'desk.work_jobs',
    'desk.read_record',
    'desk.answer_corrections',
    'desk.read_mail',
    'desk.set_mail',
  ],
  office_staff,
  finance_staff: office_staff,
  casework_staff: office_staff,
  communications_staff: [...office_staff, 'desk.read_mail'],
  data_staff: [...office_staff, 'register.import_open_data', 'register.import_people', 'register.merge_people'],
  governance_staff: [...office_staff, 'desk.read_record', 'desk.answer_corrections', 'register.answer_erasures'],
  officer: read_register,
  committee_member: read_register,
  observer: ['register.read_practices', 'register.read_areas', ...anybody],
  practice_administrator: [...practice_staff, 'register.keep_own_people', 'desk.read_practice_record'],
  practice_staff,
}

/** Roles for which a mailed link alone is not enough. */
export const needs_second_step: ReadonlySet<string> = new Set<Role>([
  'office_administrator',
  'office_staff',
  'finance_staff',
  'casework_staff',
  'communications_staff',
  'data_staff',
  'governance_staff',
  'officer',
  'committee_member',
  'observer',
])

export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => (role in grants ? grants[role as Role] : [])))
