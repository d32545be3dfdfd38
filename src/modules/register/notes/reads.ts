import { randomUUID } from 'node:crypto'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

export type Note = {
  readonly id: Id<'practice_note'>
  readonly words: string
  readonly written_at: Temporal.Instant
  readonly written_by: string
}

/** What the office's LMCs have noted on a practice and not withdrawn, newest first. */
export const notesOn = (tx: Reading, practice_id: Id<'practice'>): Promise<Note[]> =>
  tx.db
    .selectFrom('register.practice_note')
    .select(['id', 'words', 'written_at', 'written_by'])
    .where('practice_id', '=', practice_id)
    .where('withdrawn_at', 'is', null)
    .orderBy('written_at', 'desc')
    .execute()

export type OwnPractice = { readonly lmc_id: Id<'lmc'>; readonly practice_id: Id<'practice'> }

/** A practice that one of the LMCs in sight represents, or once did: the latest of them. */
export const ownPractice = (tx: Reading, ods_code: string): Promise<OwnPractice | undefined> =>
  tx.db
    .selectFrom('register.lmc_practice as k')
    .innerJoin('register.practice as p', 'p.id', 'k.practice_id')
    .leftJoin('register.representation as r', (on) =>
      on.onRef('r.lmc_id', '=', 'k.lmc_id').onRef('r.practice_id', '=', 'k.practice_id'),
    )
    .select(['k.lmc_id', 'k.practice_id'])
    .where('p.ods_code', '=', ods_code)
    .orderBy('r.during', (by) => by.desc().nullsLast())
    .executeTakeFirst()

/** What a form of a note carries, so that pressing twice keeps it once. */
export const newPress = (): string => randomUUID()
