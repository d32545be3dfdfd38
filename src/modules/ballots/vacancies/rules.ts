import { continuingOn, elect, figureOf, nameOf, vacanciesOn, votesOf, type Sheet } from '../sheets/rules.ts'

/** Continuing candidates, the most votes first; equals as on the ballot paper. */
export const byVotes = (sheet: Sheet): readonly number[] => inOrder(sheet, -1)

/** The fewest votes first; equals as on the ballot paper. */
export const byFewestVotes = (sheet: Sheet): readonly number[] => inOrder(sheet, 1)

const inOrder = (sheet: Sheet, direction: 1 | -1): readonly number[] =>
  continuingOn(sheet).toSorted((one, other) => {
    const [votes, others] = [votesOf(sheet, one), votesOf(sheet, other)]
    return votes === others ? one - other : votes < others ? -direction : direction
  })

/** Those who continue with the fewest votes of all. */
export function fewest(sheet: Sheet): readonly number[] {
  const all = byFewestVotes(sheet)
  const votes = votesOf(sheet, all[0] ?? 0)
  return all.filter((number) => votesOf(sheet, number) === votes)
}

/** Whoever equals or exceeds the quota is elected, the most votes first; who they are. */
export function electAtQuota(sheet: Sheet, quota: bigint, cited: string): readonly number[] {
  const reached = byVotes(sheet).filter((number) => votesOf(sheet, number) >= quota)
  for (const number of reached)
    elect(
      sheet,
      number,
      `${nameOf(sheet, number)} has ${figureOf(sheet, votesOf(sheet, number))} votes, which reaches the quota of ${figureOf(sheet, quota)}: elected (${cited}).`,
    )
  return reached
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
  const next = byFewestVotes(sheet).find((each) => votesOf(sheet, each) > votesOf(sheet, number))
  const after =
    next === undefined ? '' : `; next is ${nameOf(sheet, next)} with ${figureOf(sheet, votesOf(sheet, next))}`
  return `has the fewest votes, ${figureOf(sheet, votesOf(sheet, number))}${after}`
}
