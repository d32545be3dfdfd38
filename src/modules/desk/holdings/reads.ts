import { sql } from 'kysely'
import type { Module, Personal } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { ownAddress } from '../../accounts/door.ts'
import { personOf } from '../../register/door.ts'
import { ownRecords, recordsOf } from '../records/reads.ts'
import { said } from '../records/rules.ts'
import type { Rows } from './rules.ts'

export type Kept = Pick<Personal, 'kind' | 'must_keep'> & { readonly rows: Rows }

/** Everything that any module keeps of the reader and they may see from here. */
export async function keptOf(tx: Reading, modules: readonly Module[], account_id: Id<'account'>): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const { kind, must_keep, find } of modules.flatMap((module) => module.personal ?? []))
    kept.push({ kind, must_keep, rows: await find(tx, account_id) })
  return kept
}

/** More entries than anybody has; a program that asks every minute has them. */
const mostRecords = 50_000

/** What the desk itself keeps of somebody, in the office they read it from. */
export const personal: readonly Personal[] = [
  {
    kind: 'What you were told',
    must_keep: null,
    find: (tx, account_id) =>
      tx.db
        .selectFrom('platform.notification')
        .select(['title', 'made_at', 'seen_at'])
        .where('account_id', '=', account_id)
        .where('office_id', '=', tx.actor.office_id)
        .orderBy('made_at', 'desc')
        .execute(),
  },
  {
    kind: 'What you set up here',
    must_keep: null,
    find: (tx, account_id) =>
      tx.db
        .selectFrom('desk.feed_address')
        .select([sql<string>`'The address of your calendar'`.as('what'), 'made_at'])
        .where('account_id', '=', account_id)
        .where('office_id', '=', tx.actor.office_id)
        .unionAll(
          tx.db
            .selectFrom('desk.digest_wish')
            .select([sql<string>`'A mail each morning'`.as('what'), 'wished_at as made_at'])
            .where('account_id', '=', account_id)
            .where('office_id', '=', tx.actor.office_id),
        )
        .execute(),
  },
  {
    kind: 'Corrections you asked for',
    must_keep: 'What was asked and answered shows that the office did as it must, for seven years.',
    find: (tx, account_id) =>
      tx.db
        .selectFrom('desk.correction')
        .select(['asked_at', 'kind', 'words', 'answer', 'answer_words', 'answered_at', 'answered_by'])
        .where('account_id', '=', account_id)
        .orderBy('asked_at', 'desc')
        .execute(),
  },
  {
    kind: 'Letters to your address',
    must_keep:
      'That a letter went, and when, is kept for two years, to show what was sent to whom; its text for 30 days.',
    find: async (tx) => {
      const address = (await ownAddress(tx)).toLowerCase()
      return tx.db
        .selectFrom('platform.message')
        .select(['subject', 'queued_at', 'state'])
        .where('office_id', '=', tx.actor.office_id)
        .where(sql<boolean>`lower(to_address) = ${address}`)
        .orderBy('queued_at', 'desc')
        .execute()
    },
  },
  {
    kind: 'The record of you',
    must_keep:
      'The record shows who did and saw what. It can’t be changed; its entries are forgotten by themselves, after one to seven years.',
    find: async (tx, account_id) => {
      const person = await personOf(tx, account_id)
      const ids = [account_id, ...(person ? [person.id] : [])]
      const records = await recordsOf(ownRecords(tx, ids, 'all'), { most: mostRecords })
      return records.map(({ at, actor, what }) => ({ at, who: actor, what: said(what) }))
    },
  },
]
