/** So many of these must be among those chosen, and no more than so many. Bounds of one kind mostly have no members in common. */
export type Bound = {
  readonly kind: string
  readonly members: ReadonlySet<number>
  readonly at_least: number
  readonly at_most: number
}

export type Outcomes = {
  readonly possible: boolean
  /** Who is in no outcome that keeps the bounds. */
  readonly doomed: readonly number[]
  /** Who is in every one. */
  readonly guarded: readonly number[]
}

// More ways than this to be part-way through a choice are not searched: a count asks at every stage.
const most_states = 50_000
const most_kinds_ordered = 4

/** A bound that binds, the number up to which its members are told apart, and the places of the first and last of them in the order. */
type Span = Bound & { readonly cap: number; readonly first: number; readonly last: number }

function spansOf(bounds: readonly Bound[], order: readonly number[]): readonly Span[] {
  return bounds.flatMap((bound) => {
    const { members, at_least, at_most } = bound
    const places = order.flatMap((each, place) => (members.has(each) ? [place] : []))
    const cap = at_most < places.length ? at_most : at_least
    const [first, last] = [places[0] ?? 0, places.at(-1) ?? -1]
    return at_most < places.length || at_least > 0 ? [{ ...bound, cap, first, last }] : []
  })
}

/** A state is how many are chosen, and how many of each bound whose first member has been met and whose last has not. */
const statesAt = (spans: readonly Span[], place: number, choose: number) =>
  spans.reduce(
    (states, { first, last, cap }) => (first < place && place <= last ? states * (cap + 1) : states),
    choose + 1,
  )

const widthOf = (bounds: readonly Bound[], order: readonly number[], choose: number) => {
  const spans = spansOf(bounds, order)
  return Math.max(0, ...order.map((_, place) => statesAt(spans, place, choose)))
}

/** The order in which the fewest bounds are part-way at once: those of a class one after another, so that its count is soon forgotten. */
export function orderOf(bounds: readonly Bound[], candidates: readonly number[], choose: number): readonly number[] {
  const kinds = [...new Set(bounds.map(({ kind }) => kind))]
  const orders = permutations(kinds.slice(0, most_kinds_ordered)).map((first) => {
    const ordered = [...first, ...kinds.slice(most_kinds_ordered)].flatMap((kind) =>
      bounds.filter((each) => each.kind === kind),
    )
    const signs = new Map(
      candidates.map((each) => [each, ordered.map(({ members }) => (members.has(each) ? '0' : '1')).join('')]),
    )
    const signOf = (each: number) => signs.get(each) ?? ''
    return candidates.toSorted((a, b) => (signOf(a) === signOf(b) ? a - b : signOf(a) < signOf(b) ? -1 : 1))
  })
  const widths = orders.map((order) => widthOf(bounds, order, choose))
  return orders[widths.indexOf(Math.min(...widths))] ?? candidates
}

const permutations = (all: readonly string[]): readonly (readonly string[])[] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one) => permutations(all.filter((other) => other !== one)).map((rest) => [one, ...rest]))

/** Whether the bounds are so entangled that their outcomes can't be searched. */
export const areTooMany = (bounds: readonly Bound[], order: readonly number[], choose: number): boolean =>
  widthOf(bounds, order, choose) > most_states

/**
 * Every way of choosing so many of these within the bounds, walked at once: candidate by candidate, keeping apart only what the
 * bounds can still tell apart; forwards to see what can be reached, backwards to see what leads to an end.
 */
export function outcomesOf(bounds: readonly Bound[], order: readonly number[], choose: number): Outcomes {
  const spans = spansOf(bounds, order)
  const none = { possible: false, doomed: [], guarded: [] }
  if (choose > order.length || spans.some(({ at_least, at_most, last }) => at_most < 0 || (last < 0 && at_least > 0)))
    return none

  let reached = new Uint8Array(choose + 1).fill(1, 0, 1)
  const layers = order.map((candidate, place) => {
    const step = stepFrom(spans, candidate, place, choose)
    const next = new Uint8Array(statesAt(spans, place + 1, choose))
    const without_it = new Int32Array(reached.length).fill(nowhere)
    const with_it = new Int32Array(reached.length).fill(nowhere)
    for (let state = 0; state < reached.length; state += 1) {
      if (!reached[state]) continue
      const [out, taken] = [step(state, 0), step(state, 1)]
      without_it[state] = out
      with_it[state] = taken
      if (out >= 0) next[out] = 1
      if (taken >= 0) next[taken] = 1
    }
    reached = next
    return { candidate, without_it, with_it }
  })
  // At the end a state is only how many are chosen.
  if (!reached[choose]) return none

  let leads = new Uint8Array(choose + 1).fill(1, choose)
  const doomed: number[] = []
  const guarded: number[] = []
  for (const { candidate, without_it, with_it } of layers.reverse()) {
    const leading = new Uint8Array(with_it.length)
    const [may_be_out, may_be_in] = [marked(leading, without_it, leads), marked(leading, with_it, leads)]
    if (!may_be_in) doomed.push(candidate)
    if (!may_be_out) guarded.push(candidate)
    leads = leading
  }
  return { possible: true, doomed: doomed.sort(ascending), guarded: guarded.sort(ascending) }
}

const nowhere = -1

type Step = (state: number, taken: 0 | 1) => number

/** Marks whence steps go on to where an end can be reached; whether there are any. */
function marked(leading: Uint8Array, steps: Int32Array, leads: Uint8Array): boolean {
  let any = false
  for (let state = 0; state < steps.length; state += 1) {
    const next = steps[state] ?? nowhere
    if (next < 0 || !leads[next]) continue
    leading[state] = 1
    any = true
  }
  return any
}

/** From a state, written as one number, to the next by taking this candidate or not; nowhere, if a bound forbids it. */
function stepFrom(spans: readonly Span[], candidate: number, place: number, choose: number): Step {
  const open = spans
    .filter(({ first, last }) => first <= place && place <= last)
    .map(({ members, first, last, cap, at_least, at_most }) => ({
      is_met: first < place,
      closes: last === place,
      is_member: members.has(candidate),
      cap,
      at_least,
      at_most,
    }))
  return (state, taken) => {
    let next = (state % (choose + 1)) + taken
    if (next > choose) return nowhere
    let rest = Math.floor(state / (choose + 1))
    let scale = choose + 1
    for (const { is_met, closes, is_member, cap, at_least, at_most } of open) {
      let count = is_member ? taken : 0
      if (is_met) {
        count += rest % (cap + 1)
        rest = Math.floor(rest / (cap + 1))
      }
      if (count > at_most || (closes && count < at_least)) return nowhere
      if (closes) continue
      next += Math.min(count, cap) * scale
      scale *= cap + 1
    }
    return next
  }
}

const ascending = (a: number, b: number) => a - b
