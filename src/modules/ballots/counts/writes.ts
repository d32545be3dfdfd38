import { done, NotAllowed, NotFound, refused } from '../../../platform/answers.ts'
import { keepFile, kindOf } from '../../../platform/files/store.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { worksForAll } from '../../register/door.ts'
import type { CountAnswers } from './forms.ts'

type ToKeep = Omit<CountAnswers, 'name'> & {
  readonly name: string
  readonly bytes: Uint8Array
  readonly file_name: string
}

/** Keeps papers that could be counted, and what was asked of them; the same form sent again keeps them once. */
export async function keepCount(tx: Writing, { bytes, withdrawn, lmc, ...asked }: ToKeep) {
  const { office_id } = tx.actor
  if (!office_id) throw new NotFound()
  if (kindOf(bytes) !== 'text') return refused('papers_not_text')
  const lmc_id = tx.actor.lmc_ids.find((id) => id === lmc) ?? null
  if (lmc_id === null && !(await worksForAll(tx))) throw new NotAllowed('keep a count of the whole office')
  const sha256 = await keepFile(tx, bytes, 'text')
  const kept = await tx.db
    .insertInto('ballots.count')
    .values({ ...asked, office_id, lmc_id, sha256, withdrawn: [...withdrawn], made_at: tx.now, made_by: tx.actor.name })
    .onConflict((on) => on.constraint('count_kept_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept) {
    await tx.record(lmc_id, 'ballots.count_kept', { count_id: kept.id, name: asked.name, rule: asked.rule, sha256 })
    return done(kept.id)
  }
  tx.leavesNoRecord('the count was kept already')
  const { id } = await tx.db
    .selectFrom('ballots.count')
    .select('id')
    .where('office_id', '=', office_id)
    .where('pressed', '=', asked.pressed)
    .executeTakeFirstOrThrow()
  return done(id)
}

/** Forgets a count: nobody can open it any more. */
export async function removeCount(tx: Writing, id: Id<'count'>) {
  const removed = await tx.db
    .deleteFrom('ballots.count')
    .where('id', '=', id)
    .returning(['lmc_id', 'name', 'rule', 'sha256'])
    .executeTakeFirst()
  if (!removed) throw new NotFound()
  const { lmc_id, ...about } = removed
  if (lmc_id === null && !(await worksForAll(tx))) throw new NotAllowed('remove a count of the whole office')
  await tx.record(lmc_id, 'ballots.count_removed', { count_id: id, ...about })
  return done()
}
