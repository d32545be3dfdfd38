import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Calendar, Waiting } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { londonDay, type Id } from '../../../platform/values.ts'
import { answerBy } from './rules.ts'

const may = 'desk.answer_corrections'

const corrections = (tx: Reading) =>
  tx.db
    .selectFrom('desk.correction')
    .select(['id', 'lmc_id', 'account_id', 'asked_by', 'kind', 'words', 'asked_at', 'answer', 'answer_words'])
    .select(['answered_at', 'answered_by'])
    .where('office_id', '=', tx.actor.office_id)

/** What people of the office asked to be put right: what is open first, the oldest of it first. */
export const correctionsAsked = (tx: Reading) =>
  corrections(tx)
    .orderBy((row) => row('answer', 'is', null), 'desc')
    .orderBy('asked_at')
    .limit(200)
    .execute()

export type Correction = Awaited<ReturnType<typeof correctionsAsked>>[number]

export const correctionWith = (tx: Reading, id: Id<'correction'>): Promise<Correction | undefined> =>
  corrections(tx).where('id', '=', id).executeTakeFirst()

const open = (tx: Reading) => corrections(tx).where('answer', 'is', null)

export const waits: readonly Waiting[] = [
  {
    label: 'Corrections asked for',
    may,
    under: 'waits for you',
    count: async (tx) =>
      (
        await open(tx)
          .clearSelect()
          .select(sql<number>`count(*)`.as('asked'))
          .executeTakeFirstOrThrow()
      ).asked,
    href: '/corrections',
  },
]

export const toAnswer: Calendar = {
  kind: 'Corrections to answer',
  may,
  find: async (tx, from, until) =>
    (await open(tx).execute())
      .map(({ id, asked_by, asked_at }) => ({
        uid: `correction-${id}`,
        title: `Answer what ${asked_by} asked to be corrected`,
        on: answerBy(londonDay(asked_at)),
        begins_at: null,
        ends_at: null,
        place: '',
        href: `/corrections/${id}`,
      }))
      .filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, until) < 0),
}

export const newPress = () => randomUUID()
