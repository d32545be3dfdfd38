/** So many of these must be among those chosen, and no more than so many. */
export type Bound = { readonly members: ReadonlySet<number>; readonly at_least: number; readonly at_most: number }

export type Outcomes = {
  readonly possible: boolean
  /** Who is in no outcome that keeps the bounds. */
  readonly doomed: readonly number[]
  /** Who is in every one. */
  readonly guarded: readonly number[]
}

// More ways than this to be part-way through a choice are not searched: a count asks at every stage.
const most_states = 50_000

/** An order in which few bounds are part-way at once: those of a small class come one after another, and its count is soon forgotten. */
export function orderOf(bounds: readonly Bound[], candidates: readonly number[]): readonly number[] {
  const smallest_first = bounds.toSorted((a, b) => a.members.size - b.members.size)
  const keyed = candidates.map((each) => ({
    each,
    places: smallest_first.flatMap(({ members }, place) => (members.has(each) ? [place] : [])),
  }))
  const apart = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((place, i) => place !== b[i])
    return at < 0 ? b.length - a.length : (a[at] ?? 0) - (b[at] ?? bounds.length)
  }
  return keyed.sort((a, b) => apart(a.places, b.places) || a.each - b.each).map(({ each }) => each)
}

/** Each bound that binds: how far its count is told apart, and the places of its first and last member in the order. */
function spansOf(bounds: readonly Bound[], order: readonly number[]) {
  return bounds.flatMap(({ members, at_least, at_most }) => {
    const places = order.flatMap((each, place) => (members.has(each) ? [place] : []))
    const cap = at_most < places.length ? at_most : at_least
    const [first, last] = [places[0] ?? 0, places.at(-1) ?? -1]
    return at_most < places.length || at_least > 0 ? [{ members, at_least, at_most, cap, first, last }] : []
  })
}

/** Whether the bounds are so entangled that their outcomes can't be searched. */
export function areTooMany(bounds: readonly Bound[], order: readonly number[], choose: number): boolean {
  const spans = spansOf(bounds, order)
  return order.some((_, place) => {
    const open = spans.filter(({ first, last }) => first < place && place <= last)
    return open.reduce((states, { cap }) => states * (cap + 1), choose + 1) > most_states
  })
}

type Step = { readonly without: string | undefined; readonly with: string | undefined }

/**
 * Every way of choosing so many of these within the bounds, walked at once: candidate by candidate, keeping apart only what the
 * bounds can still tell apart; forwards to see what can be reached, backwards to see what leads to an end.
 */
export function outcomesOf(bounds: readonly Bound[], order: readonly number[], choose: number): Outcomes {
  const spans = spansOf(bounds, order)
  if (spans.some(({ at_least, at_most, last }) => at_most < 0 || (last < 0 && at_least > 0))) return none

  const layers: Map<string, Step>[] = []
  // A state is how many are chosen, and how many of each bound whose first member has been met and whose last has not.
  let reached = new Map<string, readonly number[]>([['0', [0]]])
  for (const [place, candidate] of order.entries()) {
    const open = spans.filter(({ first, last }) => first <= place && place <= last)
    const next = new Map<string, readonly number[]>()
    const after = (state: readonly number[], taken: 0 | 1): string | undefined => {
      let at = 0
      const later = [(state[at++] ?? 0) + taken]
      for (const { members, at_least, at_most, cap, first, last } of open) {
        const count = (first < place ? (state[at++] ?? 0) : 0) + (members.has(candidate) ? taken : 0)
        if (count > at_most || (last === place && count < at_least)) return undefined
        if (last > place) later.push(Math.min(count, cap))
      }
      const chosen = later[0] ?? 0
      if (chosen > choose || chosen + order.length - place - 1 < choose) return undefined
      const key = later.join()
      next.set(key, later)
      return key
    }
    layers.push(new Map([...reached].map(([key, state]) => [key, { without: after(state, 0), with: after(state, 1) }])))
    reached = next
  }

  let leads: ReadonlySet<string> = new Set(order.length < choose ? [] : reached.keys())
  const doomed: number[] = []
  const guarded: number[] = []
  for (const [place, layer] of [...layers.entries()].reverse()) {
    const leading = leads
    const ends = (key: string | undefined) => key !== undefined && leading.has(key)
    const steps = [...layer]
    const candidate = order[place] ?? 0
    if (!steps.some(([, step]) => ends(step.with))) doomed.push(candidate)
    if (!steps.some(([, step]) => ends(step.without))) guarded.push(candidate)
    leads = new Set(steps.flatMap(([key, step]) => (ends(step.with) || ends(step.without) ? [key] : [])))
  }
  return leads.size === 0 ? none : { possible: true, doomed: doomed.sort(ascending), guarded: guarded.sort(ascending) }
}

const none: Outcomes = { possible: false, doomed: [], guarded: [] }
const ascending = (a: number, b: number) => a - b
