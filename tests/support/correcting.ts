import type { Id } from '../../src/platform/values.ts'
import type { keptBooks } from './kept-books.ts'
import { openData } from './register.ts'
import { operate } from './set-up.ts'

/** How an office that keeps its books puts a list size right after the fact, and corrects the first quarter by it. */
export const correcting = ({ installation, site, sent, press, ruth }: Awaited<ReturnType<typeof keptBooks>>) => ({
  /** What the open data say now of a practice's list, in a file of its own. */
  recounted: async (practice_id: Id<'practice'>, patients: number) => {
    await openData(installation, [])
    await operate(site.scope(), async (tx) => {
      await tx.db
        .updateTable('register.practice_period')
        .set({ list_size: patients })
        .where('practice_id', '=', practice_id)
        .where('list_size', 'is not', null)
        .execute()
      const { id } = await tx.db
        .selectFrom('register.open_data_file')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      await tx.db
        .updateTable('register.list_size')
        .set({ patients, file_id: id })
        .where('practice_id', '=', practice_id)
        .execute()
    })
  },
  /** A run of a later quarter that corrects an earlier one, issued. */
  corrected: async (levy_id: string, earlier: string, first_month = '2026-04-01') => {
    const run = await sent('/levies/runs', { levy_id, first_month, months: '3', pressed: press() })
    await sent(`${run}/corrections`, { corrected_id: earlier.split('/').at(-1) ?? '' })
    for (const to of ['check', 'issue']) await sent(`${run}/${to}`, {}, ruth.cookie)
    return run
  },
})
