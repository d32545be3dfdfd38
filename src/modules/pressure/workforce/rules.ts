import { figure, thousands } from '../../../platform/values.ts'
import { fteDefinitions, type FteDefinition } from '../thresholds/rules.ts'

export const definitions = Object.keys(fteDefinitions) as FteDefinition[]

/** GPs of a practice, whole-time equivalent, by each definition; null is not known, which is never nought. */
export type Ftes = Readonly<Record<FteDefinition, number | null>>

/** One row of the official file: a practice on the day that its month ends. */
export type OfficialFtes = Ftes & { readonly ods_code: string; readonly from_on: Temporal.PlainDate }

/** What can't all be so: whoever is counted by a narrower definition is counted by the wider one too. */
export function contradictions({ fully_qualified, total, without_trainees_and_locums }: Ftes) {
  const wrong: Partial<Record<FteDefinition, string>> = {}
  const qualified = fully_qualified ?? without_trainees_and_locums
  if (total !== null && qualified !== null && total < qualified)
    wrong.total = `All GPs can’t be fewer than the ${figure(qualified)} of them who are qualified. Check both`
  if (without_trainees_and_locums !== null && fully_qualified !== null && fully_qualified < without_trainees_and_locums)
    wrong.fully_qualified = `Fully qualified GPs can’t be fewer than the ${figure(without_trainees_and_locums)} who are partners and salaried GPs. Check both`
  return wrong
}

/** What may be a slip (hours for whole-time GPs, people for hours), as a question; such a figure is asked about, not refused. */
export function doubtsAbout(ftes: Ftes, list_size: number | null): readonly string[] {
  const [most = null] = definitions.flatMap((one) => ftes[one] ?? []).toSorted((one, other) => other - one)
  if (most === null) return []
  if (most > 60)
    return [`${figure(most)} whole-time GPs are very many for one practice. Are these hours? Divide them by 37.5.`]
  if (most === 0) return ['None at all: does the practice have no GP? If it isn’t known, leave the box blank.']
  if (list_size === null) return []
  const each = Math.round(list_size / most)
  if (each > 8_000) return [`That is one whole-time GP for ${thousands(each)} patients. Are some left out?`]
  return each < 500
    ? [`That is one whole-time GP for ${thousands(each)} patients. Are these people rather than hours?`]
    : []
}
