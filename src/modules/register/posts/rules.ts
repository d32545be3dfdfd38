import type { Moves, StateOf } from '../../../platform/moves.ts'
import { shortDay, type During, type Id } from '../../../platform/values.ts'

/** Where a post is held. Only a locum may have no place but the LMC's area. */
export const placeKinds = {
  practice: 'At a practice',
  pcn: 'In a PCN',
  body: 'On a committee or another body',
  area: 'As a locum in the area',
} as const
export type PlaceKind = keyof typeof placeKinds
export const isPlaceKind = (text: string): text is PlaceKind => Object.hasOwn(placeKinds, text)

type PostWords = { readonly label: string; readonly at: readonly PlaceKind[] }

export const postKinds = {
  partner: { label: 'GP partner', at: ['practice'] },
  salaried: { label: 'Salaried GP', at: ['practice'] },
  locum: { label: 'Locum GP', at: ['practice', 'area'] },
  trainee: { label: 'GP trainee', at: ['practice'] },
  practice_manager: { label: 'Practice manager', at: ['practice'] },
  deputy_manager: { label: 'Deputy practice manager', at: ['practice'] },
  nurse: { label: 'Nurse', at: ['practice', 'pcn'] },
  pharmacist: { label: 'Pharmacist', at: ['practice', 'pcn'] },
  other_staff: { label: 'Other staff', at: ['practice', 'pcn'] },
  clinical_director: { label: 'PCN clinical director', at: ['pcn'] },
  pcn_manager: { label: 'PCN manager', at: ['pcn'] },
  chair: { label: 'Chair', at: ['body'] },
  vice_chair: { label: 'Vice-chair', at: ['body'] },
  secretary: { label: 'Secretary', at: ['body'] },
  treasurer: { label: 'Treasurer', at: ['body'] },
  member: { label: 'Member', at: ['body'] },
  co_opted: { label: 'Co-opted member', at: ['body'] },
  observer: { label: 'Observer', at: ['body'] },
  representative: { label: 'Representative', at: ['body'] },
  officer: { label: 'Officer or staff', at: ['body'] },
} as const satisfies Readonly<Record<string, PostWords>>
export type PostKind = keyof typeof postKinds

export const isPostKind = (text: string): text is PostKind => Object.hasOwn(postKinds, text)
export const postLabel = (kind: string) => (isPostKind(kind) ? postKinds[kind].label : kind)

/** The kinds of post that may be held in such a place, in the order they are offered. */
export const kindsHeldAt = (place: PlaceKind): readonly PostKind[] =>
  (Object.keys(postKinds) as PostKind[]).filter((kind) => mayBeHeldAt(kind, place))

export const mayBeHeldAt = (kind: PostKind, place: PlaceKind) => {
  const at: readonly PlaceKind[] = postKinds[kind].at
  return at.includes(place)
}

/** One place, behind one LMC's wall. */
export type PostPlace = {
  readonly lmc_id: Id<'lmc'>
  readonly practice_id?: Id<'practice'>
  readonly pcn_id?: Id<'pcn'>
  readonly body_id?: Id<'body'>
}

type Placed = Readonly<Partial<Record<'practice_id' | 'pcn_id' | 'body_id', string | null>>>

export const placeKindOf = ({ practice_id, pcn_id, body_id }: Placed): PlaceKind =>
  practice_id ? 'practice' : pcn_id ? 'pcn' : body_id ? 'body' : 'area'

type Somewhere = Placed & { readonly lmc_id: Id<'lmc'> }
export const isSamePlace = (one: Somewhere, other: Somewhere) =>
  one.lmc_id === other.lmc_id &&
  (['practice_id', 'pcn_id', 'body_id'] as const).every((key) => (one[key] ?? null) === (other[key] ?? null))

export type NewPost = {
  readonly kind: PostKind
  readonly place: PostPlace
  /** Null is not known. */
  readonly from: Temporal.PlainDate | null
  readonly last_on: Temporal.PlainDate | null
  readonly is_main_workplace?: boolean
}

/** A practice's own addition may wait for the office; struck out is what never was. */
export const postMoves = {
  waiting: { approve: 'held', decline: 'declined' },
  held: { end: 'held', correct: 'held', strike_out: 'declined' },
  declined: {},
} as const satisfies Moves
export type PostState = StateOf<typeof postMoves>

export const postStates = {
  held: 'Held',
  waiting: 'Waits for approval',
  declined: 'Declined or struck out',
} as const satisfies Readonly<Record<PostState, string>>

/** How a kept move reads in somebody's history. */
export const postMovePast = (move: string) =>
  ({
    add: 'Added',
    propose: 'Proposed by the practice',
    approve: 'Approved',
    decline: 'Declined',
    end: 'Ended',
    correct: 'Dates put right',
    strike_out: 'Struck out: it never was',
    merge: 'Came over from a merged person',
    split: 'Went back when a merge was undone',
  })[move] ?? move

/** The last day is a day on which the post was still held. */
export const endsBeforeItBegins = (from: Temporal.PlainDate | null, last_on: Temporal.PlainDate | null) =>
  from !== null && last_on !== null && Temporal.PlainDate.compare(last_on, from) < 0

/** `from 1 Apr 2020`, `1 Apr 2020 to 31 Mar 2026`: the last day is one on which it was so. */
export function spanWords({ from, until }: During): string {
  const last_on = until?.subtract({ days: 1 })
  if (!last_on) return from ? `from ${shortDay(from)}` : ''
  return from ? `${shortDay(from)} to ${shortDay(last_on)}` : `until ${shortDay(last_on)}`
}
