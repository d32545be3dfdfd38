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
  | 'returning_officer'
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
  'register.look_up_counts',
]

const read_register: readonly Permission[] = [
  ...anybody,
  'register.read_practices',
  'register.read_areas',
  'register.read_list_sizes',
  'desk.see_today',
  'desk.search_office',
  'desk.see_calendar',
  'pressure.see_picture',
  'ballots.read_counts',
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
  'accounts.read_actings',
  'pressure.read_returns',
  'pressure.enter_returns',
  'pressure.work_asks',
  'ballots.count_votes',
]

const practice_staff: readonly Permission[] = [
  ...anybody,
  'desk.see_what_wants_you',
  'register.see_own_people',
  'accounts.read_actings',
  'pressure.submit_returns',
  'levies.see_own_levies',
]

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
    'accounts.read_roles',
    'accounts.give_roles',
    'accounts.give_practice_roles',
    'accounts.set_providers',
    'accounts.release_lockouts',
    'desk.work_jobs',
    'desk.read_record',
    'desk.answer_corrections',
    'desk.read_mail',
    'desk.set_mail',
    'desk.read_stops',
    'desk.set_office_mail',
    'levies.read_levies',
    'levies.keep_levies',
    'levies.check_runs',
    'pressure.set_returns',
    'pressure.release_issues',
    'pressure.import_history',
  ],
  office_staff,
  finance_staff: [...office_staff, 'levies.read_levies', 'levies.keep_levies', 'levies.check_runs'],
  casework_staff: office_staff,
  communications_staff: [...office_staff, 'desk.read_mail', 'desk.read_stops', 'pressure.release_issues'],
  data_staff: [
    ...office_staff,
    'register.import_open_data',
    'register.import_people',
    'register.merge_people',
    'pressure.import_history',
  ],
  governance_staff: [
    ...office_staff,
    'desk.read_record',
    'desk.answer_corrections',
    'register.answer_erasures',
    'accounts.read_roles',
  ],
  officer: [...read_register, 'levies.read_levies'],
  committee_member: read_register,
  returning_officer: [...read_register, 'ballots.count_votes'],
  observer: ['register.read_practices', 'register.read_areas', ...anybody],
  practice_administrator: [
    ...practice_staff,
    'register.keep_own_people',
    'desk.read_practice_record',
    'accounts.give_practice_roles',
  ],
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
  'returning_officer',
  'observer',
])

/** What is settled once for an office and all its LMCs: nobody has it by a role of one of them. */
export const ofWholeOffice: ReadonlySet<string> = new Set<Permission>([
  'accounts.set_providers',
  'desk.read_stops',
  'desk.set_office_mail',
  'desk.work_jobs',
])

export const permissionsOf = (roles: readonly string[]): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => (role in grants ? grants[role as Role] : [])))

/** What a role is called, whom it is for, and whether it is held of an office (or one LMC of it) or of a practice. */
export const roleWords: Readonly<
  Record<Role, { readonly label: string; readonly about: string; readonly of: 'office' | 'practice' }>
> = {
  office_administrator: {
    label: 'Administrator',
    about: 'Runs the installation for the office: gives roles, takes in data, reads the record.',
    of: 'office',
  },
  office_staff: { label: 'Office staff', about: 'Works with practices from day to day.', of: 'office' },
  finance_staff: { label: 'Finance staff', about: 'Office staff who keep the levies.', of: 'office' },
  casework_staff: { label: 'Casework staff', about: 'Office staff who support practices and doctors.', of: 'office' },
  communications_staff: { label: 'Communications staff', about: 'Office staff who write to practices.', of: 'office' },
  data_staff: { label: 'Data staff', about: 'Office staff who take in data and put lists right.', of: 'office' },
  governance_staff: { label: 'Governance staff', about: 'Office staff who answer for what is kept.', of: 'office' },
  officer: { label: 'Officer', about: 'Chairs, treasurers and secretaries of an LMC.', of: 'office' },
  committee_member: { label: 'Committee member', about: 'Sits on an LMC.', of: 'office' },
  returning_officer: {
    label: 'Returning officer',
    about: 'Holds an LMC’s elections, and has their papers counted.',
    of: 'office',
  },
  observer: { label: 'Observer', about: 'Looks at the register and changes nothing.', of: 'office' },
  practice_administrator: {
    label: 'Practice administrator',
    about: 'Answers for a practice and keeps its list of people; usually its manager.',
    of: 'practice',
  },
  practice_staff: { label: 'Practice staff', about: 'Answers for a practice.', of: 'practice' },
}

/** A permission in words, as it follows “may”. */
export const permissionWords: Readonly<Record<Exclude<Permission, 'public'>, string>> = {
  'accounts.pass_second_step': 'prove who they are by a second step',
  'accounts.hold_session': 'sign in, and end their own sessions',
  'accounts.read_roles': 'see who holds which role',
  'accounts.give_roles': 'give, end and invite to any role',
  'accounts.give_practice_roles': 'give, end and invite to practice staff’s roles',
  'accounts.act_for_practices': 'act for a practice that asks for it',
  'accounts.read_actings': 'see who acted for a practice',
  'accounts.make_tokens': 'make tokens for other programs',
  'accounts.set_providers': 'set up the office’s own sign-in',
  'accounts.release_lockouts': 'open an account that was shut',
  'register.read_practices': 'see practices and LMCs',
  'register.read_areas': 'see areas and groups',
  'register.read_list_sizes': 'see list sizes',
  'register.look_up_counts': 'look up a row of a published file of list sizes',
  'register.write_notes': 'write notes on practices',
  'register.group_practices': 'group practices',
  'register.read_changes': 'see what changed in the open data',
  'register.follow_changes': 'follow changes up',
  'register.read_imports': 'see which files were taken in',
  'register.import_open_data': 'take in open data',
  'register.draw_boundaries': 'draw an LMC’s area',
  'register.read_people': 'see people and their posts',
  'register.write_people': 'add and change people and their posts',
  'register.import_people': 'take in lists of people',
  'register.merge_people': 'merge people kept twice',
  'register.answer_erasures': 'answer those who ask for erasure',
  'register.set_list_keeping': 'set how practices keep their lists',
  'register.see_own_people': 'see their own practice’s people',
  'register.keep_own_people': 'keep their own practice’s list of people',
  'levies.read_levies': 'see the levies and their books',
  'levies.keep_levies': 'propose rates, charge, take in receipts and pass money on',
  'levies.check_runs': 'check and issue what another has drafted',
  'levies.see_own_levies': 'see what their practice is charged, and how it comes about',
  'pressure.see_picture': 'see how hard pressed areas are',
  'pressure.read_returns': 'see what each practice returned',
  'pressure.enter_returns': 'enter a practice’s return for it',
  'pressure.submit_returns': 'put in their practice’s weekly return',
  'pressure.set_returns': 'set how the weekly return is collected and judged',
  'pressure.release_issues': 'freeze, screen and release situation reports',
  'pressure.import_history': 'take in returns of earlier years',
  'pressure.work_asks': 'ask for help for a practice, and note what came of it',
  'ballots.read_counts': 'see what was counted, and take it away',
  'ballots.count_votes': 'have ballot papers counted, and remove counts',
  'desk.see_today': 'see what the day holds',
  'desk.see_what_wants_you': 'see what wants their practice',
  'desk.search_office': 'search everything they may see',
  'desk.see_calendar': 'see the calendar',
  'desk.write_diary': 'write dates in the office’s diary',
  'desk.see_notifications': 'see what they were told',
  'desk.see_own_data': 'see what is kept of them, and take it with them',
  'desk.read_own_record': 'see who looked at or changed what concerns them',
  'desk.read_practice_record': 'see who looked at or changed what concerns their practice',
  'desk.read_record': 'search the whole record',
  'desk.answer_corrections': 'answer those who say that something is wrong',
  'desk.read_mail': 'see what was mailed, and what failed',
  'desk.set_mail': 'set how an LMC’s mail is sent',
  'desk.set_office_mail': 'set how the office’s mail is sent, and stop it to an address',
  'desk.read_stops': 'see which addresses mail is stopped to',
  'desk.work_jobs': 'see and retry what runs in the background',
}

export const isRole = (text: string): text is Role => Object.hasOwn(grants, text)

/** Which roles let somebody do a thing. */
export const rolesGranting = (permission: string): readonly Role[] =>
  (Object.keys(grants) as Role[]).filter((role) => grants[role].some((granted) => granted === permission))
