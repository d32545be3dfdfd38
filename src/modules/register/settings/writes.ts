import { done, NotFound } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import type { LmcAnswers } from './forms.ts'
import { lmcWith } from './reads.ts'

/** Says what an LMC is called, how it looks and how small a figure it shows. */
export async function describeLmc(tx: Writing, id: Id<'lmc'>, answers: LmcAnswers) {
  const before = await lmcWith(tx, id)
  if (!before) throw new NotFound()
  await tx.db.updateTable('platform.lmc').set(answers).where('id', '=', id).execute()
  await tx.record(id, 'register.lmc_described', { before, after: answers })
  return done()
}
