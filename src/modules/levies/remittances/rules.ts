import { owedTo } from '../journals/rules.ts'
import type { LevyKind } from '../levies/rules.ts'

/** The levies of which something is passed on; of the statutory levy nothing is. */
export const passedOnKinds = ['national', 'charity'] as const satisfies readonly LevyKind[]
export type PassedOnKind = (typeof passedOnKinds)[number]

/** To whom a levy is passed on: a charity’s levy is called as the charity is. */
export const payeeOf = ({ levy_kind, levy_name }: { readonly levy_kind: PassedOnKind; readonly levy_name: string }) =>
  levy_kind === 'national' ? 'the GP Defence Fund' : levy_name

/** The account in which what is owed to a payee stands. */
export function owedAccount(kind: PassedOnKind) {
  const account = owedTo(kind)
  if (!account) throw new RangeError(`nothing of a ${kind} levy is passed on`)
  return account
}

/** How many practices stand on a page of a remittance. */
export const remittanceSize = 100

export const method =
  'What is due of a practice is its charge at the rate that is passed on, rounded for each practice as the charge was. Once it has paid that much, or owes nothing more because the rest was written off, its part can be sent; until then, as much as it has paid.'
