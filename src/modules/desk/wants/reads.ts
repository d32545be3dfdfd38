import { sql } from 'kysely'
import type { Module, Want } from '../../../platform/module.ts'
import { mayEnter } from '../../../platform/routes.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAddress } from '../../accounts/door.ts'
import { profileAsAt } from '../../register/door.ts'
import { ownRecords, practiceRecords, recordsOf } from '../records/reads.ts'
import { bySoonest } from './rules.ts'

export type { Profile } from '../../register/door.ts'

export type OwnPractice = { readonly practice_id: Id<'practice'>; readonly ods_code: string; readonly name: string }

/** What wants the reader's practices now, whichever module it is of; each module is asked once for all of them. */
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

export const profileOf = (tx: Reading, { ods_code }: OwnPractice, on: Temporal.PlainDate) =>
  profileAsAt(tx, ods_code, on)

export type LetterSent = Awaited<ReturnType<typeof lettersToReader>>[number]

const mostShown = 5

/** The last letters that this office sent to the reader. */
export async function lettersToReader(tx: Reading) {
  const address = await ownAddress(tx)
  return tx.db
    .selectFrom('platform.message')
    .select(['subject', 'queued_at', 'state'])
    .where('office_id', '=', tx.actor.office_id)
    .where(sql<boolean>`lower(to_address) = ${address.toLowerCase()}`)
    .where('is_private', '=', false)
    .where('state', 'in', ['sent', 'delivered'])
    .orderBy('queued_at', 'desc')
    .limit(mostShown)
    .execute()
}

export type Done = { readonly what: string; readonly at: Temporal.Instant; readonly actor: string }

/** What was last done: for the practice, where the reader may see its record; else by themselves. */
export const doneLately = (tx: Reading, { practice_id }: OwnPractice): Promise<readonly Done[]> =>
  recordsOf(
    mayEnter(tx.actor, 'desk.read_practice_record') ? practiceRecords(tx, [practice_id]) : ownRecords(tx, [], 'by'),
    { most: mostShown },
  )
