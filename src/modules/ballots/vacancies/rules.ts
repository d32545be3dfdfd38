import { continuingOn, elect, figureOf, nameOf, namesOf, vacanciesOn, votesOf, type Sheet } from '../sheets/rules.ts'
import { doomedOn, guardedWithout, mayAllBeElected } from '../standings/rules.ts'
import { chosen, pointsToLookAt, type Choice } from '../ties/rules.ts'

/** Continuing candidates, the most votes first; equals as on the ballot paper. */
export const byVotes = (sheet: Sheet): readonly number[] => inOrder(sheet, -1)

/** The fewest votes first; equals as on the ballot paper. */
export const byFewestVotes = (sheet: Sheet): readonly number[] => inOrder(sheet, 1)

const inOrder = (sheet: Sheet, direction: 1 | -1): readonly number[] =>
  continuingOn(sheet).toSorted((one, other) => {
    const [votes, others] = [votesOf(sheet, one), votesOf(sheet, other)]
    return votes === others ? one - other : votes < others ? -direction : direction
  })

/** Who may go out, the fewest votes first: whom the constraints doom, if anybody; else whom they don't guard. */
export function outgoing(sheet: Sheet): readonly number[] {
  const doomed = doomedOn(sheet)
  const guarded = guardedWithout(sheet, [])
  return byFewestVotes(sheet).filter((number) =>
    doomed.length > 0 ? doomed.includes(number) : !guarded.includes(number),
  )
}

/** Those of them with the fewest votes of all. */
export function fewest(sheet: Sheet): readonly number[] {
  const all = outgoing(sheet)
  const votes = votesOf(sheet, all[0] ?? 0)
  return all.filter((number) => votesOf(sheet, number) === votes)
}

/** Whoever equals or exceeds the quota is elected, the most votes first, equals as their surpluses go; who they are. */
export const electAtQuota = (sheet: Sheet, quota: bigint, looking: Choice['looking'], cited: string) =>
  electReached(
    sheet,
    inOrderOfElection(sheet, looking).filter((number) => votesOf(sheet, number) >= quota),
    quota,
    looking,
    cited,
  )

/** No rule says who of equals is elected first; that whose surplus goes first is, is the least surprise. */
function inOrderOfElection(sheet: Sheet, looking: Choice['looking']): readonly number[] {
  const points = [sheet, ...pointsToLookAt(sheet, looking)]
  return continuingOn(sheet).toSorted((one, other) => {
    for (const { totals } of points) {
      const [votes, others] = [totals[one] ?? 0n, totals[other] ?? 0n]
      if (votes !== others) return votes > others ? -1 : 1
    }
    return sheet.lot.order.indexOf(one) - sheet.lot.order.indexOf(other)
  })
}

/**
 * These have reached the quota, and are elected as they come. Where the constraints don't let them all, those with the most votes come
 * first, and who is doomed by then is left; who they are.
 */
export function electReached(
  sheet: Sheet,
  reached: readonly number[],
  quota: bigint,
  looking: Choice['looking'],
  cited: string,
): readonly number[] {
  const elected: number[] = []
  for (let left = reached; ;) {
    const doomed = doomedOn(sheet)
    left = left.filter((number) => !doomed.includes(number) && !elected.includes(number))
    const [first] = left
    if (first === undefined) return elected
    const most = left.map((number) => votesOf(sheet, number)).reduce((one, other) => (one > other ? one : other))
    const highest = left.filter((number) => votesOf(sheet, number) === most)
    const number = mayAllBeElected(sheet, left)
      ? first
      : chosen(sheet, highest, { for: 'election', wanted: 'most', looking })
    const votes = `${figureOf(sheet, votesOf(sheet, number))} votes, which reaches the quota of ${figureOf(sheet, quota)}`
    elect(sheet, number, `${nameOf(sheet, number)} has ${votes}: elected (${cited}).`)
    elected.push(number)
  }
}

/** Where no more candidates continue than vacancies remain, all of them are elected, as they stand on the ballot paper. */
export function fillLastVacancies(sheet: Sheet, cited: string): void {
  const continuing = continuingOn(sheet)
  if (continuing.length > vacanciesOn(sheet)) return
  for (const number of continuing)
    elect(
      sheet,
      number,
      `${nameOf(sheet, number)} is elected, as no more candidates are left than vacancies (${cited}).`,
    )
}

/** `has the fewest votes, 3.00000; next is Ann Lee with 4.00000`. */
export function fewestInWords(sheet: Sheet, number: number): string {
  if (doomedOn(sheet).includes(number)) return `can’t be elected any more (${sheet.keeper.words})`
  const kept = guardedWithout(sheet, []).filter((each) => votesOf(sheet, each) < votesOf(sheet, number))
  if (kept.length > 0)
    return `has the fewest votes, ${figureOf(sheet, votesOf(sheet, number))}, but for ${namesOf(sheet, kept)}, kept in by the constraints (${sheet.keeper.words})`
  const next = byFewestVotes(sheet).find((each) => votesOf(sheet, each) > votesOf(sheet, number))
  const after =
    next === undefined ? '' : `; next is ${nameOf(sheet, next)} with ${figureOf(sheet, votesOf(sheet, next))}`
  return `has the fewest votes, ${figureOf(sheet, votesOf(sheet, number))}${after}`
}
