import type { Tie } from '../counts/rules.ts'
import { lotFallsOn, lotInWords } from '../lots/rules.ts'
import { figureOf, nameOf, namesOf, type Sheet } from '../sheets/rules.ts'

/** How a rule chooses between equals: by the most or the fewest votes at the latest, or the earliest, stage at which they differed. */
export type Choice = {
  readonly for: Tie['for']
  readonly wanted: 'most' | 'fewest'
  readonly looking: 'back' | 'forward' | 'nowhere'
}

/** Who of these equals are left when the stages that the rule looks at have parted the others from them, and which stage was the last looked at. */
export function parted(sheet: Sheet, between: readonly number[], choice: Choice) {
  let left = between
  let last: { readonly at: string; readonly best: bigint } | undefined
  for (const { at, totals } of pointsToLookAt(sheet, choice.looking)) {
    if (left.length === 1) break
    const votes = left.map((number) => totals[number] ?? 0n)
    const best = votes.reduce((one, other) => ((choice.wanted === 'most' ? one > other : one < other) ? one : other))
    left = left.filter((_, at) => votes[at] === best)
    last = { at, best }
  }
  return { left, last }
}

/**
 * One of these equals, and a note of it on the sheet. Where more than two are equal, a stage that parts only some of them leaves fewer
 * to be looked at further, so that no difference is passed over for one that is longer ago (or, looking forward, later).
 */
export function chosen(sheet: Sheet, equals: readonly number[], choice: Choice, equal?: string): number {
  const [only] = equals
  if (only !== undefined && equals.length === 1) return only
  const between = equals.toSorted((one, other) => one - other)
  const why = equal ?? inVotes(sheet, between)
  const { left, last } = parted(sheet, between, choice)
  const [one] = left
  if (one !== undefined && left.length === 1 && last) {
    const when = choice.looking === 'back' ? 'latest' : 'earliest'
    return noted(
      sheet,
      between,
      choice,
      one,
      'earlier stage',
      `${why}. At ${last.at}, the ${when} that parts them, ` +
        `${nameOf(sheet, one)} had the ${choice.wanted}, ${figureOf(sheet, last.best)}.`,
    )
  }
  const drawn = lotFallsOn(sheet.lot, left)
  const said = left.length < between.length ? `${why}; earlier stages leave ${namesOf(sheet, left)}` : why
  return noted(sheet, between, choice, drawn, 'lot', `${said}. ${lotInWords(sheet.lot, nameOf(sheet, drawn))}`)
}

const inVotes = (sheet: Sheet, between: readonly number[]) =>
  `${namesOf(sheet, between)} have ${figureOf(sheet, sheet.totals[between[0] ?? 0] ?? 0n)} votes each`

export function pointsToLookAt({ history }: Sheet, looking: Choice['looking']): Sheet['history'] {
  if (looking === 'nowhere') return []
  return looking === 'forward' ? history : history.toReversed()
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
