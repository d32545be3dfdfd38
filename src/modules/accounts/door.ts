export { accountsAt, type Addressed } from './addresses/reads.ts'
export {
  actorHolding,
  holderSeen,
  holdersNamed,
  holdersOf,
  officesToWriteFrom,
  ownAddress,
  type Holder,
} from './holders/reads.ts'
export { keepForm } from './kept-forms/writes.ts'
export { keepingLimit, mostBytes } from './kept-forms/rules.ts'
export { visitorFor } from './sessions/reads.ts'
export { beginSession, touchSession } from './sessions/writes.ts'
export { accountsWithRoles, type AccountListed } from './sign-ins/reads.ts'
export { readable } from './tokens/rules.ts'
export { tokenActor } from './tokens/writes.ts'
