import type { PostKind } from '../../posts/rules.ts'

/** What may be missing of somebody, for the office to work through. */
export const gaps = { email: 'No working e-mail', post: 'No post' } as const
export type Gap = keyof typeof gaps

export const peopleSorts = ['name', 'added'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** What a reader asked a list of people to be narrowed to and ordered by. */
export type PeopleAsked = {
  readonly q: string
  readonly lmc: string
  readonly kind: PostKind | ''
  /** A practice's code. */
  readonly practice: string
  readonly missing: Gap | ''
  readonly sort: PeopleSort
  readonly is_descending: boolean
  readonly page: number
}

/** How the mail to somebody fares, in a word for a list. */
export const emailStates = {
  working: 'Working',
  bouncing: 'Bouncing',
  complained: 'Complained',
  stopped: 'Stopped',
  none: 'None',
} as const
export type EmailState = keyof typeof emailStates
