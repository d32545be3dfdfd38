import { thousands } from '../../../platform/values.ts'
import type { Candidate, Election } from '../papers/rules.ts'
import { areTooMany, orderOf, outcomesOf, type Bound, type Outcomes } from './outcomes/rules.ts'

/**
 * At least or at most so many of a class among those elected: `gender woman`; or of each class of a kind: `practice`, for
 * `practice Elm Surgery` and every other.
 */
export type Constraint = {
  readonly of: string
  readonly each: boolean
  readonly at_least: number
  readonly at_most: number | null
}

/** What a counting rule asks after everyone elected or excluded: which of those continuing can't be elected any more, and which must be. */
export type Keeper = {
  /** The constraints in words, for reasons. */
  readonly words: string
  readonly standing: (elected: readonly number[], continuing: readonly number[]) => Outcomes
}

const nobody: Outcomes = { possible: true, doomed: [], guarded: [] }

export const unconstrained: Keeper = { words: '', standing: () => nobody }

export type Kept = { readonly ok: true; readonly keeper: Keeper } | { readonly ok: false; readonly why: string }

/** Reads `at most 1 of each practice`, `at least 2 of gender woman`. */
export function readConstraint(words: string): Constraint | undefined {
  const [, which, number = '', each, of = ''] =
    /^\s*at (least|most) (\d{1,4}) of (each )?(\S.*?)\s*$/i.exec(words.replace(/\s+/g, ' ')) ?? []
  if (which === undefined) return undefined
  const is_least = which.toLowerCase() === 'least'
  return {
    of,
    each: each !== undefined,
    at_least: is_least ? Number(number) : 0,
    at_most: is_least ? null : Number(number),
  }
}

export const inWords = ({ of, each, at_least, at_most }: Constraint) =>
  [at_least > 0 ? `at least ${thousands(at_least)}` : '', at_most === null ? '' : `at most ${thousands(at_most)}`]
    .filter((part) => part !== '')
    .join(' and ') + ` of ${each ? 'each ' : ''}${of}`

/**
 * The guarding and dooming method, for any rule that elects and excludes one after another (docs/counts/constraints.md):
 * after I. D. Hill, STV with constraints, Voting matters 9 (1998). Refused where no outcome keeps the constraints.
 */
export function keeping(constraints: readonly Constraint[], { candidates, seats }: Election): Kept {
  const standing = candidates.filter(({ is_withdrawn }) => !is_withdrawn)
  if (constraints.length === 0) return { ok: true, keeper: unconstrained }

  const nobodys = constraints.find(({ of, each }) => classesOf(of, each, standing).length === 0)
  if (nobodys)
    return {
      ok: false,
      why: `No candidate is of ${nobodys.each ? 'any' : 'the class'} “${nobodys.of}”, which the constraint “${inWords(nobodys)}” is about. Correct the constraint or the candidates’ classes.`,
    }

  const bounds = boundsOf(constraints, standing)
  const numbers = standing.map(({ number }) => number)
  const choose = Math.min(seats, standing.length)
  const order = orderOf(bounds, numbers, choose)
  const words = constraints.map(inWords).join('; ')
  if (areTooMany(bounds, order, choose))
    return { ok: false, why: `These constraints (${words}) are too entangled to decide exactly. Use fewer.` }

  const standingOf: Keeper['standing'] = (elected, continuing) => {
    const open = new Set(continuing)
    const left = bounds.map((bound) => {
      const have = elected.filter((each) => bound.members.has(each)).length
      return { ...bound, at_least: Math.max(0, bound.at_least - have), at_most: bound.at_most - have }
    })
    return outcomesOf(
      left,
      order.filter((each) => open.has(each)),
      choose - elected.length,
    )
  }
  const keeper: Keeper = { words, standing: remembered(standingOf) }
  return keeper.standing([], numbers).possible
    ? { ok: true, keeper }
    : {
        ok: false,
        why: `No choice of ${thousands(choose)} among these candidates keeps the constraints (${words}). Change the constraints, or find other candidates.`,
      }
}

/** All that is asked of one class is one bound. */
function boundsOf(constraints: readonly Constraint[], candidates: readonly Candidate[]): readonly Bound[] {
  const bounds = new Map<string, Bound>()
  for (const { of, each, at_least, at_most } of constraints)
    for (const name of classesOf(of, each, candidates)) {
      const members = new Set(candidates.flatMap(({ number, classes }) => (classes.includes(name) ? [number] : [])))
      const { kind, ...before } = bounds.get(name) ?? {
        kind: name.split(' ')[0] ?? '',
        at_least: 0,
        at_most: members.size,
      }
      bounds.set(name, {
        kind,
        members,
        at_least: Math.max(before.at_least, at_least),
        at_most: Math.min(before.at_most, at_most ?? members.size),
      })
    }
  return [...bounds.values()]
}

/** A stage asks the same more than once. */
function remembered(standing: Keeper['standing']): Keeper['standing'] {
  let last: { readonly asked: string; readonly outcomes: Outcomes } | undefined
  return (elected, continuing) => {
    const asked = `${elected.join()} ${continuing.join()}`
    if (last?.asked !== asked) last = { asked, outcomes: standing(elected, continuing) }
    return last.outcomes
  }
}

const classesOf = (of: string, each: boolean, candidates: readonly Candidate[]) => [
  ...new Set(
    candidates.flatMap(({ classes }) => classes.filter((name) => (each ? name.startsWith(`${of} `) : name === of))),
  ),
]
