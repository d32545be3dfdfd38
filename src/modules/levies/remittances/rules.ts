import { owedTo } from '../journals/rules.ts'
import type { LevyKind } from '../levies/rules.ts'

/** To whom a levy is passed on; of the statutory levy nothing is. */
export const payees: Readonly<Record<Exclude<LevyKind, 'statutory'>, string>> = {
  national: 'the GP Defence Fund',
  charity: 'the charity',
}

/** The levies of which something is passed on. */
export const passedOnKinds = Object.keys(payees) as (keyof typeof payees)[]

/** The account in which what is owed to a payee stands. */
export function owedAccount(kind: keyof typeof payees) {
  const account = owedTo(kind)
  if (!account) throw new RangeError(`nothing of a ${kind} levy is passed on`)
  return account
}

export const method =
  'What is due of a practice is its charge at the rate that is passed on, rounded for each practice as the charge was. Once it has paid that much, its part can be sent; until then, as much as it has paid.'
