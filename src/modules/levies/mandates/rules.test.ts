import { expect, test } from 'vitest'
import type { ContractKind } from '../contracts/rules.ts'
import type { Joining } from '../levies/rules.ts'
import { choiceSaid, mayBeCharged, type Choice, type WhyNotCharged } from './rules.ts'

test.each<[Joining, ContractKind | null, Choice | null, 'charged' | WhyNotCharged]>([
  ['built_in', 'gms', null, 'charged'],
  ['built_in', 'gms', 'out', 'charged'],
  ['built_in', 'pms', null, 'no_mandate'],
  ['built_in', 'apms', null, 'no_mandate'],
  ['built_in', 'pms', 'in', 'charged'],
  ['built_in', 'apms', 'out', 'opted_out'],
  ['built_in', null, null, 'contract_not_known'],
  ['built_in', null, 'in', 'charged'],
  ['built_in', null, 'out', 'contract_not_known'],
  ['opt_out', 'gms', null, 'charged'],
  ['opt_out', 'apms', null, 'charged'],
  ['opt_out', null, null, 'charged'],
  ['opt_out', 'gms', 'out', 'opted_out'],
  ['opt_in', 'gms', null, 'not_opted_in'],
  ['opt_in', 'pms', 'in', 'charged'],
  ['opt_in', 'gms', 'out', 'opted_out'],
])('a levy that is %s, of a practice with contract %s that chose %s: %s', (joining, kind, choice, said) => {
  const answer = mayBeCharged({ joining }, kind && { kind }, choice && { choice })
  expect(answer.charged ? 'charged' : answer.why).toBe(said)
})

test.each([
  ['built_in', 'gms', null, 'None needed: GMS pays by its contract'],
  ['built_in', 'pms', null, 'None on file'],
  ['built_in', null, null, 'None on file'],
  ['opt_out', 'pms', null, 'None needed: whoever didn’t opt out pays'],
  ['opt_in', 'gms', null, 'None on file'],
  ['opt_in', 'gms', 'in', 'Pays'],
  ['opt_out', null, 'out', 'Opted out'],
] as const)('of a levy %s, a practice under %s that chose %s is said: %s', (joining, contract_kind, choice, said) => {
  expect(choiceSaid(joining, contract_kind, choice)).toBe(said)
})
