import { sql } from 'kysely'
import type { Calendar } from '../../../platform/module.ts'
import type { Reading } from '../../../platform/scope.ts'
import { knownUpTo } from './rules.ts'

/** NHS England counts the lists on the first of a month and publishes them in the middle of it, on no fixed day. */
const publishedBy = 15

export const listSizesExpected: Calendar = {
  kind: 'Open data expected',
  may: 'register.read_imports',
  find: async (_, from, until) => {
    const dates = []
    for (
      let on = from.with({ day: publishedBy });
      Temporal.PlainDate.compare(on, until) < 0;
      on = on.add({ months: 1 })
    )
      if (Temporal.PlainDate.compare(on, from) >= 0) dates.push(on)
    return dates.map((on) => ({
      uid: `list-sizes-${on.toPlainYearMonth().toString()}`,
      title: 'This month’s list sizes are usually published by now',
      on,
      begins_at: null,
      ends_at: null,
      place: '',
      href: '/imports',
    }))
  },
}

/** The day up to which the register is known; null until both practices and lists were taken in. */
export const registerKnownUpTo = async (tx: Reading) =>
  knownUpTo(
    await tx.db
      .selectFrom('register.open_data_file')
      .select(['kind', sql<Temporal.PlainDate>`max(seen_on)`.as('seen_on')])
      .where('kind', 'in', ['practices', 'list_sizes'])
      .groupBy('kind')
      .execute(),
  )
