import { charge, rounded, type Rounding, type RateSpan } from '../../charges/rules.ts'
import type { ContractKind } from '../../contracts/rules.ts'
import type { Joining } from '../../levies/rules.ts'
import { mayBeCharged, type Choice } from '../../mandates/rules.ts'
import type { Rate } from '../../../../platform/values.ts'

/** Whether a practice is charged a levy now, by what it holds and what it chose. */
export const chargedNow = (levy: {
  readonly joining: Joining
  readonly contract_kind: ContractKind | null
  readonly choice: Choice | null
}) => mayBeCharged(levy, levy.contract_kind && { kind: levy.contract_kind }, levy.choice && { choice: levy.choice })

type Rated = { readonly rate: Rate; readonly per: RateSpan; readonly rounding: Rounding }

/** What a whole year comes to at a rate and a list size; its periods round each for itself. */
export const yearAt = ({ rate, per, rounding }: Rated, patients: number) =>
  rounded(charge({ rate, per, patients, months: 12, days: 1, of_days: 1 }), rounding)
