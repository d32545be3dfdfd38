import type { Outcomes } from '../constraints/outcomes/rules.ts'
import { unconstrained } from '../constraints/rules.ts'
import { continuingOn, type Sheet } from '../sheets/rules.ts'

/** Who continues but can't be elected any more, if the constraints are to be kept: excluded as soon as may be. */
export const doomedOn = (sheet: Sheet): readonly number[] => standing(sheet).doomed

/** Who of those continuing must be elected, were these excluded: passed over when the lowest are looked for. */
export const guardedWithout = (sheet: Sheet, out: readonly number[]): readonly number[] =>
  standing(sheet, [], out).guarded

/** Whether the constraints would let all of these be excluded. */
export const mayAllBeExcluded = (sheet: Sheet, out: readonly number[]): boolean => standing(sheet, [], out).possible

/** Whether the constraints would let all of these be elected. */
export const mayAllBeElected = (sheet: Sheet, numbers: readonly number[]): boolean =>
  standing(sheet, numbers, numbers).possible

const nobody: readonly number[] = []

/** Most counts have no constraints, and ask this at every step. */
const standing = (sheet: Sheet, more = nobody, gone = nobody): Outcomes =>
  sheet.keeper === unconstrained
    ? unconstrained.standing(nobody, nobody)
    : sheet.keeper.standing(
        [...sheet.winners, ...more],
        continuingOn(sheet).filter((number) => !gone.includes(number)),
      )
