import { done } from '../../../platform/answers.ts'
import type { Operating } from '../../../platform/scope.ts'
import { holderOfLink } from './reads.ts'

/** Who asks with this secret; undefined where it is nobody's. */
export async function holderAt(tx: Operating, secret: string) {
  tx.leavesNoRecord('what is put in by it is recorded as its holder’s')
  return done(await holderOfLink(tx, secret))
}
