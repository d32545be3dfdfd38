import { done } from '../../../../platform/answers.ts'
import type { Writing } from '../../../../platform/scope.ts'

export async function noteExport(tx: Writing, format: string) {
  await tx.record(null, 'desk.mail_exported', { as: format })
  return done()
}
