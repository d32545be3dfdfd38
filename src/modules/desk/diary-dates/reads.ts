import { randomUUID } from 'node:crypto'
import type { Calendar } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'

const dates = (tx: Reading) =>
  tx.db
    .selectFrom('desk.diary_date as d')
    .leftJoin('platform.lmc as l', 'l.id', 'd.lmc_id')
    .select(['d.id', 'd.lmc_id', 'l.short_name as lmc_name', 'd.title', 'd.falls_on', 'd.begins_at', 'd.ends_at'])
    .select(['d.place', 'd.changes', 'd.made_by'])

export const dateWith = (tx: Reading, id: Id<'diary_date'>) => dates(tx).where('d.id', '=', id).executeTakeFirst()

export type DiaryDate = NonNullable<Awaited<ReturnType<typeof dateWith>>>

/** The office's own dates; one LMC's says whose it is where the reader has several. */
export const diary: Calendar = {
  kind: 'The office’s dates',
  may: 'desk.see_calendar',
  find: async (tx, from, until) =>
    (await dates(tx).where('d.falls_on', '>=', from).where('d.falls_on', '<', until).execute()).map(
      ({ id, title, lmc_name, falls_on, begins_at, ends_at, place, changes }) => ({
        uid: `diary-date-${id}`,
        title: lmc_name && tx.actor.lmc_ids.length > 1 ? `${title} (${lmc_name})` : title,
        on: falls_on,
        begins_at,
        ends_at,
        place,
        href: `/calendar/dates/${id}`,
        changes,
      }),
    ),
}

export const newPress = () => randomUUID()
