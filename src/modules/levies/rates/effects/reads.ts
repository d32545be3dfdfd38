import type { Reading } from '../../../../platform/scope.ts'
import { isDuring } from '../../../../platform/values.ts'
import { contractsOn } from '../../contracts/reads.ts'
import type { Levy } from '../../levies/reads.ts'
import { mandatesOn } from '../../mandates/reads.ts'
import { mayBeCharged } from '../../mandates/rules.ts'
import type { Period } from '../../periods/rules.ts'
import { chargeableIn } from '../../previews/reads.ts'
import { rateFor, type RateVersion } from '../reads.ts'
import { yearFrom, type ListBasis } from '../rules.ts'
import { effectOf, type Effect, type Judged } from './rules.ts'

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

export type EffectSeen = Effect & { readonly before: RateVersion | undefined; readonly before_from: Temporal.PlainDate }

/** What a rate would do to each practice in its first year, against the year before by the rate that ended it. */
export async function effectOfRate(tx: Reading, levy: Levy, rate: RateVersion): Promise<EffectSeen> {
  const period = yearFrom(rate.from_on)
  const last = yearFrom(rate.from_on.subtract({ years: 1 }))
  const before = await rateFor(tx, levy.id, last.to)
  const effect = effectOf(
    { period, practices: await judgedIn(tx, levy, period, rate.list_basis), terms: rate },
    before ? { period: last, practices: await judgedIn(tx, levy, last, before.list_basis), terms: before } : null,
  )
  return { ...effect, before, before_from: last.from }
}
