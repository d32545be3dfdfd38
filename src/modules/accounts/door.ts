export { visitorFor } from './sessions/reads.ts'
export { beginSession, touchSession } from './sessions/writes.ts'
export { accountsWithRoles, type AccountListed } from './sign-ins/reads.ts'
export { tokenActor } from './tokens/writes.ts'
