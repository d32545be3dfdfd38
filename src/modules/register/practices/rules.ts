import type { Actor } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

/** Holding a role in a practice is speaking for it; somebody of the office does so only while acting for it. */
export const speaksFor = (
  { practice_ids, acting }: Pick<Actor, 'practice_ids' | 'acting'>,
  practice_id: Id<'practice'>,
) => practice_ids.includes(practice_id) || acting?.practice_id === practice_id
