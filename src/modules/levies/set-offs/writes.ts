import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { linesOfPractice } from '../allocations/reads.ts'
import { sumOf, unfitParts } from '../allocations/rules.ts'
import { holdAllocations, keepAllocations } from '../allocations/writes.ts'
import { levyWith } from '../levies/reads.ts'
import { linesOfSetOff, openOf, setOffWith } from './reads.ts'
import { suggestedSetOffs } from './rules.ts'

/** Sets the credits of a practice, or all those of a run, against what the same practices owe of the same levy, the oldest first: as much as
 * was seen, and nothing where that is something else by now. */
export async function setOffCredits(
  tx: Writing,
  levy_id: Id<'levy'>,
  of: { readonly practice_id: Id<'practice'> } | { readonly run_id: Id<'run'> },
  seen: number,
) {
  const levy = await levyWith(tx, levy_id)
  if (!levy) throw new NotFound()
  await holdAllocations(tx, levy_id)
  const { lmc_id, name } = levy
  const practices = Map.groupBy(await openOf(tx, levy_id, of), ({ practice_id }) => practice_id)
  const made = [...practices.values()]
    .flatMap((lines) => suggestedSetOffs(lines, ({ run_id }) => !('run_id' in of) || run_id === of.run_id))
    .map((set_off) => ({ ...set_off, id: randomUUIDv7() as string as Id<'set_off'> }))
  if (made.length === 0) return refused('nothing_to_set_off')
  const amount_pence = made.reduce((sum, { parts }) => sum + sumOf(parts), 0)
  if (amount_pence !== seen) return refused('changed_since')
  await sql`insert into levies.set_off (id, lmc_id, line_id, made_at, made_by)
    select id, ${lmc_id}::uuid, line_id, ${tx.now}::timestamptz, ${tx.actor.name}
    from ${bulk(made, { id: ['uuid', ({ id }) => id], line_id: ['uuid', ({ credit }) => credit.line_id] })}`.execute(
    tx.db,
  )
  await keepAllocations(
    tx,
    { lmc_id, levy_id, words: `Credits of ${name} set against what is owed` },
    made.flatMap(({ id: set_off_id, credit: { line_id, practice_id }, parts }) => [
      { set_off_id, line_id, practice_id, amount_pence: 0 - sumOf(parts) },
      ...parts.map((part) => ({ ...part, set_off_id, practice_id })),
    ]),
  )
  await tx.record(lmc_id, 'levies.credits_set_off', { levy_id, ...of, set_offs: made.length, amount_pence })
  return done(made.length)
}

/** Takes a set-off back: the credit stands again, and so does what was owed. */
export async function takeBackSetOff(tx: Writing, id: Id<'set_off'>) {
  const set_off = await setOffWith(tx, id)
  if (!set_off) throw new NotFound()
  const { lmc_id, levy_id, practice_id, name } = set_off
  await holdAllocations(tx, levy_id)
  const parts = (await linesOfSetOff(tx, id)).map(({ line_id, amount_pence }) => ({
    line_id,
    amount_pence: 0 - amount_pence,
  }))
  if (parts.length === 0) return refused('taken_back_already')
  const nothing = { amount_pence: 0, allocated_pence: 0 }
  if (unfitParts(nothing, await linesOfPractice(tx, levy_id, practice_id), parts)) return refused('used_since')
  const words = `Taken back: a credit of ${name} set against what is owed`
  await keepAllocations(
    tx,
    { lmc_id, levy_id, words },
    parts.map((part) => ({ ...part, set_off_id: id, practice_id })),
  )
  await tx.record(lmc_id, 'levies.set_off_taken_back', { set_off_id: id, levy_id, practice_id })
  return done()
}
