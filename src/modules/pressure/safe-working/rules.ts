import { counted, figure, thousands } from '../../../platform/values.ts'

/** BMA, Safe working in general practice: no more than 25 contacts a day for a GP, the limit of the European union of GPs (UEMO). */
export const safeContacts = 25
/** The same: of a session of 4 hours 10 minutes no more than 3 hours are consulting; the rest is what follows from it. */
export const consultingMinutes = 180
export const usualMinutes = 15
/** A GP's day is two sessions. */
const sessionsOfADay = 2
/** Bookings that 111 may make directly: one a day for each so many patients. */
const patientsOfASlot = 3_000

export const safeWorkingAddress = '/safe-working'

/** The calculator with what is known already filled in: `/safe-working?contacts=130&gps=4`. */
export function safeWorkingWith(known: Partial<Record<keyof Day, number | null>>): string {
  const given = Object.entries(known).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return given.length === 0 ? safeWorkingAddress : `${safeWorkingAddress}?${new URLSearchParams(given).toString()}`
}

/** A practice's day as somebody tells it; null is not known. */
export type Day = {
  readonly contacts: number
  readonly gps: number
  readonly minutes: number
  readonly sessions: number | null
  readonly waiting: number | null
  readonly list_size: number | null
}

export type SafeDay = {
  readonly each: number
  readonly safe: number
  readonly over: number
  /** Appointments of a session's consulting hours. */
  readonly per_session: number
  readonly sessions: number
  readonly fits: number
  readonly sessions_needed: number
  /** GPs for whom these contacts would be safe, in tenths. */
  readonly gps_needed: number
  /** Working days until nobody waits any more, where there is room for those who wait. */
  readonly days_to_clear: number | null
  readonly per_1000: number | null
  readonly slots_of_111: number | null
}

const tenths = (number: number) => Math.round(number * 10)

export function safeDay({ contacts, gps, minutes, sessions, waiting, list_size }: Day): SafeDay {
  // Whole numbers of tenths: 25 times 4.4 is 110, and must not come to 109.
  const safe = Math.floor((tenths(gps) * safeContacts) / 10)
  const per_session = Math.floor(consultingMinutes / minutes)
  const working = sessions ?? (tenths(gps) * sessionsOfADay) / 10
  const room = safe - contacts
  return {
    each: tenths(contacts / gps) / 10,
    safe,
    over: Math.max(0, contacts - safe),
    per_session,
    sessions: working,
    fits: Math.floor((tenths(working) * per_session) / 10),
    sessions_needed: Math.ceil(contacts / per_session),
    gps_needed: Math.ceil((contacts * 10) / safeContacts) / 10,
    days_to_clear: waiting !== null && room > 0 ? Math.ceil(waiting / room) : null,
    per_1000: list_size === null ? null : tenths((contacts * 1000) / list_size) / 10,
    slots_of_111: list_size === null ? null : Math.floor(list_size / patientsOfASlot),
  }
}

/** What may be a slip of the keyboard, as a question; it is reckoned with all the same. */
export function doubtsAbout(day: Day): readonly string[] {
  const { contacts, gps, minutes, sessions, waiting, list_size } = day
  const { each, per_1000 } = safeDay(day)
  return [
    each > 100 && `That is ${figure(each)} contacts for each GP. Are they of one day, and of GPs alone?`,
    contacts > 0 && each < 5 && `That is ${figure(each)} contacts for each GP. Are some left out?`,
    (minutes < 5 || minutes > 60) && `Appointments of ${counted(minutes, 'minute', 'minutes')}: is that so?`,
    sessions !== null &&
      sessions > gps * 3 &&
      `${figure(sessions)} sessions are more than three for each GP. Are they of one day?`,
    list_size !== null &&
      (list_size < gps * 200 || list_size > gps * 10_000) &&
      `That is one GP for ${thousands(Math.round(list_size / gps))} patients. Is the list right?`,
    waiting !== null &&
      list_size !== null &&
      waiting > list_size &&
      'More wait than are registered. Is the list right, or the number who wait?',
    per_1000 !== null &&
      per_1000 > 100 &&
      `That is ${figure(per_1000)} contacts for each 1,000 patients in a day. Is it a week’s?`,
  ].filter((doubt) => doubt !== false)
}

/** What the guidance suggests for the contacts that don't fit, in the order one would go. */
export const theRest: readonly (readonly [what: string, words: string])[] = [
  [
    'Urgent',
    'Nobody is turned away. Agree beforehand who sees what is clinically urgent once the day is full, and where it goes when nobody can.',
  ],
  ['Routine', 'Onto a waiting list with a date, rather than into the end of the day.'],
  [
    'Not yours',
    'Back to whoever should do it, or to a pharmacy, self-referral or community services, with a word to the patient.',
  ],
  ['All of it', 'Count everything for two or three days, short contacts too: a result told by telephone is a contact.'],
  [
    'If it stays so',
    'Tell your LMC, and say it in the weekly return. Closing the list has its own process; ask first.',
  ],
]
