import type { ContractKind } from '../contracts/rules.ts'
import type { Joining } from '../levies/rules.ts'

export const choices = { in: 'Pays', out: 'Opted out' } as const
export type Choice = keyof typeof choices

/** Why a practice isn't charged a levy on a day. */
export const reasonsNotCharged = {
  opted_out: 'Opted out',
  not_opted_in: 'Hasn’t opted in',
  no_mandate: 'No mandate on file: PMS and APMS practices pay only once they have agreed to',
  contract_not_known: 'Its contract isn’t known: say whether it is GMS, PMS or APMS',
} as const
export type WhyNotCharged = keyof typeof reasonsNotCharged

export type MayBeCharged = { readonly charged: true } | { readonly charged: false; readonly why: WhyNotCharged }

const charged: MayBeCharged = { charged: true }
const not = (why: WhyNotCharged): MayBeCharged => ({ charged: false, why })

/**
 * Whether a practice may be charged a levy on a day, by the contract and the mandate for that levy in force on it; null is none known.
 * GMS contractors pay the statutory levy whatever they choose; others only once they said they wish to be represented, and haven't
 * withdrawn it (NHS Act 2006, s.97). A voluntary levy asks nobody's contract, and what was chosen about one says nothing of another.
 */
export function mayBeCharged(
  levy: { readonly joining: Joining },
  contract: { readonly kind: ContractKind } | null,
  mandate: { readonly choice: Choice } | null,
): MayBeCharged {
  if (levy.joining === 'built_in' && contract?.kind === 'gms') return charged
  if (mandate?.choice === 'in') return charged
  // A GMS practice would pay whatever it chose, so what an unknown one chose settles nothing.
  if (levy.joining === 'built_in' && contract === null) return not('contract_not_known')
  if (mandate?.choice === 'out') return not('opted_out')
  if (levy.joining === 'opt_out') return charged
  return not(levy.joining === 'opt_in' ? 'not_opted_in' : 'no_mandate')
}

/** GMS contractors pay what is built into their contract, so none of them opts out of it. */
export const isBuiltIn = (
  levy: { readonly joining: Joining },
  contract: { readonly kind: ContractKind } | null,
  choice: Choice,
) => levy.joining === 'built_in' && contract?.kind === 'gms' && choice === 'out'

/** A scan of a page or two; more is a photograph that nobody made smaller. */
export const largestDocument = 5 * 1024 * 1024
export const documentKinds = ['pdf', 'png', 'jpeg'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a practice chose about a levy, or what it is that it said nothing. */
export function choiceSaid(joining: Joining, contract_kind: ContractKind | null, choice: Choice | null): string {
  if (choice) return choices[choice]
  const { charged: pays } = mayBeCharged({ joining }, contract_kind && { kind: contract_kind }, null)
  if (!pays) return 'None on file'
  return joining === 'built_in' ? 'None needed: GMS pays by its contract' : 'None needed: whoever didn’t opt out pays'
}
