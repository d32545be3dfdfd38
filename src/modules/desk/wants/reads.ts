import { sql } from 'kysely'
import type { Module, Want } from '../../../platform/module.ts'
import { mayEnter } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { bySoonest } from './rules.ts'

/** What wants the reader's practices now, whichever module it is of. */
export async function wantsOf(
  tx: Reading,
  modules: readonly Module[],
  on: Temporal.PlainDate,
): Promise<readonly Want[]> {
  const found: Want[] = []
  for (const { may, find } of modules.flatMap(({ wants }) => wants ?? []))
    if (mayEnter(tx.actor, may)) found.push(...(await find(tx, tx.actor.practice_ids, on)))
  return found.toSorted(bySoonest)
}

export type OwnPractice = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

export type LetterSent = { readonly subject: string; readonly queued_at: Temporal.Instant; readonly state: string }

const lettersShown = 5

/** The last letters that this office sent to the reader. */
export const lettersTo = async (tx: Reading, address: string): Promise<readonly LetterSent[]> =>
  tx.db
    .selectFrom('platform.message')
    .select(['subject', 'queued_at', 'state'])
    .where('office_id', '=', tx.actor.office_id)
    .where(sql<boolean>`lower(to_address) = ${address.toLowerCase()}`)
    .where('is_private', '=', false)
    .where('state', 'in', ['sent', 'delivered'])
    .orderBy('queued_at', 'desc')
    .limit(lettersShown)
    .execute()
