import type { Moves } from '../../../platform/moves.ts'

/** A list that grew or shrank by more than this since the publication before is worth asking about. */
export const listMove = 0.1
/** Ten per cent in a year is news; over four years it is not. */
export const listMoveWithinDays = 400

/** What can have changed for a practice, as a heading says it, and what an office does about it. */
export const changeKinds = {
  opened: { label: 'Opened', follow_up: 'Welcome the practice and add it to the mailing lists.' },
  closed: { label: 'Closed', follow_up: 'Ask where the patients went, and end the levy mandate.' },
  dormant: { label: 'Made dormant', follow_up: 'Find out whether the practice still sees patients.' },
  renamed: { label: 'Renamed', follow_up: 'Use the new name in letters and lists.' },
  moved_pcn: { label: 'Moved PCN', follow_up: 'Tell both clinical directors, and check group memberships.' },
  changed_commissioner: { label: 'Changed commissioner', follow_up: 'Check that the practice is still in your area.' },
  list_up: { label: 'List grew by more than 10%', follow_up: 'Ask about a merger or a closure nearby.' },
  list_down: {
    label: 'List shrank by more than 10%',
    follow_up: 'Ask whether the practice is well, and check its levy.',
  },
  moved_constituency: { label: 'Moved constituency', follow_up: 'Tell the practice who its MP is now.' },
  joined_area: { label: 'Joined your area', follow_up: 'Welcome the practice and explain the levy.' },
  left_area: { label: 'Left your area', follow_up: 'Tell the LMC it goes to, and end the levy mandate.' },
} as const

export type ChangeKind = keyof typeof changeKinds

export const changeMoves = {
  new: { note: 'noted', act: 'acted', dismiss: 'dismissed' },
  noted: { act: 'acted', dismiss: 'dismissed' },
  acted: { reopen: 'new' },
  dismissed: { reopen: 'new' },
} as const satisfies Moves
