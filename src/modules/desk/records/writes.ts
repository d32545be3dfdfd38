import { done } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { RecordSearch } from './rules.ts'

/** Whoever looks into the record is in it. */
export async function noteLook(tx: Writing, { who, what, concerning, from, until }: RecordSearch, as: string) {
  const asked = { who, what, concerning, from: from?.toString() ?? null, until: until?.toString() ?? null }
  await tx.record(null, 'desk.record_read', {
    ...Object.fromEntries(Object.entries(asked).filter(([, words]) => words)),
    as,
  })
  return done()
}
