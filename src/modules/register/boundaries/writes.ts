import { sql } from 'kysely'
import { done, refused } from '../../../platform/answers.ts'
import type { Writing } from '../../../platform/scope.ts'
import { rangeText, type Id } from '../../../platform/values.ts'
import { findChanges } from '../changes/writes.ts'
import { represent } from '../representation/writes.ts'
import { clashes, type Clash } from './reads.ts'
import { isEmpty, type Boundary } from './rules.ts'

/**
 * Draws an LMC's area from a day on (null: for all time); what was drawn before ends that day, and what was drawn for later
 * is replaced. Refused where another LMC of the office has a practice of it: `tell` hears which.
 */
export async function drawBoundary(
  tx: Writing,
  lmc_id: Id<'lmc'>,
  from: Temporal.PlainDate | null,
  boundary: Boundary,
  tell?: (clashes: readonly Clash[]) => void,
) {
  if (isEmpty(boundary)) return refused('boundary_takes_nothing')
  const { office_id } = await tx.db
    .selectFrom('platform.lmc')
    .select('office_id')
    .where('id', '=', lmc_id)
    .executeTakeFirstOrThrow()
  const others = await clashes(tx, { id: lmc_id, office_id }, from, boundary)
  tell?.(others)
  if (others.length > 0) return refused('practice_in_one_lmc_at_a_time')
  const during = rangeText({ from, until: null })
  await sql`
    delete from register.boundary
    where lmc_id = ${lmc_id} and during <@ ${during}::daterange`.execute(tx.db)
  await sql`
    update register.boundary set during = during - ${during}::daterange
    where lmc_id = ${lmc_id} and during && ${during}::daterange`.execute(tx.db)
  await tx.db
    .insertInto('register.boundary')
    .values({
      lmc_id,
      during,
      commissioners: [...boundary.commissioners],
      local_authorities: [...boundary.local_authorities],
      added_codes: [...boundary.added_codes],
      excluded_codes: [...boundary.excluded_codes],
      drawn_at: tx.now,
      drawn_by: tx.actor.name,
    })
    .execute()
  await represent(tx)
  await findChanges(tx)
  await tx.record(lmc_id, 'register.boundary_drawn', { from: from?.toString() ?? null, ...boundary })
  return done()
}
