/** How hard pressed a practice says it is. Words, order and meaning are those of the General Practice Alert State. */
export const alerts = ['green', 'amber', 'red', 'black'] as const
export type Alert = (typeof alerts)[number]

export const isAlert = (text: string | null): text is Alert => alerts.some((alert) => alert === text)

/** 0 for green to 3 for black. */
export const stepOf = (alert: Alert) => alerts.indexOf(alert)

export const alertWords: Readonly<Record<Alert, string>> = {
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  black: 'Black',
}

/** What may be asked besides the state and the contacts. */
export const optionalQuestions = ['clinicians', 'sessions', 'wait', 'comment'] as const
export type OptionalQuestion = (typeof optionalQuestions)[number]

/** A question of an LMC's own. */
export type OwnQuestion = {
  readonly key: 'own_1' | 'own_2' | 'own_3'
  readonly label: string
  readonly kind: 'number' | 'yes_no' | 'words'
}

/** A practice's answers, by the columns they are kept in; null is "not known", which is never nought. */
export type ReturnAnswers = {
  readonly alert: Alert
  readonly list_size: number | null
  /** In all; where asked by group, the sum of the groups, and null unless each is known. */
  readonly contacts: number | null
  readonly gp_contacts: number | null
  readonly nurse_contacts: number | null
  readonly other_contacts: number | null
  readonly gps_present: number | null
  readonly nurses_present: number | null
  readonly others_present: number | null
  readonly sessions_planned: number | null
  readonly sessions_lost: number | null
  readonly longest_wait_days: number | null
  readonly comment: string
  readonly own_answers: Readonly<Record<string, string | number | boolean | null>>
}

/** How a return came: put in by the practice signed in, by its mailed link, told by telephone, or taken from a file. */
export type CameBy = 'practice' | 'link' | 'telephone' | 'file'
