import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { successionFeed } from './feeds.ts'

type Contents = ReturnType<typeof successionFeed.read>

/** The summary gives one date, the last day of the organisations that close; the moves are on the day after. */
export async function foretellMoves(
  tx: Operating,
  file: OpenFile,
  { rows, closures }: Pick<Contents, 'rows' | 'closures'>,
) {
  const [closing] = closures
  if (!closing) return
  await sql`
    insert into register.icb_move (commissioner_code, icb_name_before, icb_name_after, on_day, file_id)
    select given.*, ${closing.closes_on.add({ days: 1 })}::date, ${file.id}::uuid
    from ${bulk(rows, {
      commissioner_code: ['text', (row) => row.commissioner_code],
      icb_name_before: ['text', (row) => row.icb_name_before],
      icb_name_after: ['text', (row) => row.icb_name_after],
    })}
    on conflict (commissioner_code, on_day) do update set
      icb_name_before = excluded.icb_name_before, icb_name_after = excluded.icb_name_after, file_id = excluded.file_id
    where (select seen_on from register.open_data_file where id = icb_move.file_id) <= ${file.seen_on}::date`.execute(
    tx.db,
  )
}
