import type { During, Id } from '../../../platform/values.ts'

/** A merge can be undone for so long. */
export const undoableDays = 30
export const canBeUndone = (merged_at: Temporal.Instant, undone_at: Temporal.Instant | null, now: Temporal.Instant) =>
  undone_at === null && Temporal.Instant.compare(now, merged_at.add({ hours: 24 * undoableDays })) < 0

/** Something that held for a time; of two with the same key, one person can have only one at once. */
export type Span = { readonly id: string; readonly key: string; readonly is_kept: boolean; readonly during: During }

/** Things that become one: the one that stays, from the first day of any to the last, and those that it takes in. */
export type Join = { readonly id: string; readonly during: During; readonly absorbed: readonly string[] }

const begins = (one: During, other: During) =>
  one.from === null || other.from === null
    ? Number(one.from !== null) - Number(other.from !== null)
    : Temporal.PlainDate.compare(one.from, other.from)

const later = (one: Temporal.PlainDate | null, other: Temporal.PlainDate | null) =>
  one === null || other === null ? null : Temporal.PlainDate.compare(one, other) > 0 ? one : other

/** One that begins before the other is over; they are given in the order in which they begin. */
const overlap = (first: During, second: During) =>
  first.until === null || second.from === null || Temporal.PlainDate.compare(second.from, first.until) < 0

/** What must become one when the things of two people become one person's: the kept person's first stays. */
export function joinsOf(spans: readonly Span[]): readonly Join[] {
  const joins: Join[] = []
  for (const same of Map.groupBy(spans, ({ key }) => key).values()) {
    let run: { during: During; of: Span[] } | undefined
    const close = () => {
      const stays = run?.of.find(({ is_kept }) => is_kept) ?? run?.of[0]
      if (run && stays && run.of.length > 1) {
        const absorbed = run.of.filter((span) => span !== stays).map(({ id }) => id)
        joins.push({ id: stays.id, during: run.during, absorbed })
      }
    }
    for (const span of same.toSorted((one, other) => begins(one.during, other.during))) {
      if (run && overlap(run.during, span.during)) {
        run.of.push(span)
        run.during = { from: run.during.from, until: later(run.during.until, span.during.until) }
      } else {
        close()
        run = { during: span.during, of: [span] }
      }
    }
    close()
  }
  return joins
}

/** What two people may have said of them differently, and what is chosen of it. */
export const mergedFields = ['title', 'given_names', 'family_name', 'gmc_number', 'account_id'] as const
export type MergedField = (typeof mergedFields)[number]
export type Fields = Readonly<Record<MergedField, string | null>>
export type Choices = Readonly<Record<MergedField, 'kept' | 'gone'>>

export const chosen = (kept: Fields, gone: Fields, choices: Choices): Fields => {
  const of = (field: MergedField) => (choices[field] === 'gone' ? gone : kept)[field]
  return {
    title: of('title'),
    given_names: of('given_names'),
    family_name: of('family_name'),
    gmc_number: of('gmc_number'),
    account_id: of('account_id'),
  }
}

/** What was changed since a merge stays; whatever is as the merge left it becomes what it was before. */
export const undone = (before: Fields, after: Fields, now: Fields): Fields => {
  const of = (field: MergedField) => (now[field] === after[field] ? before[field] : now[field])
  return {
    title: of('title'),
    given_names: of('given_names'),
    family_name: of('family_name'),
    gmc_number: of('gmc_number'),
    account_id: of('account_id'),
  }
}

/** The LMCs that somebody's posts have brought in since a merge stay theirs. */
export const lmcsUndone = (
  before: readonly Id<'lmc'>[],
  after: readonly Id<'lmc'>[],
  now: readonly Id<'lmc'>[],
): readonly Id<'lmc'>[] => [...before, ...now.filter((id) => !after.includes(id) && !before.includes(id))]

type Post = { readonly id: Id<'post'>; readonly during: string; readonly state: 'held' | 'waiting' | 'declined' }
type Dated = { readonly id: string; readonly during: string }

/** Posts that became one: the one that stayed as it was and as it is, and those it took in as they were. */
export type PostsJoined = { readonly was: Post; readonly is: Post; readonly absorbed: readonly Post[] }

/** The same of standings and nominations, which have no history of their own: those taken in are kept here, whole. */
export type RowsJoined = {
  readonly was: Dated
  readonly is: Dated
  readonly absorbed: readonly { readonly id: string; readonly was_kept: boolean; readonly row: unknown }[]
}

export type Persons = Fields & { readonly lmc_ids: readonly Id<'lmc'>[] }

/** What a merge changed: by this it can be undone. */
export type MergeBefore = {
  readonly gone: { readonly name: string }
  readonly kept: Persons
  readonly after: Persons
  /** Which of the gone person's things went over. */
  readonly posts: readonly Id<'post'>[]
  /** Those of them that were a main workplace, where the kept person had one. */
  readonly mains: readonly Id<'post'>[]
  readonly contact_points: readonly Id<'contact_point'>[]
  readonly standings: readonly Id<'standing'>[]
  readonly nominations: readonly Id<'nomination'>[]
  /** Ways to reach them that both had. */
  readonly ended: readonly Id<'contact_point'>[]
  readonly posts_joined: readonly PostsJoined[]
  readonly standings_joined: readonly RowsJoined[]
  readonly nominations_joined: readonly RowsJoined[]
}
