/** After so many closed weeks running without a return in time a practice is no longer just late: somebody should ring. */
export const weeksTooMany = 4

/** Which of the silent are listed. */
export const silenceLists = {
  all: 'Everybody silent',
  long: 'Four closed weeks or more',
  unreached: 'Nobody to write to',
} as const
export type SilenceList = keyof typeof silenceLists

export const silenceSorts = ['weeks', 'name', 'called'] as const
export type SilenceSort = (typeof silenceSorts)[number]

/** What a reader asked the list of the silent to be narrowed to and ordered by. */
export type SilencesAsked = {
  readonly list: SilenceList
  readonly lmc: string
  readonly q: string
  /** So many weeks running or more, the week that is open counted. */
  readonly weeks: number
  readonly sort: SilenceSort
  readonly is_descending: boolean
  readonly page: number
}
