import { sql } from 'kysely'
import { done, NotFound, refused } from '../../../platform/answers.ts'
import { bulk } from '../../../platform/bulk.ts'
import { queue } from '../../../platform/jobs/queue.ts'
import type { Writing } from '../../../platform/scope.ts'
import type { Id } from '../../../platform/values.ts'
import { issuedRun } from '../documents/reads.ts'
import { referenceOf } from '../documents/rules.ts'
import { holdNumbers } from '../documents/writes.ts'
import { overdueOf } from './reads.ts'

/** Writes a reminder of every overdue invoice of a run, for what of it is still owed, and has them printed. */
export async function remindOverdue(tx: Writing, run_id: Id<'run'>) {
  const run = await issuedRun(tx, run_id)
  if (!run) throw new NotFound()
  const { lmc_id, office_id } = run
  await holdNumbers(tx, lmc_id)
  const overdue = await overdueOf(tx, lmc_id, run_id)
  if (overdue.length === 0) return refused('nothing_overdue')
  const { last } = await tx.db
    .selectFrom('levies.document')
    .select(sql<number>`coalesce(max(number), 0)`.as('last'))
    .where('lmc_id', '=', lmc_id)
    .where('kind', '=', 'reminder')
    .executeTakeFirstOrThrow()
  const reminders = overdue.map((invoice, at) => ({ ...invoice, number: last + at + 1 }))
  await sql`
    insert into levies.document (lmc_id, run_id, kind, made_at, practice_id, collector_id, reminds_id, number, reference, amount_pence)
    select ${lmc_id}, ${run_id}, 'reminder', ${tx.now}, practice_id, collector_id, reminds_id, number, reference, amount_pence
    from ${bulk(reminders, {
      practice_id: ['uuid', (row) => row.practice_id],
      collector_id: ['uuid', (row) => row.collector_id],
      reminds_id: ['uuid', (row) => row.id],
      number: ['integer', (row) => row.number],
      reference: ['text', (row) => referenceOf(row.ods_code, 'reminder', row.number)],
      amount_pence: ['bigint', (row) => row.owed_pence],
    })}`.execute(tx.db)
  await queue(tx, 'levies.print_documents', { office_id, lmc_id, run_id })
  await tx.record(lmc_id, 'levies.reminders_written', { run_id, reminders: reminders.length })
  return done(reminders.length)
}
