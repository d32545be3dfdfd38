import { sql } from 'kysely'
import { done } from '../answers.ts'
import { eachByItself } from '../jobs/each.ts'
import { queue, type Job, type JobTools } from '../jobs/queue.ts'
import type { Reading, Writing } from '../scope.ts'
import type { Id } from '../values.ts'

/** What was given to be read once, such as a spreadsheet of people, is kept for so long after it was taken in; and untaken for so long. */
const daysAfterTaking = 30
const daysUntaken = 90

/** Files taken in before the one moment, or given before the other and never taken in, have had their time. */
export type Over = { readonly taken_before: Temporal.Instant; readonly given_before: Temporal.Instant }

/** Lets go of a module's files whose time is over, behind the walls of one office. */
export type LetGo = (tx: Writing, over: Over) => Promise<unknown>

type OfficeWithLmcs = { readonly office_id: Id<'office'>; readonly lmc_ids: readonly Id<'lmc'>[] }

async function offices(tx: Reading): Promise<readonly OfficeWithLmcs[]> {
  const { rows } = await sql<OfficeWithLmcs>`
    select o.id as office_id, array(select id from platform.lmc where office_id = o.id) as lmc_ids from platform.office o`.execute(
    tx.db,
  )
  return rows
}

async function columnsThatName(tx: Reading) {
  const { rows } = await sql<{ table: string; column: string }>`
    select n.nspname || '.' || t.relname as table, a.attname as column from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'platform.file'::regclass`.execute(tx.db)
  return rows
}

/** Removes every file that no row of any office names. */
async function empty(scope: JobTools['scope'], all: readonly OfficeWithLmcs[]) {
  const columns = await scope().read(columnsThatName)
  const named = sql.join(
    columns.map(({ table, column }) => sql`select ${sql.ref(column)} from ${sql.table(table)}`),
    sql` union all `,
  )
  let unnamed = (await scope().read((tx) => tx.db.selectFrom('platform.file').select('sha256').execute())).map(
    ({ sha256 }) => sha256,
  )
  for (const { office_id, lmc_ids } of all) {
    const { rows } = await scope(office_id, lmc_ids).read((tx) =>
      sql<{ sha256: string }>`select unnest(${unnamed}::text[]) as sha256 except (${named})`.execute(tx.db),
    )
    unnamed = rows.map(({ sha256 }) => sha256)
  }
  await scope().operate(async (tx) => {
    tx.leavesNoRecord('nothing names them')
    // Where somebody gives one of them again at this moment its key refuses, and all this is tried again.
    await sql`delete from platform.file where sha256 = any (${unnamed}::text[])`.execute(tx.db)
    return done()
  })
}

const erasedJob = 'platform.forget_taken_files'

/** Has everything that an office's people gave and that was taken in go at once: somebody who is erased may stand in it. */
export const letTakenFilesGo = (tx: Writing, office_id: Id<'office'>) => queue(tx, erasedJob, { office_id })

export function fileJobs(letsGo: readonly LetGo[]): readonly Job[] {
  const letGo = async (
    scope: JobTools['scope'],
    some: readonly OfficeWithLmcs[],
    since: { readonly days_after_taking: number },
  ) =>
    eachByItself(some, ({ office_id, lmc_ids }) =>
      scope(office_id, lmc_ids).write(async (tx) => {
        tx.leavesNoRecord('what was done with them is recorded, and kept as the record is')
        const daysAgo = (days: number) => tx.now.subtract({ hours: days * 24 })
        const over = { taken_before: daysAgo(since.days_after_taking), given_before: daysAgo(daysUntaken) }
        for (const each of letsGo) await each(tx, over)
        return done()
      }),
    )
  return [
    {
      name: 'platform.forget_files',
      cron: '10 4 * * *',
      async work({ scope }) {
        const all = await scope().read(offices)
        await letGo(scope, all, { days_after_taking: daysAfterTaking })
        await empty(scope, all)
      },
    },
    {
      name: erasedJob,
      async work({ scope }, about) {
        const all = await scope().read(offices)
        const theirs = all.filter(({ office_id }) => office_id === about.office_id)
        await letGo(scope, theirs, { days_after_taking: 0 })
        await empty(scope, all)
      },
    },
  ]
}
