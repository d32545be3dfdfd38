export { visitorFor } from './sessions/reads.ts'
