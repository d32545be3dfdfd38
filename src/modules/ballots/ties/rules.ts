import type { Tie } from '../counts/rules.ts'
import { lotFallsOn, lotInWords } from '../lots/rules.ts'
import { figureOf, nameOf, namesOf, type Sheet } from '../sheets/rules.ts'

/** How a rule chooses between equals: by the most or the fewest votes at the latest, or the earliest, stage at which they differed. */
export type Choice = {
  readonly for: Tie['for']
  readonly wanted: 'most' | 'fewest'
  readonly looking: 'back' | 'forward' | 'nowhere'
}

/**
 * One of these equals, and a note of it on the sheet. Where more than two are equal, a stage that parts only some of them leaves fewer
 * to be looked at further, so that no difference is passed over for one that is longer ago (or, looking forward, later).
 */
export function chosen(
  sheet: Sheet,
  between: readonly number[],
  choice: Choice,
  equal = inVotes(sheet, between),
): number {
  const [only] = between
  if (only !== undefined && between.length === 1) return only
  let left = between
  for (const stage of stagesToLookAt(sheet, choice)) {
    const totals = sheet.history[stage] ?? []
    const votes = left.map((number) => totals[number] ?? 0n)
    const best = votes.reduce((one, other) => ((choice.wanted === 'most' ? one > other : one < other) ? one : other))
    left = left.filter((_, at) => votes[at] === best)
    const [one] = left
    if (one === undefined || left.length > 1) continue
    const when = choice.looking === 'back' ? 'latest' : 'earliest'
    return noted(
      sheet,
      between,
      choice,
      one,
      'earlier stage',
      `${equal}. At stage ${stage + 1}, the ${when} that parts them, ` +
        `${nameOf(sheet, one)} had the ${choice.wanted}, ${figureOf(sheet, best)}.`,
    )
  }
  const one = lotFallsOn(sheet.lot, left)
  const said = left.length < between.length ? `${equal}; earlier stages leave ${namesOf(sheet, left)}` : equal
  return noted(sheet, between, choice, one, 'lot', `${said}. ${lotInWords(sheet.lot, nameOf(sheet, one))}`)
}

const inVotes = (sheet: Sheet, between: readonly number[]) =>
  `${namesOf(sheet, between)} have ${figureOf(sheet, sheet.totals[between[0] ?? 0] ?? 0n)} votes each`

function stagesToLookAt({ history }: Sheet, { looking }: Choice): readonly number[] {
  if (looking === 'nowhere') return []
  return looking === 'forward' ? [...history.keys()] : [...history.keys()].reverse()
}

function noted(
  sheet: Sheet,
  between: readonly number[],
  choice: Choice,
  one: number,
  by: Tie['by'],
  why: string,
): number {
  sheet.ties.push({ stage: sheet.stages.length + 1, between, for: choice.for, chosen: one, by, why })
  return one
}
