import { sql } from 'kysely'
import { bulk } from '../../../platform/bulk.ts'
import type { Operating } from '../../../platform/scope.ts'
import type { OpenFile } from '../imports/rules.ts'
import type { postcodeFeed } from './feeds.ts'

type Rows = ReturnType<typeof postcodeFeed.read>['rows']

const atOnce = 50_000

/** Only the latest word on a postcode is kept: nothing shown depends on where one was before. */
export async function placePostcodes(tx: Operating, file: OpenFile, rows: Rows) {
  for (let at = 0; at < rows.length; at += atOnce)
    await sql`
      insert into register.postcode as p (postcode, commissioner_code, icb_code, seen_on, file_id)
      select given.*, ${file.seen_on}::date, ${file.id}::uuid
      from ${bulk(rows.slice(at, at + atOnce), {
        postcode: ['text', (row) => row.postcode],
        commissioner_code: ['text', (row) => row.commissioner_code],
        icb_code: ['text', (row) => row.icb_code],
      })}
      on conflict (postcode) do update set
        commissioner_code = excluded.commissioner_code, icb_code = excluded.icb_code, seen_on = excluded.seen_on, file_id = excluded.file_id
      where p.seen_on <= excluded.seen_on`.execute(tx.db)
}
