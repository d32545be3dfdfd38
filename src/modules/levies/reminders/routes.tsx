import { get, mayEnter, pageParam, type Ask } from '../../../platform/routes.ts'
import { RemindersPage, pageSize } from './pages.tsx'
import { invoicesPastTheirDay, runsPastTheirDay } from './reads.ts'

export const routes = [get('/levies/reminders', 'levies.read_levies', showReminders)]

async function showReminders(c: Ask) {
  const page = pageParam(c)
  const found = await c.get('scope').read(async (tx) => ({
    runs: await runsPastTheirDay(tx),
    invoices: await invoicesPastTheirDay(tx, page, pageSize),
    may_keep: mayEnter(tx.actor, 'levies.keep_levies'),
  }))
  return c.html(<RemindersPage frame={c.get('frame')} page={page} {...found} />)
}
