import type { Permission } from './platform/routes.ts'

export type Role = 'office_administrator' | 'office_staff' | 'committee_member' | 'practice_staff'

const read_register: readonly Permission[] = [
  'register.read_practices',
  'register.read_areas',
  'register.read_list_sizes',
  'desk.see_today',
  'desk.search_office',
]

/** Who may do what, on one page. */
export const grants: Readonly<Record<Role, readonly Permission[]>> = {
  office_administrator: [
    ...read_register,
    'register.write_notes',
    'register.group_practices',
    'register.read_changes',
    'register.follow_changes',
    'register.draw_boundaries',
    'register.read_imports',
    'register.import_open_data',
    'accounts.hold_session',
    'accounts.make_tokens',
    'desk.work_jobs',
    'desk.read_record',
  ],
  office_staff: [
    ...read_register,
    'register.write_notes',
    'register.group_practices',
    'register.read_changes',
    'register.follow_changes',
    'register.read_imports',
    'accounts.hold_session',
  ],
  committee_member: [...read_register, 'accounts.hold_session'],
  practice_staff: ['desk.see_what_wants_you', 'accounts.hold_session'],
}

export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => (role in grants ? grants[role as Role] : [])))
