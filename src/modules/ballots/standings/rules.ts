import { continuingOn, type Sheet } from '../sheets/rules.ts'

/** Who continues but can't be elected any more, if the constraints are to be kept: excluded as soon as may be. */
export const doomedOn = (sheet: Sheet): readonly number[] =>
  sheet.keeper.standing(sheet.winners, continuingOn(sheet)).doomed

/** Who of those continuing must be elected, were these excluded: passed over when the lowest are looked for. */
export const guardedWithout = (sheet: Sheet, out: readonly number[]): readonly number[] =>
  sheet.keeper.standing(
    sheet.winners,
    continuingOn(sheet).filter((number) => !out.includes(number)),
  ).guarded

/** Whether the constraints would let all of these be elected. */
export const mayAllBeElected = (sheet: Sheet, numbers: readonly number[]): boolean =>
  sheet.keeper.standing(
    [...sheet.winners, ...numbers],
    continuingOn(sheet).filter((number) => !numbers.includes(number)),
  ).possible
