import type { Reading } from '../../../../platform/scope.ts'
import { isDuring } from '../../../../platform/values.ts'
import { contractsOn } from '../../contracts/reads.ts'
import type { Levy } from '../../levies/reads.ts'
import { mandatesOn } from '../../mandates/reads.ts'
import { mayBeCharged } from '../../mandates/rules.ts'
import type { Period } from '../../periods/rules.ts'
import { chargeableIn } from '../../previews/reads.ts'
import { ratesAgreed, type RateVersion } from '../reads.ts'
import { yearFrom, type ListBasis } from '../rules.ts'
import { effectOf, partsOf, type Effect, type Judged, type Part } from './rules.ts'

/** The practices of an LMC in a period, and whether each may be charged a levy on the first day it is there. */
export async function judgedIn(
  tx: Reading,
  levy: Levy,
  period: Period,
  list_basis: ListBasis,
): Promise<readonly Judged[]> {
  const practices = await chargeableIn(tx, levy.lmc_id, period, list_basis)
  const contracts = Map.groupBy(
    await contractsOn(tx, levy.lmc_id, period.from, period.to),
    ({ practice_id }) => practice_id as string,
  )
  const mandates = Map.groupBy(
    await mandatesOn(tx, levy.id, period.from, period.to),
    ({ practice_id }) => practice_id as string,
  )
  return practices.map((practice) => {
    const contract = contracts.get(practice.practice_id)?.find((one) => isDuring(one, practice.begins)) ?? null
    const mandate = mandates.get(practice.practice_id)?.find((one) => isDuring(one, practice.begins)) ?? null
    return { ...practice, may: mayBeCharged(levy, contract, mandate) }
  })
}

/** With the rates of the year before, the earliest first, each with the part of it for which it was in force. */
export type EffectSeen = Effect & {
  readonly before: RateVersion | undefined
  readonly before_from: Temporal.PlainDate
  readonly before_parts: readonly { readonly period: Period; readonly rate: RateVersion }[]
}

/** What a rate would do to each practice in its first year, against the year before by the rates that were in force in it. */
export async function effectOfRate(tx: Reading, levy: Levy, rate: RateVersion): Promise<EffectSeen> {
  const period = yearFrom(rate.from_on)
  const last = yearFrom(rate.from_on.subtract({ years: 1 }))
  const before_parts = partsOf(last, await ratesAgreed(tx, levy.id))
  const judged = async (of: Period, terms: RateVersion): Promise<Part> => ({
    period: of,
    practices: await judgedIn(tx, levy, of, terms.list_basis),
    terms,
  })
  const before: Part[] = []
  for (const part of before_parts) before.push(await judged(part.period, part.rate))
  const effect = effectOf(await judged(period, rate), before)
  return { ...effect, before: before_parts.at(-1)?.rate, before_from: last.from, before_parts }
}
