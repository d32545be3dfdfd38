import { unitsInOne } from '../fixed-point/rules.ts'
import { allPapers, sorted, type Parcel, type Piles } from '../piles/rules.ts'
import { credit, type Sheet } from '../sheets/rules.ts'

export type FirstStage = {
  /** At each candidate's number, the papers that prefer them first. */
  readonly parcels: readonly (Parcel | undefined)[]
  /** Papers that prefer somebody who stands, and papers that prefer nobody who does; by weight. */
  readonly valid: number
  readonly invalid: number
}

/** Sorts the papers by first preferences and credits one vote for each; who has withdrawn is passed over, as if never named. */
export function sortFirstPreferences(sheet: Sheet, piles: Piles): FirstStage {
  const [none, ...parcels] = sorted(piles, allPapers(piles), sheet.is_continuing)
  let valid = 0
  for (const [at, parcel] of parcels.entries()) {
    if (!parcel) continue
    valid += parcel.papers
    credit(sheet, at + 1, BigInt(parcel.papers) * unitsInOne(sheet.places))
  }
  return { parcels: [undefined, ...parcels], valid, invalid: none?.papers ?? 0 }
}
